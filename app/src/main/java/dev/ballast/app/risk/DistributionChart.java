package dev.ballast.app.risk;

import dev.ballast.app.chart.ChartPane;
import dev.ballast.app.chart.ChartStyle;
import dev.ballast.app.format.Numbers;
import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.theme.Palette;
import dev.ballast.app.theme.Themes;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.tail.TailRisk;
import java.awt.BasicStroke;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import javafx.scene.paint.Color;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/// Daily returns counted in bins, the normal distribution of the same mean and deviation over them, and where the
/// chosen method puts VaR and CVaR; bins wholly beyond the VaR stand out.
final class DistributionChart {

    private static final int BODY = 0;
    private static final int TAIL = 1;
    private static final int STEPS = 120;
    private static final float LINE = 1.5f;
    private static final float[] DASH = {5, 4};
    private static final double HEADROOM = 0.36;
    private static final double FIRST_LINE = 3;
    private static final double SECOND_LINE = 19;

    private final XYIntervalSeries body = new XYIntervalSeries("Days");
    private final XYIntervalSeries tail = new XYIntervalSeries("Days beyond the VaR");
    private final XYSeries normal = new XYSeries("Normal", false);
    private final XYPlot plot;
    private final XYBarRenderer bars = new XYBarRenderer(0.06);
    private final XYLineAndShapeRenderer line = new XYLineAndShapeRenderer(true, false);
    private final Themes themes;
    private final ChartPane pane;
    private Result<ReturnHistogram> shown = Result.missing("");
    private Result<TailRisk> risk = Result.missing("");

    DistributionChart(Themes themes, FxPulse pulse) {
        this.themes = themes;
        var counts = new XYIntervalSeriesCollection();
        counts.addSeries(body);
        counts.addSeries(tail);
        var percent = new NumberAxis(null);
        percent.setNumberFormatOverride(
                new DecimalFormat("0.# %;−0.# %", DecimalFormatSymbols.getInstance(Locale.ROOT)));
        percent.setAutoRangeIncludesZero(false);
        percent.setLowerMargin(0.01);
        percent.setUpperMargin(0.01);
        var days = new NumberAxis(null);
        days.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        plot = new XYPlot(counts, percent, days, bars);
        plot.setDataset(1, new XYSeriesCollection(normal));
        plot.setRenderer(1, line);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        plot.setDomainGridlinesVisible(false);
        bars.setBarPainter(new StandardXYBarPainter());
        bars.setShadowVisible(false);
        bars.setDrawBarOutline(false);
        pane = new ChartPane(new JFreeChart(null, null, plot, false), this::dress, themes, pulse);
        pane.setMinSize(0, 60);
        pane.setAccessibleText("Distribution of daily returns");
    }

    /// @param next the counted returns
    /// @param now VaR and CVaR over one day by the chosen method
    void show(Result<ReturnHistogram> next, Result<TailRisk> now) {
        if (next.equals(shown) && now.equals(risk)) {
            return;
        }
        shown = next;
        risk = now;
        plot.setNotify(false);
        body.clear();
        tail.clear();
        normal.clear();
        if (next instanceof Result.Known<ReturnHistogram>(ReturnHistogram histogram)) {
            fill(histogram, now.map(known -> -known.valueAtRisk()).orElse(Double.NEGATIVE_INFINITY));
        }
        mark(themes.palette());
        plot.setNotify(true);
    }

    private void fill(ReturnHistogram histogram, double edge) {
        double width = histogram.width();
        for (ReturnHistogram.Bin bin : histogram.bins()) {
            XYIntervalSeries series = bin.from() + width <= edge + 1e-12 ? tail : body;
            series.add(bin.from() + width / 2, bin.from(), bin.from() + width, bin.count(), 0, bin.count());
        }
        if (histogram.bins().isEmpty() || !(histogram.deviation() > 0)) {
            return;
        }
        double from = histogram.bins().getFirst().from();
        double to = histogram.bins().getLast().from() + width;
        for (int i = 0; i <= STEPS; i++) {
            double x = from + (to - from) * i / STEPS;
            normal.add(x, histogram.normalCount(x), false);
        }
        normal.fireSeriesChanged();
    }

    private void mark(Palette palette) {
        plot.clearDomainMarkers();
        if (risk instanceof Result.Known<TailRisk>(TailRisk known)) {
            plot.addDomainMarker(line(known.conditionalValueAtRisk(), palette.bad()));
            ValueMarker quantile = line(known.valueAtRisk(), palette.warn());
            name(quantile, "VaR ", known.valueAtRisk(), palette.warn(), FIRST_LINE);
            plot.addDomainMarker(quantile);
            // Named beside the VaR's line: its own lies too near for its name to stand between the two.
            ValueMarker label = line(known.valueAtRisk(), Color.TRANSPARENT);
            name(label, "CVaR ", known.conditionalValueAtRisk(), palette.bad(), SECOND_LINE);
            plot.addDomainMarker(label);
        }
    }

    private static ValueMarker line(double loss, Color color) {
        var marker = new ValueMarker(-loss);
        marker.setPaint(ChartStyle.awt(color));
        marker.setStroke(new BasicStroke(LINE, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, DASH, 0));
        return marker;
    }

    private static void name(ValueMarker marker, String name, double loss, Color color, double top) {
        marker.setLabel(name + Numbers.percent(-loss, 2));
        marker.setLabelFont(ChartStyle.font(11));
        marker.setLabelPaint(ChartStyle.awt(color));
        marker.setLabelBackgroundColor(ChartStyle.awt(color, 0));
        marker.setLabelAnchor(RectangleAnchor.TOP_RIGHT);
        marker.setLabelTextAnchor(TextAnchor.TOP_LEFT);
        marker.setLabelOffset(new RectangleInsets(top, 4, 0, 4));
    }

    private void dress(JFreeChart chart, Palette palette) {
        ChartStyle.dress(chart, plot, palette);
        bars.setSeriesPaint(BODY, ChartStyle.awt(palette.series(0), 0.75));
        bars.setSeriesPaint(TAIL, ChartStyle.awt(palette.bad(), 0.9));
        line.setSeriesPaint(0, ChartStyle.awt(palette.text(), 0.8));
        line.setSeriesStroke(0, new BasicStroke(LINE));
        plot.getRangeAxis().setUpperMargin(HEADROOM);
        mark(palette);
    }

    ChartPane pane() {
        return pane;
    }

    void close() {
        pane.close();
    }
}
