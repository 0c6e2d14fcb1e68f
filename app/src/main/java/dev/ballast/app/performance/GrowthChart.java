package dev.ballast.app.performance;

import dev.ballast.app.chart.ChartPane;
import dev.ballast.app.chart.TwoLines;
import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.theme.Themes;
import dev.ballast.core.performance.PerformanceReport;
import dev.ballast.core.performance.PerformanceReport.CurvePoint;
import java.time.ZoneOffset;
import java.util.List;
import org.jfree.data.xy.XYSeries;
import org.jspecify.annotations.Nullable;

/// What the book earned since the window's start, and the benchmark.
final class GrowthChart {

    private final TwoLines lines;
    private List<CurvePoint> shown = List.of();

    GrowthChart(Themes themes, FxPulse pulse) {
        lines = new TwoLines(ZoneOffset.UTC, "+0.0 %;\u22120.0 %", themes, pulse);
        lines.pane().setId("performance-chart");
        lines.pane().setAccessibleText("Return of the book and of the benchmark since the window's start");
    }

    void show(@Nullable PerformanceReport report) {
        if (report == null || report.curve().equals(shown)) {
            return;
        }
        shown = report.curve();
        var book = new XYSeries("The book", false);
        var benchmark = new XYSeries(report.benchmark().label(), false);
        for (CurvePoint point : shown) {
            book.add((double) point.time().toEpochMilli(), point.book() - 1, false);
            if (Double.isFinite(point.benchmark())) {
                benchmark.add((double) point.time().toEpochMilli(), point.benchmark() - 1, false);
            }
        }
        lines.show(book, benchmark);
    }

    ChartPane pane() {
        return lines.pane();
    }

    void close() {
        lines.close();
    }
}
