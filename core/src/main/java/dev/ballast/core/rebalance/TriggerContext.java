package dev.ballast.core.rebalance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a reading's threshold was made from and what holds the trigger back (REB-1, REB-2).
///
/// @param baseThreshold threshold of the policy, before volatility and regime adapted it
/// @param release value below which a fired trigger is quiet again
/// @param state where it stands
/// @param band which band it is, for a deviation
/// @param quietUntil end of the cooldown, if one runs
/// @param adaptation one sentence: what adapted the threshold; empty where nothing did
public record TriggerContext(
        double baseThreshold,
        double release,
        TriggerState state,
        BandKind band,
        @Nullable Instant quietUntil,
        String adaptation) {

    /// The context of a reading that knows its threshold alone, such as one stored by an older version.
    static TriggerContext of(double threshold, TriggerState state) {
        return new TriggerContext(threshold, threshold, state, BandKind.NONE, null, "");
    }
}
