package dev.ballast.app.risk;

import dev.ballast.app.chart.ChartPane;
import dev.ballast.app.chart.ChartStyle;
import dev.ballast.app.format.Numbers;
import dev.ballast.app.format.Times;
import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.theme.Palette;
import dev.ballast.app.theme.Themes;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.series.DatedSeries;
import dev.ballast.core.risk.series.Drawdown;
import java.awt.BasicStroke;
import java.awt.geom.Ellipse2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.SimpleDateFormat;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.TimeZone;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYAreaRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/// Falls below the running peak over time: of today's weights as an area, of the book itself as a line, and the
/// deepest point by name.
final class DrawdownChart {

    private static final float LINE = 1.4f;
    private static final double DOT = 7;
    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

    private final XYSeries depths = new XYSeries("At today's weights", false);
    private final XYSeries book = new XYSeries("The book itself", false);
    private final XYSeries deepest = new XYSeries("Deepest", false);
    private final XYPlot plot;
    private final XYAreaRenderer area = new XYAreaRenderer(XYAreaRenderer.AREA);
    private final XYLineAndShapeRenderer lines = new XYLineAndShapeRenderer(true, false);
    private final Themes themes;
    private final ChartPane pane;
    private Result<Drawdown> shown = Result.missing("");
    private Result<Drawdown> shownBook = Result.missing("");

    DrawdownChart(Themes themes, FxPulse pulse) {
        this.themes = themes;
        var time = new DateAxis(null, UTC, Locale.ROOT);
        var format = new SimpleDateFormat("yyyy-MM-dd", Locale.ROOT);
        format.setTimeZone(UTC);
        time.setDateFormatOverride(format);
        time.setLowerMargin(0);
        time.setUpperMargin(0.01);
        var percent = new NumberAxis(null);
        percent.setNumberFormatOverride(
                new DecimalFormat("0.# %;−0.# %", DecimalFormatSymbols.getInstance(Locale.ROOT)));
        percent.setAutoRangeIncludesZero(true);
        percent.setLowerMargin(0.12);
        percent.setUpperMargin(0);
        var more = new XYSeriesCollection();
        more.addSeries(book);
        more.addSeries(deepest);
        plot = new XYPlot(new XYSeriesCollection(depths), time, percent, area);
        plot.setDataset(1, more);
        plot.setRenderer(1, lines);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        lines.setSeriesLinesVisible(1, false);
        lines.setSeriesShapesVisible(1, true);
        lines.setSeriesShape(1, new Ellipse2D.Double(-DOT / 2, -DOT / 2, DOT, DOT));
        area.setOutline(false);
        pane = new ChartPane(new JFreeChart(null, null, plot, false), this::dress, themes, pulse);
        pane.setMinSize(0, 60);
        pane.setAccessibleText("Drawdown over time");
    }

    /// @param atWeights of the past at today's weights
    /// @param ofBook of the book's own past
    void show(Result<Drawdown> atWeights, Result<Drawdown> ofBook) {
        if (atWeights.equals(shown) && ofBook.equals(shownBook)) {
            return;
        }
        shown = atWeights;
        shownBook = ofBook;
        plot.setNotify(false);
        fill(depths, atWeights);
        fill(book, ofBook);
        mark(themes.palette());
        plot.setNotify(true);
    }

    private static void fill(XYSeries series, Result<Drawdown> result) {
        series.clear();
        if (result instanceof Result.Known<Drawdown>(Drawdown drawdown)) {
            DatedSeries points = drawdown.depths();
            for (int i = 0; i < points.size(); i++) {
                series.add((double) points.time(i).toEpochMilli(), -points.value(i), false);
            }
        }
        series.fireSeriesChanged();
    }

    private void mark(Palette palette) {
        plot.clearAnnotations();
        deepest.clear();
        if (shown instanceof Result.Known<Drawdown>(Drawdown drawdown)) {
            drawdown.deepest().ifPresent(spell -> {
                double x = spell.trough().toEpochMilli();
                deepest.add(x, -spell.depth());
                var label = new XYTextAnnotation(
                        "   " + Numbers.percent(-spell.depth()) + " on " + Times.date(spell.trough(), ZoneOffset.UTC)
                                + "   ",
                        x,
                        -spell.depth());
                label.setFont(ChartStyle.font(11));
                label.setPaint(ChartStyle.awt(palette.text()));
                label.setTextAnchor(isLate(drawdown.depths(), x) ? TextAnchor.TOP_RIGHT : TextAnchor.TOP_LEFT);
                plot.addAnnotation(label);
            });
        }
    }

    /// Whether a label at this time would run out of the chart at the right.
    private static boolean isLate(DatedSeries points, double time) {
        double first = points.time(0).toEpochMilli();
        double last = points.time(points.size() - 1).toEpochMilli();
        return time > first + (last - first) / 2;
    }

    private void dress(JFreeChart chart, Palette palette) {
        ChartStyle.dress(chart, plot, palette);
        area.setSeriesPaint(0, ChartStyle.awt(palette.down(), 0.45));
        lines.setSeriesPaint(0, ChartStyle.awt(palette.series(0)));
        lines.setSeriesStroke(0, new BasicStroke(LINE));
        lines.setSeriesPaint(1, ChartStyle.awt(palette.text()));
        mark(palette);
    }

    ChartPane pane() {
        return pane;
    }

    void close() {
        pane.close();
    }
}
