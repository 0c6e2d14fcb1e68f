package dev.ballast.app.correlation;

import dev.ballast.app.chart.ChartPane;
import dev.ballast.app.chart.ChartStyle;
import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.theme.Palette;
import dev.ballast.app.theme.Themes;
import dev.ballast.core.statistics.PairReturns;
import java.awt.BasicStroke;
import java.awt.geom.Ellipse2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.SimpleDateFormat;
import java.time.ZoneId;
import java.util.Locale;
import java.util.TimeZone;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/// The chosen pair: rolling correlation over time, and the daily returns against each other.
final class PairCharts {

    private static final float LINE = 1.6f;
    private static final double DOT = 4;

    private final XYSeries rolling = new XYSeries("Rolling correlation", false);
    private final XYSeries returns = new XYSeries("Daily returns", false);
    private final XYPlot overTime;
    private final XYPlot against;
    private final ValueMarker limit = new ValueMarker(HighestPairs.LIMIT);
    private final ChartPane overTimePane;
    private final ChartPane againstPane;

    PairCharts(Themes themes, FxPulse pulse, ZoneId zone) {
        var time = new DateAxis(null, TimeZone.getTimeZone(zone), Locale.ROOT);
        time.setDateFormatOverride(format(zone));
        time.setLowerMargin(0);
        time.setUpperMargin(0.01);
        var correlation = new NumberAxis(null);
        correlation.setRange(-1.02, 1.02);
        correlation.setTickUnit(new NumberTickUnit(0.5, new DecimalFormat("+0.0;−0.0", symbols())));
        overTime =
                new XYPlot(new XYSeriesCollection(rolling), time, correlation, new XYLineAndShapeRenderer(true, false));
        overTime.addRangeMarker(limit);
        against = new XYPlot(
                new XYSeriesCollection(returns), percent(), percent(), new XYLineAndShapeRenderer(false, true));
        overTimePane = new ChartPane(new JFreeChart(null, null, overTime, false), this::dressTime, themes, pulse);
        againstPane = new ChartPane(new JFreeChart(null, null, against, false), this::dressPoints, themes, pulse);
        overTimePane.setAccessibleText("Rolling correlation of the chosen pair");
        againstPane.setAccessibleText("Daily returns of the chosen pair against each other");
    }

    private static SimpleDateFormat format(ZoneId zone) {
        var format = new SimpleDateFormat("yyyy-MM-dd", Locale.ROOT);
        format.setTimeZone(TimeZone.getTimeZone(zone));
        return format;
    }

    private static DecimalFormatSymbols symbols() {
        return DecimalFormatSymbols.getInstance(Locale.ROOT);
    }

    private static NumberAxis percent() {
        var axis = new NumberAxis("");
        axis.setNumberFormatOverride(new DecimalFormat("0 %", symbols()));
        axis.setAutoRangeIncludesZero(true);
        return axis;
    }

    void show(PairHistory history) {
        overTime.setNotify(false);
        against.setNotify(false);
        rolling.clear();
        for (PairReturns.Timed point : history.rolling()) {
            rolling.add((double) point.time().toEpochMilli(), point.value(), false);
        }
        returns.clear();
        for (PairReturns.Point point : history.scatter()) {
            returns.add(point.first(), point.second(), false);
        }
        rolling.fireSeriesChanged();
        returns.fireSeriesChanged();
        against.getDomainAxis().setLabel(history.pair().first() + ", daily return");
        against.getRangeAxis().setLabel(history.pair().second().symbol());
        overTime.setNotify(true);
        against.setNotify(true);
    }

    private void dressTime(JFreeChart chart, Palette palette) {
        ChartStyle.dress(chart, overTime, palette);
        var renderer = overTime.getRenderer();
        renderer.setSeriesPaint(0, ChartStyle.awt(palette.series(0)));
        renderer.setSeriesStroke(0, new BasicStroke(LINE));
        limit.setPaint(ChartStyle.awt(palette.warn()));
        limit.setStroke(new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, new float[] {4, 4}, 0));
        overTime.setRangeZeroBaselineVisible(true);
        overTime.setRangeZeroBaselinePaint(ChartStyle.awt(palette.textSubtle()));
    }

    private void dressPoints(JFreeChart chart, Palette palette) {
        ChartStyle.dress(chart, against, palette);
        var renderer = against.getRenderer();
        renderer.setSeriesPaint(0, ChartStyle.awt(palette.series(0), 0.75));
        renderer.setSeriesShape(0, new Ellipse2D.Double(-DOT / 2, -DOT / 2, DOT, DOT));
        against.setRangeZeroBaselineVisible(true);
        against.setDomainZeroBaselineVisible(true);
        against.setRangeZeroBaselinePaint(ChartStyle.awt(palette.textSubtle()));
        against.setDomainZeroBaselinePaint(ChartStyle.awt(palette.textSubtle()));
    }

    ChartPane overTime() {
        return overTimePane;
    }

    ChartPane against() {
        return againstPane;
    }

    void close() {
        overTimePane.close();
        againstPane.close();
    }
}
