package dev.ballast.app.review;

import dev.ballast.app.chart.ChartPane;
import dev.ballast.app.chart.ChartStyle;
import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.theme.Palette;
import dev.ballast.app.theme.Themes;
import dev.ballast.core.outcome.DecisionOutcome;
import dev.ballast.core.outcome.OutcomePoint;
import java.awt.BasicStroke;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.SimpleDateFormat;
import java.time.ZoneId;
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

/// The book since a decision, and the book had it been the other one: the second is dashed, so that colour is
/// not alone.
final class ShadowChart {

    private static final float[] DASH = {6, 4};

    private final XYSeries real = new XYSeries("The book", false);
    private final XYSeries shadow = new XYSeries("Had it been the other way", false);
    private final XYPlot plot;
    private final ChartPane pane;
    private List<OutcomePoint> shown = List.of();

    ShadowChart(Themes themes, FxPulse pulse, ZoneId zone) {
        var time = new DateAxis(null, TimeZone.getTimeZone(zone), Locale.ROOT);
        var format = new SimpleDateFormat("yyyy-MM-dd", Locale.ROOT);
        format.setTimeZone(TimeZone.getTimeZone(zone));
        time.setDateFormatOverride(format);
        time.setLowerMargin(0);
        var value = new NumberAxis(null);
        value.setNumberFormatOverride(new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT)));
        value.setAutoRangeIncludesZero(false);
        var lines = new XYSeriesCollection();
        lines.addSeries(real);
        lines.addSeries(shadow);
        plot = new XYPlot(lines, time, value, new XYLineAndShapeRenderer(true, false));
        pane = new ChartPane(new JFreeChart(null, null, plot, true), this::dress, themes, pulse);
        pane.setId("review-chart");
        pane.setAccessibleText("The book since the decision, and had it been the other way");
    }

    void show(@Nullable DecisionOutcome outcome) {
        List<OutcomePoint> next = outcome == null ? List.of() : outcome.path();
        if (next.equals(shown)) {
            return;
        }
        shown = next;
        plot.setNotify(false);
        real.clear();
        shadow.clear();
        for (OutcomePoint point : next) {
            real.add((double) point.time().toEpochMilli(), point.real(), false);
            shadow.add((double) point.time().toEpochMilli(), point.shadow(), false);
        }
        real.fireSeriesChanged();
        shadow.fireSeriesChanged();
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
