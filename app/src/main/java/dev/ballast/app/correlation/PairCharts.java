package dev.ballast.app.correlation;

import dev.ballast.app.chart.ChartPane;
import dev.ballast.app.chart.ChartStyle;
import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.theme.Palette;
import dev.ballast.app.theme.Themes;
import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.LeadLag;
import dev.ballast.core.statistics.PairReturns;
import java.awt.BasicStroke;
import java.awt.geom.Ellipse2D;
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
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/// The chosen pair: rolling correlation over time, returns against each other, shifted, and the spread of the prices.
final class PairCharts {

    private static final float LINE = 1.6f;
    private static final double DOT = 4;
    /// Distance from its mean at which a spread is usually acted on.
    private static final double WIDE_SPREAD = 2;

    private final XYSeries rolling = new XYSeries("Rolling correlation", false);
    private final XYSeries returns = new XYSeries("Returns", false);
    private final XYSeries lags = new XYSeries("Correlation by shift", false);
    private final XYSeries spread = new XYSeries("Spread", false);
    private final XYPlot overTime;
    private final XYPlot against;
    private final XYPlot shifted;
    private final XYPlot spreadOverTime;
    private final ValueMarker limit = new ValueMarker(PairLimit.DEFAULT.correlation());
    private final List<ValueMarker> band = List.of(new ValueMarker(0), new ValueMarker(0));
    private final List<ValueMarker> wide = List.of(new ValueMarker(WIDE_SPREAD), new ValueMarker(-WIDE_SPREAD));
    private final ChartPane overTimePane;
    private final ChartPane againstPane;
    private final ChartPane shiftedPane;
    private final ChartPane spreadPane;

    PairCharts(Themes themes, FxPulse pulse, ZoneId zone) {
        var correlation = new NumberAxis(null);
        correlation.setRange(-1.02, 1.02);
        correlation.setTickUnit(new NumberTickUnit(0.5, new DecimalFormat("+0.0;−0.0", symbols())));
        overTime = new XYPlot(
                new XYSeriesCollection(rolling), time(zone), correlation, new XYLineAndShapeRenderer(true, false));
        overTime.addRangeMarker(limit);
        overTimePane = pane(overTime, themes, pulse, (_, palette) -> dressTime(palette));
        against = new XYPlot(
                new XYSeriesCollection(returns), percent(), percent(), new XYLineAndShapeRenderer(false, true));
        againstPane = pane(against, themes, pulse, (_, palette) -> dressPoints(palette));
        var shift = new NumberAxis("");
        shift.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        shift.setAutoRangeIncludesZero(true);
        var size = new NumberAxis(null);
        size.setNumberFormatOverride(new DecimalFormat("+0.0;−0.0", symbols()));
        shifted = new XYPlot(new XYSeriesCollection(lags), shift, size, bars());
        band.forEach(shifted::addRangeMarker);
        shiftedPane = pane(shifted, themes, pulse, (_, palette) -> dressLags(palette));
        var deviations = new NumberAxis(null);
        deviations.setNumberFormatOverride(new DecimalFormat("+0.0;−0.0", symbols()));
        spreadOverTime = new XYPlot(
                new XYSeriesCollection(spread), time(zone), deviations, new XYLineAndShapeRenderer(true, false));
        wide.forEach(spreadOverTime::addRangeMarker);
        spreadPane = pane(spreadOverTime, themes, pulse, (_, palette) -> dressSpread(palette));
    }

    private static ChartPane pane(XYPlot plot, Themes themes, FxPulse pulse, ChartPane.Dress dress) {
        var chart = new JFreeChart(null, null, plot, false);
        return new ChartPane(
                chart,
                (drawn, palette) -> {
                    ChartStyle.dress(drawn, plot, palette);
                    dress.apply(drawn, palette);
                },
                themes,
                pulse);
    }

    private static XYBarRenderer bars() {
        var bars = new XYBarRenderer(0.3);
        bars.setBarPainter(new StandardXYBarPainter());
        bars.setShadowVisible(false);
        return bars;
    }

    private static DateAxis time(ZoneId zone) {
        var time = new DateAxis(null, TimeZone.getTimeZone(zone), Locale.ROOT);
        var format = new SimpleDateFormat("yyyy-MM-dd", Locale.ROOT);
        format.setTimeZone(TimeZone.getTimeZone(zone));
        time.setDateFormatOverride(format);
        time.setLowerMargin(0);
        time.setUpperMargin(0.01);
        return time;
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

    void limit(PairLimit next) {
        limit.setValue(next.correlation());
    }

    void show(PairHistory history) {
        List<XYPlot> plots = List.of(overTime, against, shifted, spreadOverTime);
        plots.forEach(plot -> plot.setNotify(false));
        fill(rolling, history.rolling());
        returns.clear();
        for (PairReturns.Point point : history.scatter()) {
            returns.add(point.first(), point.second(), false);
        }
        lags.clear();
        if (history.leadLag() instanceof Result.Known<LeadLag>(LeadLag known)) {
            known.points().forEach(point -> lags.add(point.lag(), point.correlation(), false));
            band.get(0).setValue(known.band());
            band.get(1).setValue(-known.band());
        }
        fill(spread, history.spread().map(Spread::path).orElse(List.of()));
        returns.fireSeriesChanged();
        lags.fireSeriesChanged();
        against.getDomainAxis()
                .setLabel(history.pair().first() + ", " + history.timeframe().adjective() + " return");
        against.getRangeAxis().setLabel(history.pair().second().symbol());
        shifted.getDomainAxis()
                .setLabel("← " + history.pair().second().base() + " leads     bars     "
                        + history.pair().first().base() + " leads →");
        plots.forEach(plot -> plot.setNotify(true));
    }

    private static void fill(XYSeries series, List<PairReturns.Timed> points) {
        series.clear();
        for (PairReturns.Timed point : points) {
            series.add((double) point.time().toEpochMilli(), point.value(), false);
        }
        series.fireSeriesChanged();
    }

    private void dressTime(Palette palette) {
        line(overTime, palette);
        dash(limit, palette);
    }

    private void dressSpread(Palette palette) {
        line(spreadOverTime, palette);
        wide.forEach(marker -> dash(marker, palette));
    }

    private void dressLags(Palette palette) {
        shifted.getRenderer().setSeriesPaint(0, ChartStyle.awt(palette.series(0)));
        shifted.setRangeZeroBaselineVisible(true);
        shifted.setRangeZeroBaselinePaint(ChartStyle.awt(palette.textSubtle()));
        band.forEach(marker -> dash(marker, palette));
    }

    private static void line(XYPlot plot, Palette palette) {
        plot.getRenderer().setSeriesPaint(0, ChartStyle.awt(palette.series(0)));
        plot.getRenderer().setSeriesStroke(0, new BasicStroke(LINE));
        plot.setRangeZeroBaselineVisible(true);
        plot.setRangeZeroBaselinePaint(ChartStyle.awt(palette.textSubtle()));
    }

    private static void dash(ValueMarker marker, Palette palette) {
        marker.setPaint(ChartStyle.awt(palette.warn()));
        marker.setStroke(new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, new float[] {4, 4}, 0));
    }

    private void dressPoints(Palette palette) {
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

    /// Correlation at each shift of one against the other.
    ChartPane shifted() {
        return shiftedPane;
    }

    /// Spread of the logarithmic prices, in its standard deviations.
    ChartPane spread() {
        return spreadPane;
    }

    void close() {
        overTimePane.close();
        againstPane.close();
        shiftedPane.close();
        spreadPane.close();
    }
}
