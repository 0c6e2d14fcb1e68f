package dev.ballast.app.performance;

import dev.ballast.app.format.Numbers;
import dev.ballast.app.table.FigureColumns;
import dev.ballast.app.table.Said;
import dev.ballast.app.table.SaidColumns;
import dev.ballast.core.performance.BenchmarkComparison;
import dev.ballast.core.performance.PerformanceReport;
import dev.ballast.core.result.Result;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/// The book against the benchmark over the window.
final class ComparisonTable extends TableView<ComparisonTable.Row> {

    /// One figure.
    record Row(String name, String meaning, Said figure) {}

    private final Label none = new Label();

    ComparisonTable(PerformanceViewModel model) {
        FigureColumns.dense(this, "performance-comparison", "benchmark", model::stamped, model::say);
        none.getStyleClass().add("room-muted");
        none.setWrapText(true);
        setPlaceholder(none);
        getColumns()
                .setAll(List.of(
                        SaidColumns.text("measure", "Measure", 150, row -> Said.of(row.name())
                                .because(row.meaning())),
                        SaidColumns.number("value", "Value", 90, Row::figure)));
    }

    void show(@Nullable PerformanceReport report) {
        if (report == null) {
            return;
        }
        switch (report.comparison()) {
            case Result.Missing<BenchmarkComparison>(String reason) -> {
                none.setText(reason);
                getItems().clear();
            }
            case Result.Known<BenchmarkComparison>(BenchmarkComparison known) ->
                getItems().setAll(rows(known));
        }
    }

    private static List<Row> rows(BenchmarkComparison known) {
        return List.of(
                new Row(
                        "Alpha, annual",
                        "Jensen's alpha: mean excess return that beta does not explain",
                        new Said(
                                Numbers.signedPercent(known.alpha(), 1),
                                "Standard error " + Numbers.percent(known.alphaStandardError()),
                                Said.Look.ofSign(known.alpha()),
                                known.alpha())),
                new Row(
                        "Beta",
                        "Move of the book for a move of 1 of the benchmark",
                        new Said(
                                Numbers.decimal(known.beta(), 2),
                                "Standard error " + Numbers.decimal(known.betaStandardError(), 2),
                                Said.Look.PLAIN,
                                known.beta())),
                new Row(
                        "Correlation",
                        "Of the daily returns",
                        Said.of(known.correlation(), value -> Numbers.decimal(value, 2))),
                new Row(
                        "Tracking error",
                        "Annual standard deviation of the difference of the daily returns",
                        Said.of(Numbers.percent(known.trackingError()), known.trackingError())),
                new Row(
                        "Information ratio",
                        "Annual mean difference ÷ tracking error",
                        Said.of(known.informationRatio(), value -> Numbers.signed(value, 2))),
                new Row(
                        "Up capture",
                        "Mean return on days on which the benchmark rose ÷ the benchmark's",
                        Said.of(known.upCapture(), value -> Numbers.percent(value, 0))),
                new Row(
                        "Down capture",
                        "Mean return on days on which the benchmark fell ÷ the benchmark's",
                        Said.of(known.downCapture(), value -> Numbers.percent(value, 0))),
                new Row(
                        "Days compared",
                        "Days with a return of both",
                        Said.of(Numbers.count(known.observations()), known.observations())));
    }
}
