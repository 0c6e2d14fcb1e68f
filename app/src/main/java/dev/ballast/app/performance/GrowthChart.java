package dev.ballast.app.performance;

import dev.ballast.app.chart.ChartPane;
import dev.ballast.app.chart.ChartStyle;
import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.theme.Palette;
import dev.ballast.app.theme.Themes;
import dev.ballast.core.performance.PerformanceReport;
import dev.ballast.core.performance.PerformanceReport.CurvePoint;
import java.awt.BasicStroke;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.SimpleDateFormat;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jspecify.annotations.Nullable;

/// What the book earned since the window's start, and the benchmark, dashed so that colour is not alone.
final class GrowthChart {

    private static final float[] DASH = {6, 4};

    private final XYSeriesCollection lines = new XYSeriesCollection();
    private final XYPlot plot;
    private final ChartPane pane;
    private List<CurvePoint> shown = List.of();

    GrowthChart(Themes themes, FxPulse pulse) {
        var time = new DateAxis(null, TimeZone.getTimeZone("UTC"), Locale.ROOT);
        var format = new SimpleDateFormat("yyyy-MM-dd", Locale.ROOT);
        format.setTimeZone(TimeZone.getTimeZone("UTC"));
        time.setDateFormatOverride(format);
        time.setLowerMargin(0);
        var value = new NumberAxis(null);
        value.setNumberFormatOverride(
                new DecimalFormat("+0.0 %;\u22120.0 %", DecimalFormatSymbols.getInstance(Locale.ROOT)));
        plot = new XYPlot(lines, time, value, new XYLineAndShapeRenderer(true, false));
        pane = new ChartPane(new JFreeChart(null, null, plot, true), this::dress, themes, pulse);
        pane.setId("performance-chart");
        pane.setAccessibleText("Return of the book and of the benchmark since the window's start");
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
        plot.setNotify(false);
        lines.removeAllSeries();
        lines.addSeries(book);
        lines.addSeries(benchmark);
        plot.setNotify(true);
    }

    private void dress(JFreeChart chart, Palette palette) {
        ChartStyle.dress(chart, plot, palette);
        plot.getRenderer().setSeriesPaint(0, ChartStyle.awt(palette.series(0)));
        plot.getRenderer().setSeriesStroke(0, new BasicStroke(2f));
        plot.getRenderer().setSeriesPaint(1, ChartStyle.awt(palette.series(1)));
        plot.getRenderer()
                .setSeriesStroke(1, new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, DASH, 0));
        chart.getLegend().setBackgroundPaint(ChartStyle.awt(palette.panel()));
        chart.getLegend().setItemPaint(ChartStyle.awt(palette.text()));
        chart.getLegend().setItemFont(ChartStyle.font(12));
        chart.getLegend().setFrame(BlockBorder.NONE);
    }

    ChartPane pane() {
        return pane;
    }

    void close() {
        pane.close();
    }
}
