package dev.ballast.core.rebalance;

import java.time.Instant;
import java.util.List;

/// What the trader changed of a proposal (REB-8): newer inputs never overwrite it, they mark it stale.
///
/// @param at when it was last edited
/// @param suggested the engine's own legs before the first edit; outcomes are held against them
/// @param staleBecause what has changed since the figures were made; empty where nothing has
public record TraderEdit(Instant at, List<Leg> suggested, String staleBecause) {

    public TraderEdit {
        suggested = List.copyOf(suggested);
    }

    public boolean isStale() {
        return !staleBecause.isEmpty();
    }

    /// The same edit, on ground that has changed.
    public TraderEdit stale(String why) {
        return new TraderEdit(at, suggested, why);
    }
}
