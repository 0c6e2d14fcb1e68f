package dev.ballast.app.optimizer;

import dev.ballast.app.chart.ChartPane;
import dev.ballast.app.chart.ChartStyle;
import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.theme.Palette;
import dev.ballast.app.theme.Themes;
import dev.ballast.core.optimization.frontier.FrontierPoint;
import dev.ballast.core.optimization.method.OptimizationMethod;
import dev.ballast.core.optimization.method.PortfolioFigures;
import dev.ballast.core.result.Result;
import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jspecify.annotations.Nullable;

/// Risk against return: the efficient frontier, what is held, what is aimed at, every method's portfolio, the mean of
/// all, and the chosen one with its name.
final class FrontierChart {

    private static final double DOT = 7;
    private static final double LARGE = 11;
    private static final float LINE = 1.8f;
    private static final int FRONTIER = 0;
    private static final int METHODS = 1;
    private static final int CONSENSUS = 2;
    private static final int TARGET = 3;
    private static final int CURRENT = 4;
    private static final int CHOSEN = 5;

    private final List<XYSeries> series = List.of(
            new XYSeries("Frontier", false),
            new XYSeries("Methods", false),
            new XYSeries("Mean of all methods", false),
            new XYSeries("Targets", false),
            new XYSeries("Held now", false),
            new XYSeries("Proposed", false));
    private final XYPlot plot;
    private final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
    private final Themes themes;
    private final ChartPane pane;
    private @Nullable OptimizerAnswer shown;
    private OptimizationMethod chosen = OptimizationMethod.MINIMUM_VARIANCE;

    FrontierChart(Themes themes, FxPulse pulse) {
        this.themes = themes;
        var all = new XYSeriesCollection();
        series.forEach(all::addSeries);
        plot = new XYPlot(all, axis("Volatility a year"), axis("Expected return a year"), renderer);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        renderer.setSeriesLinesVisible(FRONTIER, true);
        renderer.setSeriesShapesVisible(FRONTIER, false);
        renderer.setSeriesStroke(FRONTIER, new BasicStroke(LINE));
        renderer.setSeriesShape(METHODS, circle(DOT));
        renderer.setSeriesShape(CONSENSUS, diamond(LARGE));
        renderer.setSeriesShape(TARGET, new Rectangle2D.Double(-LARGE / 2, -LARGE / 2, LARGE, LARGE));
        renderer.setSeriesShape(CURRENT, circle(LARGE));
        renderer.setSeriesShape(CHOSEN, triangle(LARGE + 2));
        pane = new ChartPane(new JFreeChart(null, null, plot, false), this::dress, themes, pulse);
        pane.setMinSize(0, 120);
        pane.setId("optimizer-frontier");
        pane.setAccessibleText("Efficient frontier: volatility against expected return");
    }

    private static NumberAxis axis(String name) {
        var axis = new NumberAxis(name);
        axis.setNumberFormatOverride(new DecimalFormat("0.# %;−0.# %", DecimalFormatSymbols.getInstance(Locale.ROOT)));
        axis.setAutoRangeIncludesZero(false);
        axis.setLowerMargin(0.08);
        axis.setUpperMargin(0.12);
        return axis;
    }

    private static Shape circle(double size) {
        return new Ellipse2D.Double(-size / 2, -size / 2, size, size);
    }

    private static Shape diamond(double size) {
        return polygon(0, -size / 2, size / 2, 0, 0, size / 2, -size / 2, 0);
    }

    private static Shape triangle(double size) {
        return polygon(0, -size / 2, size / 2, size / 2, -size / 2, size / 2);
    }

    private static Shape polygon(double... points) {
        var path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        path.closePath();
        return path;
    }

    void show(@Nullable OptimizerAnswer answer, OptimizationMethod method) {
        shown = answer;
        chosen = method;
        plot.setNotify(false);
        series.forEach(XYSeries::clear);
        if (answer != null) {
            fill(answer);
        }
        label(themes.palette());
        plot.setNotify(true);
    }

    private void fill(OptimizerAnswer answer) {
        if (answer.frontier() instanceof Result.Known<List<FrontierPoint>>(List<FrontierPoint> points)) {
            points.forEach(point -> series.get(FRONTIER).add(point.volatility(), point.expectedReturn(), false));
        }
        for (OptimizationMethod method : OptimizationMethod.values()) {
            add(method == chosen ? CHOSEN : METHODS, answer.figures(method));
        }
        add(CONSENSUS, answer.consensus());
        add(TARGET, answer.target());
        add(CURRENT, Result.of(answer.current()));
        series.forEach(XYSeries::fireSeriesChanged);
    }

    private void add(int index, Result<PortfolioFigures> result) {
        if (result instanceof Result.Known<PortfolioFigures>(PortfolioFigures figures)) {
            series.get(index).add(figures.volatility(), figures.expectedReturn(), false);
        }
    }

    /// Names at the points that matter; the methods are told apart in the table.
    private void label(Palette palette) {
        plot.clearAnnotations();
        OptimizerAnswer answer = shown;
        if (answer == null) {
            return;
        }
        name(palette, "held now", Result.of(answer.current()), TextAnchor.CENTER_LEFT);
        name(palette, "targets", answer.target(), TextAnchor.CENTER_RIGHT);
        // Below the frontier there is room; at its right end the name would run out of the chart.
        boolean late = answer.figures(chosen)
                .map(figures ->
                        figures.volatility() > plot.getDomainAxis().getRange().getCentralValue())
                .orElse(false);
        name(palette, chosen.label(), answer.figures(chosen), late ? TextAnchor.BOTTOM_RIGHT : TextAnchor.TOP_LEFT);
    }

    private void name(Palette palette, String text, Result<PortfolioFigures> at, TextAnchor anchor) {
        if (at instanceof Result.Known<PortfolioFigures>(PortfolioFigures figures)) {
            var label = new XYTextAnnotation("    " + text + "    ", figures.volatility(), figures.expectedReturn());
            label.setFont(ChartStyle.font(11));
            label.setPaint(ChartStyle.awt(palette.text()));
            label.setTextAnchor(anchor);
            plot.addAnnotation(label);
        }
    }

    private void dress(JFreeChart chart, Palette palette) {
        ChartStyle.dress(chart, plot, palette);
        renderer.setSeriesPaint(FRONTIER, ChartStyle.awt(palette.series(0)));
        renderer.setSeriesPaint(METHODS, ChartStyle.awt(palette.textMuted(), 0.75));
        renderer.setSeriesPaint(CONSENSUS, ChartStyle.awt(palette.series(3)));
        renderer.setSeriesPaint(TARGET, ChartStyle.awt(palette.target()));
        renderer.setSeriesPaint(CURRENT, ChartStyle.awt(palette.text()));
        renderer.setSeriesPaint(CHOSEN, ChartStyle.awt(palette.accent()));
        label(palette);
    }

    ChartPane pane() {
        return pane;
    }

    void close() {
        pane.close();
    }
}
