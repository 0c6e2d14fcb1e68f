package dev.ballast.app.chart;

import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.theme.Palette;
import dev.ballast.app.theme.Themes;
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
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/// A line over days and the one it is compared with, dashed so that colour is not alone. FX thread only.
public final class TwoLines {

    private static final float[] DASH = {6, 4};

    private final XYSeriesCollection lines = new XYSeriesCollection();
    private final XYPlot plot;
    private final ChartPane pane;

    /// Makes an empty chart.
    ///
    /// @param zone of the dates on the axis
    /// @param format of the values on the axis, as of [DecimalFormat]
    public TwoLines(ZoneId zone, String format, Themes themes, FxPulse pulse) {
        TimeZone days = TimeZone.getTimeZone(zone);
        var time = new DateAxis(null, days, Locale.ROOT);
        var day = new SimpleDateFormat("yyyy-MM-dd", Locale.ROOT);
        day.setTimeZone(days);
        time.setDateFormatOverride(day);
        time.setLowerMargin(0);
        var value = new NumberAxis(null);
        value.setNumberFormatOverride(new DecimalFormat(format, DecimalFormatSymbols.getInstance(Locale.ROOT)));
        value.setAutoRangeIncludesZero(false);
        plot = new XYPlot(lines, time, value, new XYLineAndShapeRenderer(true, false));
        pane = new ChartPane(new JFreeChart(null, null, plot, true), this::dress, themes, pulse);
    }

    /// Shows other lines; x is milliseconds of time. The legend says their keys.
    public void show(XYSeries line, XYSeries compared) {
        plot.setNotify(false);
        lines.removeAllSeries();
        lines.addSeries(line);
        lines.addSeries(compared);
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

    public ChartPane pane() {
        return pane;
    }

    public void close() {
        pane.close();
    }
}
