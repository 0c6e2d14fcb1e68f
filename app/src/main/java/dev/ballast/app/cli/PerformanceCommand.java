package dev.ballast.app.cli;

import dev.ballast.core.engine.PerformanceRequests;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.performance.BenchmarkChoice;
import dev.ballast.core.performance.BookPerformance;
import dev.ballast.core.performance.PerformanceFigures;
import dev.ballast.core.performance.PerformanceReport;
import dev.ballast.core.performance.PerformanceReports;
import dev.ballast.core.performance.PerformanceWindow;
import dev.ballast.core.performance.ReturnAttribution;
import dev.ballast.core.result.Percent;
import dev.ballast.core.result.Result;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Tells how a book did in every window, what earned it and how it did against a benchmark. Changes nothing.
@Command(
        name = "performance",
        description = "Shows return, risk and turnover of the book in every window, what earned the return, closed"
                + " trades, and the book against a benchmark. Changes nothing.")
final class PerformanceCommand implements Callable<Integer> {

    private static final String EQUAL = "equal-weight";

    private final Host host;

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption data = new DataOption();

    @Option(
            names = "--window",
            defaultValue = "30d",
            paramLabel = "1d|7d|30d|90d|ytd|1y|all",
            description = "Window of comparison and attribution. Default: ${DEFAULT-VALUE}.")
    private String window = "";

    @Option(
            names = "--benchmark",
            defaultValue = EQUAL,
            paramLabel = EQUAL + "|SYMBOL",
            description = "What the book is held against: all instruments with daily bars in equal parts, or one."
                    + " Default: ${DEFAULT-VALUE}.")
    private String benchmark = "";

    @Option(names = "--json", description = "Print JSON with plain numbers.")
    private boolean json;

    PerformanceCommand(Host host) {
        this.host = host;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() {
        PerformanceWindow over = over();
        try (OpenDesk desk = host.open(DeskRequest.reading(data.data(), data.kind()))) {
            Snapshot snapshot = desk.engine().step();
            PerformanceReport report = PerformanceReports.of(PerformanceRequests.of(snapshot, over, against(snapshot)));
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                Json.print(out, PerformanceDocument.of(snapshot, report));
            } else {
                print(out, snapshot, report);
            }
        }
        return ExitCode.OK;
    }

    private PerformanceWindow over() {
        return Arrays.stream(PerformanceWindow.values())
                .filter(each -> each.label().equalsIgnoreCase(window))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--window must be one of "
                        + List.of(PerformanceWindow.values()).stream()
                                .map(PerformanceWindow::label)
                                .toList()
                        + ", was '" + window + "'"));
    }

    private BenchmarkChoice against(Snapshot snapshot) {
        if (benchmark.equalsIgnoreCase(EQUAL)) {
            return new BenchmarkChoice.EqualWeight();
        }
        InstrumentId instrument = InstrumentId.of(benchmark.toUpperCase(Locale.ROOT));
        if (!snapshot.history().containsKey(instrument)) {
            throw new IllegalArgumentException("--benchmark '" + benchmark
                    + "' has no daily bars in this book; import them with" + " 'ballast import history'");
        }
        return new BenchmarkChoice.Single(instrument);
    }

    private static void print(PrintWriter out, Snapshot snapshot, PerformanceReport report) {
        if (snapshot.isSimulated()) {
            out.println("SIMULATED prices");
        }
        out.printf(
                "%-6s %10s %16s %10s %8s %10s%n", "Window", "Return", "Gain, USD", "Volatility", "Sharpe", "Drawdown");
        for (PerformanceWindow each : PerformanceWindow.values()) {
            switch (report.over(each)) {
                case Result.Missing<BookPerformance>(String reason) -> out.printf("%-6s %s%n", each.label(), reason);
                case Result.Known<BookPerformance>(BookPerformance book) ->
                    out.printf(
                            Locale.ROOT,
                            "%-6s %10s %,16.2f %s%n",
                            each.label(),
                            Percent.of(book.timeWeighted()),
                            book.gain(),
                            risk(book));
            }
        }
        out.printf("%nWhat earned the return of %s%n", report.window().label());
        switch (report.byInstrument()) {
            case Result.Missing<ReturnAttribution>(String reason) -> out.println(reason);
            case Result.Known<ReturnAttribution>(ReturnAttribution parts) ->
                parts.contributions()
                        .forEach((name, value) -> out.printf(Locale.ROOT, "  %-14s %10s%n", name, Percent.of(value)));
        }
        out.printf("%nAgainst %s: %s%n", report.benchmark().label(), PerformanceDocument.comparison(report));
        out.flush();
    }

    private static String risk(BookPerformance book) {
        return switch (book.figures()) {
            case Result.Missing<PerformanceFigures>(String reason) -> reason;
            case Result.Known<PerformanceFigures>(PerformanceFigures figures) ->
                String.format(
                        Locale.ROOT,
                        "%10s %8s %10s",
                        Percent.of(figures.annualVolatility()),
                        figures.sharpe()
                                .map(value -> String.format(Locale.ROOT, "%.2f", value))
                                .orElse("—"),
                        Percent.of(figures.drawdown().maximum()));
        };
    }
}
