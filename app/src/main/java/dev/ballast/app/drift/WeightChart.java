package dev.ballast.app.drift;

import dev.ballast.app.chart.ChartPane;
import dev.ballast.app.chart.ChartStyle;
import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.theme.Palette;
import dev.ballast.app.theme.Themes;
import dev.ballast.core.risk.Drift;
import java.awt.BasicStroke;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.SimpleDateFormat;
import java.time.ZoneId;
import java.util.Locale;
import java.util.TimeZone;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jspecify.annotations.Nullable;

/// Weights over time; of the instrument in focus also its target and band, and when it was in a proposal.
final class WeightChart {

    private static final float THIN = 1.3f;
    private static final float THICK = 2.4f;
    private static final float[] DASH = {5, 4};

    private final XYSeriesCollection lines = new XYSeriesCollection();
    private final XYPlot plot;
    private final ChartPane pane;
    private final Themes themes;
    private DriftChart shown = DriftChart.EMPTY;
    private @Nullable Drift focus;

    WeightChart(Themes themes, FxPulse pulse, ZoneId zone) {
        this.themes = themes;
        var time = new DateAxis(null, TimeZone.getTimeZone(zone), Locale.ROOT);
        var format = new SimpleDateFormat("yyyy-MM-dd", Locale.ROOT);
        format.setTimeZone(TimeZone.getTimeZone(zone));
        time.setDateFormatOverride(format);
        time.setLowerMargin(0);
        time.setUpperMargin(0.02);
        var weight = new NumberAxis(null);
        weight.setNumberFormatOverride(new DecimalFormat("0 %", DecimalFormatSymbols.getInstance(Locale.ROOT)));
        weight.setAutoRangeIncludesZero(true);
        plot = new XYPlot(lines, time, weight, new XYLineAndShapeRenderer(true, false));
        pane = new ChartPane(new JFreeChart(null, null, plot, true), this::dress, themes, pulse);
        pane.setAccessibleText("Weights over time");
    }

    void show(DriftChart chart, @Nullable Drift nextFocus) {
        boolean sameMarks = shown.markers().equals(chart.markers()) && sameBand(focus, nextFocus);
        if (shown.equals(chart) && sameMarks) {
            return;
        }
        plot.setNotify(false);
        if (!shown.series().equals(chart.series())) {
            lines.removeAllSeries();
            chart.series().forEach(this::add);
        }
        shown = chart;
        focus = nextFocus;
        mark(themes.palette());
        plot.setNotify(true);
    }

    /// A weight that ticks moves neither target nor band.
    private static boolean sameBand(@Nullable Drift first, @Nullable Drift second) {
        if (first == null || second == null) {
            return first == null && second == null;
        }
        return first.instrument().equals(second.instrument())
                && first.target() == second.target()
                && first.band() == second.band();
    }

    private void add(DriftChart.WeightSeries series) {
        var line = new XYSeries(series.instrument().symbol(), false, true);
        for (DriftChart.WeightPoint point : series.points()) {
            line.add((double) point.time().toEpochMilli(), point.weight(), false);
        }
        lines.addSeries(line);
    }

    private void mark(Palette palette) {
        plot.clearRangeMarkers();
        plot.clearDomainMarkers();
        Drift of = focus;
        for (int i = 0; i < shown.series().size(); i++) {
            boolean lit = of != null && shown.series().get(i).instrument().equals(of.instrument());
            plot.getRenderer().setSeriesPaint(i, ChartStyle.awt(palette.series(i)));
            plot.getRenderer().setSeriesStroke(i, new BasicStroke(lit ? THICK : THIN));
        }
        if (of != null
                && shown.series().stream().anyMatch(line -> line.instrument().equals(of.instrument()))) {
            band(of, palette);
        }
        shown.markers().forEach(marker -> raised(marker, palette));
    }

    private void band(Drift of, Palette palette) {
        var band = new IntervalMarker(Math.max(0, of.target() - of.band()), of.target() + of.band());
        band.setPaint(ChartStyle.awt(palette.band(), 0.55));
        band.setAlpha(1);
        plot.addRangeMarker(band, Layer.BACKGROUND);
        var target = new ValueMarker(of.target());
        target.setPaint(ChartStyle.awt(palette.target()));
        target.setStroke(new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, DASH, 0));
        target.setLabel("target " + of.instrument());
        target.setLabelBackgroundColor(ChartStyle.awt(palette.panel(), 0));
        target.setLabelFont(ChartStyle.font(11));
        target.setLabelPaint(ChartStyle.awt(palette.target()));
        target.setLabelAnchor(RectangleAnchor.TOP_LEFT);
        target.setLabelTextAnchor(TextAnchor.BOTTOM_LEFT);
        plot.addRangeMarker(target, Layer.FOREGROUND);
    }

    private void raised(DriftChart.Marker marker, Palette palette) {
        Drift of = focus;
        boolean lit = of != null && marker.instruments().contains(of.instrument());
        var line = new ValueMarker((double) marker.time().toEpochMilli());
        line.setPaint(ChartStyle.awt(palette.crosshair(), lit ? 0.9 : 0.35));
        line.setStroke(new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, new float[] {2, 3}, 0));
        plot.addDomainMarker(line, Layer.BACKGROUND);
    }

    private void dress(JFreeChart chart, Palette palette) {
        ChartStyle.dress(chart, plot, palette);
        chart.getLegend().setBackgroundPaint(ChartStyle.awt(palette.panel()));
        chart.getLegend().setItemPaint(ChartStyle.awt(palette.text()));
        chart.getLegend().setItemFont(ChartStyle.font(12));
        chart.getLegend().setFrame(BlockBorder.NONE);
        mark(palette);
    }

    ChartPane pane() {
        return pane;
    }

    void close() {
        pane.close();
    }
}
