package dev.ballast.app.control;

import dev.ballast.app.theme.ChartFont;
import dev.ballast.app.theme.Palette;
import java.awt.BasicStroke;
import java.awt.Font;
import java.util.Locale;
import java.util.TimeZone;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYAreaRenderer;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.renderer.xy.XYStepRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.DefaultXYDataset;
import org.jfree.fx.FXHints;

/// The JFreeChart behind a [TimeSeriesChart]: one dataset and renderer per line, colours from the palette.
final class ChartPlot {

    private static final float[] DASHES = {5f, 4f};
    // One font everywhere: FXGraphics2D measures with the font last drawn, not with the one asked for.
    private static final Font FONT = ChartFont.regular(PulseChartCanvas.FONT_SIZE);

    private final JFreeChart chart;
    private final XYPlot plot;
    private final NumberAxis values;
    private final DateAxis times;
    private int used;

    ChartPlot(AxisFormat format, TimeZone zone) {
        times = new DateAxis(null, zone, Locale.ROOT);
        values = new NumberAxis();
        values.setNumberFormatOverride(new AxisNumberFormat(format));
        values.setAutoRangeIncludesZero(false);
        plot = new XYPlot(null, times, values, null);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setDomainGridlinesVisible(false);
        plot.setRangePannable(false);
        plot.setOutlineVisible(false);
        chart = new JFreeChart(null, FONT, plot, false);
        chart.setPadding(new RectangleInsets(6, 2, 2, 12));
        chart.getRenderingHints().put(FXHints.KEY_USE_FX_FONT_METRICS, true);
        for (var axis : new org.jfree.chart.axis.ValueAxis[] {times, values}) {
            axis.setTickLabelFont(FONT);
            axis.setLabelFont(FONT);
            axis.setAxisLineVisible(false);
            axis.setTickMarksVisible(false);
        }
        times.setStandardTickUnits(ChartTimes.units(zone));
        times.setTickLabelInsets(new RectangleInsets(4, 12, 2, 12));
        times.setLowerMargin(0);
        times.setUpperMargin(0.01);
        values.setTickLabelInsets(new RectangleInsets(9, 6, 9, 8));
    }

    JFreeChart chart() {
        return chart;
    }

    XYPlot plot() {
        return plot;
    }

    /// Replaces what is drawn with a single change event at the end.
    void show(ChartContent content, Palette palette) {
        chart.setNotify(false);
        paint(palette);
        clear();
        for (ChartContent.Line line : content.lines()) {
            add(line, palette);
        }
        for (ChartContent.Range range : content.ranges()) {
            var marker = new IntervalMarker(range.low(), range.high());
            marker.setPaint(AwtColors.of(palette.get(range.token()), 0.55));
            marker.setAlpha(1f);
            plot.addRangeMarker(marker, Layer.BACKGROUND);
        }
        for (ChartContent.Level level : content.levels()) {
            plot.addRangeMarker(level(level, palette), Layer.FOREGROUND);
        }
        for (ChartContent.Event event : content.events()) {
            plot.addDomainMarker(event(event, palette), Layer.FOREGROUND);
        }
        fitRange(content);
        chart.setNotify(true);
    }

    /// An area is two datasets: a tint down to the axis, and the line on it.
    private void add(ChartContent.Line line, Palette palette) {
        var dataset = new DefaultXYDataset();
        dataset.addSeries(line.name(), line.points().table());
        if (line.style() == ChartContent.Style.AREA) {
            var tint = new XYAreaRenderer(XYAreaRenderer.AREA);
            tint.setSeriesPaint(0, AwtColors.of(palette.get(line.token()), 0.14));
            add(dataset, tint);
        }
        add(dataset, renderer(line, palette));
    }

    private void add(DefaultXYDataset dataset, XYItemRenderer renderer) {
        int index = used++;
        plot.setDataset(index, dataset);
        plot.setRenderer(index, renderer);
    }

    private void paint(Palette palette) {
        chart.setBackgroundPaint(AwtColors.of(palette.panel()));
        plot.setBackgroundPaint(AwtColors.of(palette.panel()));
        plot.setRangeGridlinePaint(AwtColors.of(palette.grid()));
        plot.setRangeGridlineStroke(new BasicStroke(1f));
        times.setTickLabelPaint(AwtColors.of(palette.textMuted()));
        values.setTickLabelPaint(AwtColors.of(palette.textMuted()));
    }

    private void clear() {
        plot.clearRangeMarkers();
        plot.clearDomainMarkers();
        while (used > 0) {
            used--;
            plot.setDataset(used, null);
            plot.setRenderer(used, null);
        }
    }

    /// Levels and ranges belong into the picture too; JFreeChart looks at the series only.
    private void fitRange(ChartContent content) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (ChartContent.Line line : content.lines()) {
            for (int index = 0; index < line.points().size(); index++) {
                double value = line.points().value(index);
                if (Double.isFinite(value)) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
        }
        for (ChartContent.Level level : content.levels()) {
            low = Math.min(low, level.value());
            high = Math.max(high, level.value());
        }
        for (ChartContent.Range range : content.ranges()) {
            low = Math.min(low, range.low());
            high = Math.max(high, range.high());
        }
        boolean known = low <= high;
        values.setTickLabelsVisible(known);
        times.setTickLabelsVisible(!content.isEmpty());
        if (!known) {
            return;
        }
        double margin = high > low ? (high - low) * 0.06 : Math.max(1e-9, Math.abs(high) * 0.05);
        values.setRange(low - margin, high + margin);
    }

    private static XYItemRenderer renderer(ChartContent.Line line, Palette palette) {
        java.awt.Color color = AwtColors.of(palette.get(line.token()));
        XYItemRenderer renderer =
                switch (line.style()) {
                    case LINE, DASHED, AREA -> new XYLineAndShapeRenderer(true, false);
                    case STEP -> new XYStepRenderer();
                };
        renderer.setSeriesPaint(0, color);
        renderer.setSeriesStroke(
                0,
                line.style() == ChartContent.Style.DASHED
                        ? new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, DASHES, 0f)
                        : new BasicStroke(1.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        return renderer;
    }

    private static ValueMarker level(ChartContent.Level level, Palette palette) {
        java.awt.Color color = AwtColors.of(palette.get(level.token()));
        var stroke = new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1f, DASHES, 0f);
        var marker = new ValueMarker(level.value(), color, stroke);
        marker.setLabel(level.label());
        marker.setLabelFont(FONT);
        marker.setLabelPaint(color);
        marker.setLabelBackgroundColor(AwtColors.of(palette.panel(), 0));
        marker.setLabelAnchor(RectangleAnchor.TOP_RIGHT);
        marker.setLabelTextAnchor(TextAnchor.BOTTOM_RIGHT);
        marker.setAlpha(1f);
        return marker;
    }

    private static ValueMarker event(ChartContent.Event event, Palette palette) {
        java.awt.Color color = AwtColors.of(palette.get(event.token()));
        var marker = new ValueMarker(event.time().toEpochMilli(), color, new BasicStroke(1f));
        marker.setLabel(event.label());
        marker.setLabelFont(FONT);
        marker.setLabelPaint(color);
        marker.setLabelBackgroundColor(AwtColors.of(palette.panel(), 0));
        marker.setLabelAnchor(RectangleAnchor.TOP_RIGHT);
        marker.setLabelTextAnchor(TextAnchor.TOP_LEFT);
        marker.setLabelOffset(new RectangleInsets(3, 4, 3, 4));
        marker.setAlpha(0.9f);
        return marker;
    }
}
