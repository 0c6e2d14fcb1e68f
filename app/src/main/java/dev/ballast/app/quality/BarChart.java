package dev.ballast.app.quality;

import dev.ballast.app.chart.ChartPane;
import dev.ballast.app.chart.ChartStyle;
import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.theme.Palette;
import dev.ballast.app.theme.Themes;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.PriceHistory;
import java.awt.BasicStroke;
import java.awt.geom.Ellipse2D;
import java.text.SimpleDateFormat;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/// Closes around a finding, with the bars it is about as dots.
final class BarChart {

    /// Bars shown before and after the finding.
    private static final int AROUND = 90;

    private static final double DOT = 8;

    private final XYSeries closes = new XYSeries("Close", false);
    private final XYSeries marked = new XYSeries("Finding", false);
    private final XYPlot plot;
    private final ChartPane pane;

    BarChart(Themes themes, FxPulse pulse) {
        var data = new XYSeriesCollection(closes);
        data.addSeries(marked);
        var time = new DateAxis(null, TimeZone.getTimeZone("UTC"), Locale.ROOT);
        var format = new SimpleDateFormat("yyyy-MM-dd", Locale.ROOT);
        format.setTimeZone(TimeZone.getTimeZone("UTC"));
        time.setDateFormatOverride(format);
        var renderer = new XYLineAndShapeRenderer();
        renderer.setSeriesShapesVisible(0, false);
        renderer.setSeriesLinesVisible(1, false);
        renderer.setSeriesShape(1, new Ellipse2D.Double(-DOT / 2, -DOT / 2, DOT, DOT));
        var price = new NumberAxis(null);
        price.setAutoRangeIncludesZero(false);
        plot = new XYPlot(data, time, price, renderer);
        pane = new ChartPane(new JFreeChart(null, null, plot, false), this::dress, themes, pulse);
    }

    private void dress(JFreeChart chart, Palette palette) {
        ChartStyle.dress(chart, plot, palette);
        plot.getRenderer().setSeriesPaint(0, ChartStyle.awt(palette.series(0)));
        plot.getRenderer().setSeriesStroke(0, new BasicStroke(1.4f));
        plot.getRenderer().setSeriesPaint(1, ChartStyle.awt(palette.warn()));
    }

    void show(PriceHistory history, FindingRow finding) {
        plot.setNotify(false);
        closes.clear();
        marked.clear();
        List<Bar> bars = history.bars();
        int at = 0;
        while (at < bars.size() - 1 && bars.get(at).openTime().isBefore(finding.time())) {
            at++;
        }
        for (Bar bar : bars.subList(Math.max(0, at - AROUND), Math.min(bars.size(), at + AROUND + 1))) {
            double time = bar.openTime().toEpochMilli();
            closes.add(time, bar.close(), false);
            boolean inside =
                    !bar.openTime().isBefore(finding.from()) && !bar.openTime().isAfter(finding.time());
            if (inside) {
                marked.add(time, bar.close(), false);
            }
        }
        closes.fireSeriesChanged();
        marked.fireSeriesChanged();
        plot.setNotify(true);
    }

    ChartPane pane() {
        return pane;
    }

    void close() {
        pane.close();
    }
}
