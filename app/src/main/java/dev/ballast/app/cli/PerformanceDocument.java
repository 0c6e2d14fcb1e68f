package dev.ballast.app.cli;

import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.performance.BenchmarkComparison;
import dev.ballast.core.performance.BookPerformance;
import dev.ballast.core.performance.ClosedTrades;
import dev.ballast.core.performance.PerformanceFigures;
import dev.ballast.core.performance.PerformanceReport;
import dev.ballast.core.performance.PerformanceWindow;
import dev.ballast.core.performance.ReturnAttribution;
import dev.ballast.core.result.Percent;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.series.Drawdown;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The book's performance as plain names and numbers, for `--json`. A figure that cannot be told is null, with its
/// reason beside it.
final class PerformanceDocument {

    private PerformanceDocument() {}

    static Map<String, @Nullable Object> of(Snapshot snapshot, PerformanceReport report) {
        var document = new LinkedHashMap<String, @Nullable Object>();
        document.put("asOf", snapshot.asOf().toString());
        document.put("simulated", snapshot.isSimulated());
        document.put(
                "convention",
                "time-weighted, each day's deposits and withdrawals weighted by time; means × and deviations × root of "
                        + snapshot.policy().risk().periodsPerYear() + " days a year; risk-free rate 0");
        var windows = new LinkedHashMap<String, @Nullable Object>();
        for (PerformanceWindow window : PerformanceWindow.values()) {
            windows.put(
                    window.label(),
                    switch (report.over(window)) {
                        case Result.Known<BookPerformance>(BookPerformance book) -> book(book);
                        case Result.Missing<BookPerformance>(String reason) -> Map.of("reason", reason);
                    });
        }
        document.put("windows", windows);
        document.put("window", report.window().label());
        document.put("byInstrument", attribution(report.byInstrument()));
        document.put("byCategory", attribution(report.byCategory()));
        document.put("byStrategy", attribution(report.byStrategy()));
        document.put("benchmark", report.benchmark().label());
        document.put(
                "comparison",
                switch (report.comparison()) {
                    case Result.Known<BenchmarkComparison>(BenchmarkComparison known) -> comparison(known);
                    case Result.Missing<BenchmarkComparison>(String reason) -> Map.of("reason", reason);
                });
        document.put(
                "closedTrades",
                switch (report.closed()) {
                    case Result.Known<ClosedTrades>(ClosedTrades known) -> closed(known);
                    case Result.Missing<ClosedTrades>(String reason) -> Map.of("reason", reason);
                });
        return document;
    }

    private static Map<String, @Nullable Object> book(BookPerformance book) {
        var node = new LinkedHashMap<String, @Nullable Object>();
        node.put("from", book.from().toString());
        node.put("to", book.to().toString());
        node.put("timeWeighted", book.timeWeighted());
        put(node, "moneyWeighted", book.moneyWeighted().map(known -> known.period()));
        put(node, "moneyWeightedAnnual", book.moneyWeighted().flatMap(known -> known.annual()));
        node.put("gain", book.gain());
        node.put("netFlow", book.netFlow());
        node.put("purchases", book.purchases());
        node.put("sales", book.sales());
        put(node, "turnover", book.turnover());
        put(node, "utilisation", book.utilisation());
        switch (book.figures()) {
            case Result.Missing<PerformanceFigures>(String reason) -> node.put("figuresReason", reason);
            case Result.Known<PerformanceFigures>(PerformanceFigures figures) -> {
                node.put("dailyReturns", figures.observations());
                node.put("annualVolatility", figures.annualVolatility());
                put(node, "sharpe", figures.sharpe());
                put(node, "sortino", figures.sortinoZero());
                put(node, "calmar", figures.calmar());
                node.put("maximumDrawdown", figures.drawdown().maximum());
                node.put(
                        "deepest",
                        figures.drawdown()
                                .deepest()
                                .map(PerformanceDocument::spell)
                                .orElse(null));
            }
        }
        return node;
    }

    private static Map<String, @Nullable Object> spell(Drawdown.Spell spell) {
        var node = new LinkedHashMap<String, @Nullable Object>();
        node.put("peak", spell.peak().toString());
        node.put("trough", spell.trough().toString());
        node.put("recovery", spell.recovery().map(Object::toString).orElse(null));
        node.put("days", spell.duration().toDays());
        return node;
    }

    private static Object attribution(Result<ReturnAttribution> result) {
        return switch (result) {
            case Result.Known<ReturnAttribution>(ReturnAttribution known) -> known.contributions();
            case Result.Missing<ReturnAttribution>(String reason) -> Map.of("reason", reason);
        };
    }

    private static Map<String, @Nullable Object> comparison(BenchmarkComparison known) {
        var node = new LinkedHashMap<String, @Nullable Object>();
        node.put("days", known.observations());
        node.put("alpha", known.alpha());
        node.put("beta", known.beta());
        put(node, "correlation", known.correlation());
        node.put("trackingError", known.trackingError());
        put(node, "informationRatio", known.informationRatio());
        put(node, "upCapture", known.upCapture());
        put(node, "downCapture", known.downCapture());
        return node;
    }

    private static Map<String, @Nullable Object> closed(ClosedTrades known) {
        var node = new LinkedHashMap<String, @Nullable Object>();
        node.put("sales", known.trades());
        node.put("winRate", known.winRate());
        put(node, "profitFactor", known.profitFactor());
        node.put("expectancy", known.expectancy());
        put(node, "averageWin", known.averageWin());
        put(node, "averageLoss", known.averageLoss());
        node.put("averageHoldingDays", known.averageHolding().toSeconds() / 86_400.0);
        return node;
    }

    /// The comparison in one line.
    static String comparison(PerformanceReport report) {
        return switch (report.comparison()) {
            case Result.Missing<BenchmarkComparison>(String reason) -> reason;
            case Result.Known<BenchmarkComparison>(BenchmarkComparison known) ->
                String.format(
                        Locale.ROOT,
                        "beta %.2f, alpha %s a year, tracking error %s, over %d days",
                        known.beta(),
                        Percent.of(known.alpha()),
                        Percent.of(known.trackingError()),
                        known.observations());
        };
    }

    private static void put(Map<String, @Nullable Object> node, String name, Result<Double> figure) {
        switch (figure) {
            case Result.Known<Double>(Double value) -> node.put(name, value);
            case Result.Missing<Double>(String reason) -> {
                node.put(name, null);
                node.put(name + "Reason", reason);
            }
        }
    }
}
