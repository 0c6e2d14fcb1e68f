package dev.ballast.app.dashboard;

import dev.ballast.app.chart.ChartStyle;
import dev.ballast.app.format.Numbers;
import dev.ballast.app.theme.Palette;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.fx.ChartCanvas;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.time.FixedMillisecond;
import org.jfree.data.time.TimeSeries;
import org.jfree.data.time.TimeSeriesCollection;

/// Equity over time. What was paid in is drawn as a dashed line where it changed, so that a deposit is not read as
// gain.
final class EquityPanel extends VBox {

    private static final Font AXIS_FONT = ChartStyle.font(11);

    /// Smallest height of the scale, as a share of the largest value.
    private static final double FLATTEST = 0.002;

    private final TimeSeries equity = new TimeSeries("Equity");
    private final TimeSeries deposits = new TimeSeries("Net deposits");
    private final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    private final DateAxis time = new DateAxis();
    private final NumberAxis money = new NumberAxis();
    private final XYPlot plot;
    private final JFreeChart chart;
    private final Label summary = new Label();
    private final Label nothing =
            new Label("No equity was recorded in this range yet: one point a minute while running.");

    EquityPanel(DashboardViewModel model) {
        getStyleClass().add("dash-panel");
        var data = new TimeSeriesCollection();
        data.addSeries(equity);
        data.addSeries(deposits);
        money.setAutoRangeIncludesZero(false);
        plot = new XYPlot(data, time, money, renderer);
        plot.setOutlineVisible(false);
        plot.setInsets(new RectangleInsets(4, 0, 0, 8));
        chart = new JFreeChart(null, AXIS_FONT, plot, false);
        renderer.setSeriesStroke(0, new BasicStroke(1.8f));
        renderer.setSeriesStroke(
                1, new BasicStroke(1.3f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {6, 4}, 0));
        money.setNumberFormatOverride(new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)));
        // Room for half of the last date.
        chart.setPadding(new RectangleInsets(0, 0, 0, 18));
        var canvas = new ChartCanvas(chart);
        ChartStyle.prepare(canvas);
        canvas.setId("dashboard-equity-chart");
        var frame = new Pane(canvas, nothing);
        canvas.widthProperty().bind(frame.widthProperty());
        canvas.heightProperty().bind(frame.heightProperty());
        nothing.getStyleClass().add("tile-note");
        nothing.relocate(16, 16);
        frame.setMinHeight(60);
        setMinHeight(0);
        VBox.setVgrow(frame, Priority.ALWAYS);
        getChildren().setAll(head(model), frame);
        model.curve().subscribe(this::show);
    }

    private HBox head(DashboardViewModel model) {
        var title = new Label("Equity");
        title.getStyleClass().add("panel-title");
        summary.getStyleClass().add("tile-note");
        summary.setId("dashboard-equity-summary");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var head = new HBox(12, title, summary, gap);
        head.getStyleClass().add("panel-head");
        var group = new ToggleGroup();
        for (EquityRange range : EquityRange.values()) {
            var button = new ToggleButton(range.label());
            button.setId("dashboard-range-" + range.name().toLowerCase(Locale.ROOT));
            button.setToggleGroup(group);
            button.setUserData(range);
            button.setSelected(range == model.range().get());
            button.setAccessibleText("Equity over " + range.label());
            head.getChildren().add(button);
        }
        group.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null) {
                group.selectToggle(before);
            } else {
                model.range().set((EquityRange) now.getUserData());
            }
        });
        return head;
    }

    private void show(EquityCurve curve) {
        chart.setNotify(false);
        // A book that stands still is a flat line on a readable scale, not a magnified rounding error.
        double largest = curve.points().stream()
                .mapToDouble(EquityCurve.Point::equity)
                .max()
                .orElse(0);
        money.setAutoRangeMinimumSize(Math.max(1, FLATTEST * largest), false);
        equity.clear();
        deposits.clear();
        boolean withDeposits = curve.flows() > 0;
        for (EquityCurve.Point point : curve.points()) {
            equity.addOrUpdate(at(point.time()), point.equity());
            if (withDeposits) {
                deposits.addOrUpdate(at(point.time()), point.netDeposits());
            }
        }
        chart.setNotify(true);
        nothing.setVisible(curve.points().isEmpty());
        summary.setText(curve.points().isEmpty() ? "" : summary(curve));
    }

    private static String summary(EquityCurve curve) {
        String flows = curve.flows() == 0
                ? "no deposits or withdrawals in this range"
                : curve.flows() + (curve.flows() == 1 ? " cash flow" : " cash flows")
                        + " left out of both (dashed line)";
        return Numbers.signedMoney(curve.gain()) + " · time-weighted " + Numbers.signedPercent(curve.timeWeighted(), 2)
                + " · " + flows;
    }

    void recolour(Palette palette) {
        chart.setBackgroundPaint(color(palette.panel()));
        plot.setBackgroundPaint(color(palette.panel()));
        plot.setDomainGridlinePaint(color(palette.get("grid")));
        plot.setRangeGridlinePaint(color(palette.get("grid")));
        renderer.setSeriesPaint(0, color(palette.series(0)));
        renderer.setSeriesPaint(1, color(palette.get("text-muted")));
        for (ValueAxis axis : new ValueAxis[] {time, money}) {
            axis.setTickLabelPaint(color(palette.get("text-muted")));
            axis.setAxisLinePaint(color(palette.get("border")));
            axis.setTickMarkPaint(color(palette.get("border")));
            axis.setTickLabelFont(AXIS_FONT);
        }
    }

    private static FixedMillisecond at(Instant instant) {
        return new FixedMillisecond(instant.toEpochMilli());
    }

    private static Color color(javafx.scene.paint.Color color) {
        return new Color(
                (float) color.getRed(), (float) color.getGreen(), (float) color.getBlue(), (float) color.getOpacity());
    }
}
