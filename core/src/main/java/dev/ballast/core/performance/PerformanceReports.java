package dev.ballast.core.performance;

import dev.ballast.core.market.Category;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.performance.PerformanceReport.CurvePoint;
import dev.ballast.core.portfolio.BookPast;
import dev.ballast.core.portfolio.LotSale;
import dev.ballast.core.result.Result;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/// Makes reports of the book's performance. Pure; O(points + entries + bars).
public final class PerformanceReports {

    private static final String UNKNOWN = "Not categorised";

    private PerformanceReports() {}

    /// The report; figures that cannot be told are missing with their reason. `RefusedException` for a ledger that
    /// does not fit together.
    public static PerformanceReport of(PerformanceRequest request) {
        var windows = new EnumMap<PerformanceWindow, Result<BookPerformance>>(PerformanceWindow.class);
        for (PerformanceWindow window : PerformanceWindow.values()) {
            windows.put(
                    window,
                    BookPerformance.of(
                            window, request.points(), request.ledger(), request.periodsPerYear(), request.riskFree()));
        }
        Result<BookSlice> slice = request.points().isEmpty()
                ? Result.missing("The book has no valuation yet.")
                : Result.of(BookSlice.of(request.window(), request.points(), request.ledger()));
        List<DailyReturn> daily = slice.flatMap(
                        known -> BookReturns.of(known.points(), known.flows(), FlowTiming.DAY_WEIGHTED))
                .map(BookReturns::daily)
                .orElse(List.of());
        var benchmark = new BenchmarkReturns(request.benchmark(), request.histories());
        Result<BookAttribution> attribution =
                slice.flatMap(known -> BookAttribution.of(known, FlowTiming.DAY_WEIGHTED));
        List<LotSale> sales = new BookPast().sales(request.lots(), request.ledger());
        return new PerformanceReport(
                request.window(),
                request.benchmark(),
                windows,
                curve(daily, benchmark),
                compare(daily, benchmark, request),
                attribution.map(known -> ordered(known.byInstrument())),
                attribution.map(known -> ordered(known.byInstrument().grouped(category(request)::apply))),
                attribution.map(known -> ordered(known.byStrategy())),
                ClosedTrades.of(sales),
                ClosedTrades.byStrategy(sales, request.ledger()));
    }

    private static List<CurvePoint> curve(List<DailyReturn> daily, BenchmarkReturns benchmark) {
        var curve = new ArrayList<CurvePoint>();
        double book = 1;
        double other = Double.NaN;
        for (DailyReturn each : daily) {
            OptionalDouble earned = benchmark.between(each.from(), each.to());
            if (Double.isNaN(other) && earned.isPresent()) {
                // Both lines meet where the benchmark begins.
                other = book;
            }
            if (curve.isEmpty()) {
                curve.add(new CurvePoint(each.from(), book, other));
            }
            book *= 1 + each.value();
            other *= 1 + earned.orElse(0);
            curve.add(new CurvePoint(each.to(), book, other));
        }
        return curve;
    }

    private static Result<BenchmarkComparison> compare(
            List<DailyReturn> daily, BenchmarkReturns benchmark, PerformanceRequest request) {
        var own = new ArrayList<Double>();
        var other = new ArrayList<Double>();
        for (DailyReturn each : daily) {
            benchmark.between(each.from(), each.to()).ifPresent(earned -> {
                own.add(each.value());
                other.add(earned);
            });
        }
        return own.isEmpty()
                ? Result.missing("No day with both a return of the book and closes of "
                        + benchmark.benchmark().label() + ".")
                : BenchmarkComparison.of(
                        own.stream().mapToDouble(Double::doubleValue).toArray(),
                        other.stream().mapToDouble(Double::doubleValue).toArray(),
                        request.periodsPerYear(),
                        request.riskFree());
    }

    private static ReturnAttribution ordered(ReturnAttribution attribution) {
        var ordered = new LinkedHashMap<String, Double>();
        attribution.contributions().entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
        return new ReturnAttribution(ordered, attribution.total(), attribution.periods());
    }

    private static Function<String, String> category(PerformanceRequest request) {
        var names = new HashMap<String, String>();
        for (Map.Entry<InstrumentId, Category> entry : request.categories().entrySet()) {
            names.put(entry.getKey().toString(), entry.getValue().label());
        }
        return instrument ->
                instrument.equals(BookAttribution.UNEXPLAINED) ? instrument : names.getOrDefault(instrument, UNKNOWN);
    }
}
