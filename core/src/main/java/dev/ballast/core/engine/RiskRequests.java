package dev.ballast.core.engine;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.Category;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Quote;
import dev.ballast.core.performance.BookReturns;
import dev.ballast.core.performance.FlowTiming;
import dev.ballast.core.performance.PeriodReturn;
import dev.ballast.core.portfolio.Position;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.heat.AverageTrueRange;
import dev.ballast.core.risk.report.HeldPosition;
import dev.ballast.core.risk.report.PriceSample;
import dev.ballast.core.risk.report.RiskReport;
import dev.ballast.core.risk.report.RiskReports;
import dev.ballast.core.risk.report.RiskRequest;
import dev.ballast.core.risk.report.RiskSettings;
import dev.ballast.core.risk.series.DatedSeries;
import dev.ballast.core.statistics.AlignedPrices;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a risk report is made from, out of a snapshot. Stateless; safe on any thread.
public final class RiskRequests {

    /// Daily returns below which an instrument does not shorten the sample of the others but is left out of it.
    private static final int FEWEST = 30;

    private RiskRequests() {}

    /// The report on the snapshot's book, which says of which holdings it leaves bars out.
    public static RiskReport report(Snapshot snapshot, RiskSettings settings) {
        RiskReport report = RiskReports.of(of(snapshot, settings));
        Map<InstrumentId, String> leftOut = snapshot.market().leftOut();
        List<String> notes = snapshot.valuation().positions().stream()
                .map(Position::instrument)
                .filter(leftOut::containsKey)
                .map(instrument -> instrument + ": " + leftOut.get(instrument))
                .toList();
        return notes.isEmpty() ? report : report.withNotes(notes);
    }

    /// The request for the snapshot's book at its present weights.
    public static RiskRequest of(Snapshot snapshot, RiskSettings settings) {
        SortedMap<InstrumentId, Double> weights = new TreeMap<>();
        Map<InstrumentId, Category> categories = new HashMap<>();
        for (Position position : snapshot.valuation().positions()) {
            if (position.weight() != 0) {
                weights.put(position.instrument(), position.weight());
                categories.put(position.instrument(), position.category());
            }
        }
        double equity = snapshot.valuation().equity();
        Map<InstrumentId, PriceHistory> estimable = snapshot.estimable();
        return new RiskRequest(
                sample(weights.keySet(), estimable, settings.lookback(), snapshot),
                weights,
                categories,
                MarketRegimes.index(estimable, snapshot.policy().regime()),
                Result.of(positions(snapshot)),
                equity > 0 ? Result.of(equity) : Result.missing("The book has no equity."),
                equityCurve(snapshot),
                snapshot.marketRegime(),
                settings,
                snapshot.policy().risk());
    }

    /// Prices of the instruments on common dates: as many returns as all with enough history have, at most `lookback`.
    static Result<PriceSample> sample(
            Collection<InstrumentId> instruments,
            Map<InstrumentId, PriceHistory> history,
            int lookback,
            Snapshot snapshot) {
        if (instruments.isEmpty()) {
            return Result.missing("There are no positions.");
        }
        int common = instruments.stream()
                .map(history::get)
                .mapToInt(bars -> bars == null ? 0 : bars.bars().size() - 1)
                .filter(returns -> returns >= FEWEST)
                .min()
                .orElse(0);
        if (common == 0) {
            SortedMap<InstrumentId, String> out = snapshot.leftOut(Map.of(), instruments);
            return Result.missing(
                    out.isEmpty()
                            ? "No position has " + FEWEST + " daily returns yet."
                            : "No figure without " + out.firstKey() + ": " + out.get(out.firstKey()) + ".");
        }
        return AlignedPrices.of(instruments, history, Math.min(lookback, common))
                .map(prices -> PriceSample.of(
                        prices.instruments(),
                        prices.times(),
                        prices.closes(),
                        snapshot.leftOut(prices.excluded(), instruments)));
    }

    private static List<HeldPosition> positions(Snapshot snapshot) {
        var held = new ArrayList<HeldPosition>();
        for (Position position : snapshot.valuation().positions()) {
            Quote quote = position.quote();
            if (quote != null && position.value() > 0) {
                held.add(held(position, quote, snapshot));
            }
        }
        return held;
    }

    private static HeldPosition held(Position position, Quote quote, Snapshot snapshot) {
        PriceHistory history = snapshot.estimable().get(position.instrument());
        List<Bar> bars = history == null ? List.of() : history.bars();
        String leftOut =
                snapshot.leftOut(Map.of(), List.of(position.instrument())).getOrDefault(position.instrument(), "");
        int days = snapshot.policy().risk().liquidity().volumeDays();
        double rate = position.value() / (position.quantity().doubleValue() * quote.mid());
        return new HeldPosition(
                position.instrument(),
                position.value(),
                quote.mid(),
                Optional.empty(),
                leftOut.isEmpty()
                        ? AverageTrueRange.of(
                                bars, snapshot.policy().risk().heat().rangePeriods())
                        : Result.missing("No true range of " + position.instrument() + ": " + leftOut + "."),
                leftOut.isEmpty()
                        ? volume(position.instrument(), bars, days, rate)
                        : Result.missing("No volume of " + position.instrument() + ": " + leftOut + "."),
                quote.ask() > quote.bid()
                        ? Result.of((quote.ask() - quote.bid()) / (2 * quote.mid()))
                        : Result.missing("The price of " + position.instrument() + " has no bid and ask."));
    }

    /// Average value traded a day: volume in base units × close, in the book's currency.
    private static Result<Double> volume(InstrumentId instrument, List<Bar> bars, int days, double rate) {
        List<Bar> latest = bars.subList(Math.max(0, bars.size() - days), bars.size());
        double value = latest.stream()
                .mapToDouble(bar -> bar.volume() * bar.close() * rate)
                .average()
                .orElse(0);
        return value > 0
                ? Result.finite(value, "The volume of " + instrument)
                : Result.missing("The history of " + instrument + " has no volume.");
    }

    /// The book's own past as an index that deposits and withdrawals do not move.
    private static Result<DatedSeries> equityCurve(Snapshot snapshot) {
        return switch (BookReturns.of(
                snapshot.equity().daily(), snapshot.equity().flows(), FlowTiming.DAY_WEIGHTED)) {
            case Result.Missing<BookReturns>(String reason) -> Result.missing(reason);
            case Result.Known<BookReturns>(BookReturns returns) -> Result.of(index(returns));
        };
    }

    private static DatedSeries index(BookReturns returns) {
        List<PeriodReturn> periods = returns.periods();
        var times = new ArrayList<Instant>();
        var values = new double[periods.size() + 1];
        times.add(returns.from());
        values[0] = 1;
        for (int i = 0; i < periods.size(); i++) {
            times.add(periods.get(i).to());
            values[i + 1] = values[i] * (1 + periods.get(i).value());
        }
        return DatedSeries.of(times, values);
    }
}
