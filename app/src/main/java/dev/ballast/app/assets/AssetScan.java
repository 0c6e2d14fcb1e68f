package dev.ballast.app.assets;

import dev.ballast.app.bars.BarSource;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.Tier;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.market.discovery.Listings;
import dev.ballast.core.market.discovery.QualityScore;
import dev.ballast.core.market.discovery.TierRule;
import dev.ballast.core.result.Result;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Scores every instrument of a snapshot, away from the FX thread.
final class AssetScan {

    private final Snapshot snapshot;
    private final Map<Timeframe, Map<InstrumentId, PriceHistory>> shorter = new EnumMap<>(Timeframe.class);
    private final Instant newest;
    private final TiltScan tilts;

    AssetScan(Snapshot snapshot, BarSource source) {
        this.snapshot = snapshot;
        tilts = new TiltScan(snapshot);
        for (Timeframe timeframe : List.of(Timeframe.H1, Timeframe.H4)) {
            shorter.put(timeframe, source.bars(snapshot.instruments().keySet(), timeframe));
        }
        newest = snapshot.history().values().stream()
                .filter(history -> !history.isEmpty())
                .map(history -> history.last().openTime())
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    /// One row an instrument, by tier, then by volume.
    List<AssetRow> rows() {
        return snapshot.instruments().values().stream()
                .map(this::row)
                .sorted(Comparator.comparing((AssetRow row) -> row.rule().tier())
                        .thenComparing(row ->
                                -row.score().map(QualityScore::dailyVolume).orElse(0.0))
                        .thenComparing(AssetRow::id))
                .toList();
    }

    private AssetRow row(Instrument instrument) {
        InstrumentId id = instrument.id();
        PriceHistory daily = snapshot.history().get(id);
        Result<QualityScore> score =
                daily == null ? Result.missing("no daily bars are stored") : QualityScore.of(daily, newest);
        OptionalInt rank = snapshot.market().caps().rank(id.base());
        TierRule rule =
                switch (score) {
                    case Result.Known<QualityScore>(QualityScore known) ->
                        TierRule.of(rank, known.dailyVolume(), known.total());
                    case Result.Missing<QualityScore>(String reason) ->
                        new TierRule(Tier.UNRANKED, "no score: " + reason);
                };
        Quote quote = snapshot.quotes().get(id);
        return new AssetRow(
                instrument,
                rank,
                score,
                rule,
                spans(id, daily),
                quote == null
                        ? ""
                        : quote.source().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                AssetWords.listing(snapshot.market().listings().of(id)),
                standing(id),
                change(daily, 30),
                change(daily, 365),
                tilts.weight(id),
                gain(id));
    }

    private AssetRow.Standing standing(InstrumentId id) {
        Listings listings = snapshot.market().listings();
        return !listings.stopped().containsKey(id)
                ? AssetRow.Standing.ESTIMATED
                : listings.kept().contains(id) ? AssetRow.Standing.KEPT : AssetRow.Standing.LEFT_OUT;
    }

    private String spans(InstrumentId id, @Nullable PriceHistory daily) {
        var spans = new ArrayList<String>();
        for (Map.Entry<Timeframe, Map<InstrumentId, PriceHistory>> entry : shorter.entrySet()) {
            PriceHistory history = entry.getValue().get(id);
            if (history != null && !history.isEmpty()) {
                spans.add(span(history));
            }
        }
        if (daily != null && !daily.isEmpty()) {
            spans.add(span(daily));
        }
        return String.join(" · ", spans);
    }

    private static String span(PriceHistory history) {
        return history.timeframe().label() + " " + history.bars().size() + " since "
                + history.bars().getFirst().openTime().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /// The last close against the last one at least `days` days before it.
    private static Result<Double> change(@Nullable PriceHistory daily, int days) {
        if (daily == null || daily.isEmpty()) {
            return Result.missing("no daily bars are stored");
        }
        Instant then = daily.last().openTime().minus(Duration.ofDays(days));
        return daily.bars().stream()
                .filter(bar -> !bar.openTime().isAfter(then))
                .reduce((_, later) -> later)
                .map(Bar::close)
                .map(close -> Result.of(daily.last().close() / close - 1))
                .orElseGet(() -> Result.missing("its bars do not go back " + days + " days"));
    }

    private Result<Double> gain(InstrumentId id) {
        var holding = snapshot.book().holdings().get(id);
        if (holding == null) {
            return Result.missing("never held");
        }
        double realised = holding.realised().doubleValue();
        if (!holding.isOpen()) {
            return Result.of(realised);
        }
        return snapshot.valuation().positions().stream()
                .filter(position -> position.instrument().equals(id) && position.quote() != null)
                .findFirst()
                .map(position -> Result.of(realised + position.unrealised()))
                .orElseGet(() -> Result.missing("no price to value it at"));
    }
}
