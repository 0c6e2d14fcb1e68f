package dev.ballast.app.assets;

import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Tier;
import dev.ballast.core.market.discovery.QualityScore;
import dev.ballast.core.market.discovery.TierRule;
import dev.ballast.core.result.Result;
import java.util.Locale;
import java.util.OptionalInt;

/// What is known of one asset. Immutable.
///
/// @param instrument with the category and tier in force
/// @param rank by market capitalisation
/// @param score of its daily bars, or why there is none
/// @param rule the tier that rank, volume and score give
/// @param spans its stored bars in words: `1d 2,924 since 2018-01-01`
/// @param source where its price comes from now; empty where it has none
/// @param listing how venues list it that were asked; empty where none was
/// @param standing whether the estimates use it
/// @param month return over 30 days, a fraction
/// @param year return over 365 days, a fraction
/// @param weight how its target weight adapts to its running performance
/// @param gain realised and unrealised gain of the book in it, in the reporting currency
record AssetRow(
        Instrument instrument,
        OptionalInt rank,
        Result<QualityScore> score,
        TierRule rule,
        String spans,
        String source,
        String listing,
        Standing standing,
        Result<Double> month,
        Result<Double> year,
        AssetWeight weight,
        Result<Double> gain) {

    /// Whether the estimates use an asset.
    enum Standing {
        ESTIMATED,
        /// No venue trades it.
        LEFT_OUT,
        /// No venue trades it, and the trader keeps it in.
        KEPT
    }

    InstrumentId id() {
        return instrument.id();
    }

    boolean matches(String filter) {
        String text = filter.strip().toLowerCase(Locale.ROOT);
        return id().symbol().toLowerCase(Locale.ROOT).contains(text)
                || instrument.category().label().toLowerCase(Locale.ROOT).contains(text)
                || name(instrument.tier()).toLowerCase(Locale.ROOT).contains(text)
                || listing.toLowerCase(Locale.ROOT).contains(text);
    }

    static String name(Tier tier) {
        return switch (tier) {
            case TIER_1 -> "Tier 1";
            case TIER_2 -> "Tier 2";
            case TIER_3 -> "Tier 3";
            case UNRANKED -> "Unranked";
        };
    }
}
