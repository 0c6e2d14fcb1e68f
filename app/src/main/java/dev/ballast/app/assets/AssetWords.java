package dev.ballast.app.assets;

import dev.ballast.app.format.Numbers;
import dev.ballast.core.market.discovery.QualityScore;
import dev.ballast.core.result.Result;
import java.util.Locale;

/// What the room says of an asset in words.
final class AssetWords {

    private AssetWords() {}

    static String parts(QualityScore score) {
        return String.format(
                Locale.ROOT,
                "Data %.2f · liquidity %.2f · calm %.2f · age %.2f\nMedian daily volume %s, volatility %s a year",
                score.completeness(),
                score.liquidity(),
                score.volatility(),
                score.age(),
                Numbers.compact(score.dailyVolume()),
                Numbers.percent(score.annualVolatility()));
    }

    static String percent(Result<Double> value) {
        return value.map(known -> Numbers.signedPercent(known, 1)).orElse(Numbers.UNKNOWN);
    }

    /// Why the row stands in its tier, for the line beneath the table.
    static String why(AssetRow row) {
        String given = AssetRow.name(row.rule().tier());
        String inForce = row.rule().tier() == row.instrument().tier()
                ? given
                : AssetRow.name(row.instrument().tier()) + " in force, " + given + " by rank, volume and score";
        String why = row.rule().why().isEmpty() ? "" : " (" + row.rule().why() + ")";
        String score = row.score().isKnown()
                ? "\n" + row.score().map(AssetWords::parts).orElse("")
                : "\nNo score: " + row.score().reason();
        String spans = row.spans().isEmpty() ? "no bars: fetch them with ballast backfill" : row.spans();
        return row.id() + ": " + inForce + why + score + "\n" + TiltWords.why(row.weight()) + "\n" + spans;
    }
}
