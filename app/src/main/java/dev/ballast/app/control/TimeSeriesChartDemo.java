package dev.ballast.app.control;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// An equity curve, weights over time with target and band, and many lines.
public final class TimeSeriesChartDemo {

    private static final long START = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    private static final long DAY = 86_400_000L;

    private TimeSeriesChartDemo() {}

    public static void main(String[] arguments) {
        Demo.run(arguments, "chart", kit -> {
            var grid = new GridPane(10, 10);
            grid.addColumn(0, panel("Equity", equity(kit)), panel("Weight of BTC", weight(kit)));
            grid.addColumn(1, panel("Eight lines", lines(kit)), panel("Nothing", empty(kit)));
            grid.getChildren().forEach(child -> {
                GridPane.setHgrow(child, Priority.ALWAYS);
                GridPane.setVgrow(child, Priority.ALWAYS);
            });
            return grid;
        });
    }

    private static SectionPanel panel(String title, TimeSeriesChart chart) {
        var panel = new SectionPanel(title, chart);
        panel.setNote("simulated");
        panel.setPrefSize(900, 500);
        return panel;
    }

    private static TimeSeriesChart equity(UiKit kit) {
        var chart = new TimeSeriesChart(kit, AxisFormat.MONEY, ZoneOffset.UTC);
        chart.setContent(ChartContent.of(new ChartContent.Line(
                "Equity", points(Demo.walk(3, 365, 100_000, 1_200)), ChartContent.Style.AREA, "series-1")));
        return chart;
    }

    private static TimeSeriesChart weight(UiKit kit) {
        var chart = new TimeSeriesChart(kit, AxisFormat.PERCENT, ZoneOffset.UTC);
        chart.setContent(new ChartContent(
                List.of(new ChartContent.Line(
                        "BTC", points(Demo.walk(5, 180, 0.25, 0.01)), ChartContent.Style.LINE, "series-1")),
                List.of(new ChartContent.Level("target 25.0 %", 0.25, "target")),
                List.of(new ChartContent.Range(0.20, 0.30, "band")),
                List.of(new ChartContent.Event(Instant.ofEpochMilli(START + 90 * DAY), "proposal", "simulated"))));
        return chart;
    }

    private static TimeSeriesChart lines(UiKit kit) {
        var chart = new TimeSeriesChart(kit, AxisFormat.PLAIN, ZoneOffset.UTC);
        chart.setContent(ChartContent.of(java.util.stream.IntStream.rangeClosed(1, 8)
                .mapToObj(number -> new ChartContent.Line(
                        "Line " + number,
                        points(Demo.walk(number, 120, number, 0.1)),
                        number == 3 ? ChartContent.Style.STEP : ChartContent.Style.LINE,
                        "series-" + number))
                .toArray(ChartContent.Line[]::new)));
        return chart;
    }

    private static TimeSeriesChart empty(UiKit kit) {
        return new TimeSeriesChart(kit, AxisFormat.COUNT, ZoneOffset.UTC);
    }

    private static Points points(double[] values) {
        var times = new long[values.length];
        for (int index = 0; index < times.length; index++) {
            times[index] = START + index * DAY;
        }
        return Points.of(times, values);
    }
}
