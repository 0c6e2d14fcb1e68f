package dev.ballast.app.assets;

import dev.ballast.app.format.Numbers;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.discovery.Listing;
import dev.ballast.core.market.discovery.ListingState;
import dev.ballast.core.market.discovery.Listings;
import dev.ballast.core.market.discovery.QualityScore;
import dev.ballast.core.result.Result;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What the room says of an asset in words.
final class AssetWords {

    private static final int MOST_NAMED = 3;

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
        return row.id() + ": " + inForce + why + score + "\n" + TiltWords.why(row.weight()) + "\n" + spans
                + standing(row);
    }

    private static String standing(AssetRow row) {
        return switch (row.standing()) {
            case ESTIMATED -> "";
            case LEFT_OUT -> "\nLeft out of the estimates: " + row.listing();
            case KEPT -> "\nYou keep it in the estimates: " + row.listing();
        };
    }

    /// `COINBASE trading · BINANCE halted since 2026-08-09`.
    static String listing(List<Listing> listings) {
        return listings.stream()
                .sorted(Comparator.comparing(
                        (Listing listing) -> !listing.state().isStopped()))
                .map(listing -> listing.state() == ListingState.TRADING || listing.state() == ListingState.NEVER_SEEN
                        ? listing.venue() + " " + listing.state().label()
                        : listing.venue() + " " + listing.state().label() + " since "
                                + listing.since().atOffset(ZoneOffset.UTC).toLocalDate())
                .collect(Collectors.joining(" · "));
    }

    /// One line for the head of the room; empty where everything is traded.
    static String stopped(Listings listings) {
        Map<InstrumentId, String> stopped = listings.stopped();
        String named = stopped.entrySet().stream()
                .limit(MOST_NAMED)
                .map(entry -> entry.getKey() + " is " + entry.getValue()
                        + (listings.kept().contains(entry.getKey()) ? " (kept in the estimates)" : ""))
                .collect(Collectors.joining("; "));
        String more = stopped.size() > MOST_NAMED ? "; and " + (stopped.size() - MOST_NAMED) + " more" : "";
        return stopped.isEmpty() ? "" : "Not traded, left out of the estimates: " + named + more;
    }
}
