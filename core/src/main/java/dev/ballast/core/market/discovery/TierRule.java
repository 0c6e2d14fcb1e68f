package dev.ballast.core.market.discovery;

import dev.ballast.core.market.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// The tier of an asset (MKT-6): tier 1 for a rank ≤ 10, a daily volume > 100 million USD and a quality > 0.8; tier 2
/// for ≤ 50, > 10 million, > 0.6; tier 3 for ≤ 100, > 1 million, > 0.4; else unranked.
///
/// @param tier the highest whose three conditions all hold
/// @param why what keeps it from the next higher tier; empty for tier 1
public record TierRule(Tier tier, String why) {

    private record Bounds(Tier tier, String name, int rank, double volume, double quality) {}

    private static final List<Bounds> BOUNDS = List.of(
            new Bounds(Tier.TIER_1, "tier 1", 10, 100e6, 0.8),
            new Bounds(Tier.TIER_2, "tier 2", 50, 10e6, 0.6),
            new Bounds(Tier.TIER_3, "tier 3", 100, 1e6, 0.4));

    /// The tier that these figures give.
    ///
    /// @param rank by market capitalisation; unranked where there is none
    /// @param dailyVolume in USD, ≥ 0
    /// @param quality in [0, 1]
    public static TierRule of(OptionalInt rank, double dailyVolume, double quality) {
        if (!(dailyVolume >= 0) || !(quality >= 0 && quality <= 1)) {
            throw new IllegalArgumentException(
                    "need dailyVolume >= 0 and quality in [0, 1], were " + dailyVolume + " and " + quality);
        }
        String why = "";
        for (Bounds bounds : BOUNDS) {
            String lacking = lacking(bounds, rank, dailyVolume, quality);
            if (lacking.isEmpty()) {
                return new TierRule(bounds.tier(), why);
            }
            why = "not " + bounds.name() + ": " + lacking;
        }
        return new TierRule(Tier.UNRANKED, why);
    }

    /// What rank and volume allow where no bars are stored yet; what is not known is taken at its best and named.
    ///
    /// @param rank by market capitalisation
    /// @param dailyVolume of the last day in USD, ≥ 0
    public static TierOutlook outlook(OptionalInt rank, OptionalDouble dailyVolume) {
        var missing = new ArrayList<String>();
        if (rank.isEmpty()) {
            missing.add("market-cap rank");
        }
        if (dailyVolume.isEmpty()) {
            missing.add("volume in USD");
        }
        missing.add("completeness, volatility and age: no bars yet");
        TierRule best = of(OptionalInt.of(rank.orElse(1)), dailyVolume.orElse(Double.MAX_VALUE), 1);
        return new TierOutlook(best.tier(), best.why(), missing);
    }

    private static String lacking(Bounds bounds, OptionalInt rank, double volume, double quality) {
        var lacking = new ArrayList<String>();
        if (rank.isEmpty()) {
            lacking.add("no market-cap rank");
        } else if (rank.getAsInt() > bounds.rank()) {
            lacking.add("rank " + rank.getAsInt() + " > " + bounds.rank());
        }
        if (!(volume > bounds.volume())) {
            lacking.add(String.format(Locale.ROOT, "volume %.1f M <= %.0f M", volume / 1e6, bounds.volume() / 1e6));
        }
        if (!(quality > bounds.quality())) {
            lacking.add(String.format(Locale.ROOT, "quality %.2f <= %.1f", quality, bounds.quality()));
        }
        return String.join(", ", lacking);
    }
}
