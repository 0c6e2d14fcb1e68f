package dev.ballast.app.performance;

import dev.ballast.app.format.Numbers;
import dev.ballast.app.table.FigureColumns;
import dev.ballast.app.table.Said;
import dev.ballast.app.table.SaidColumns;
import dev.ballast.core.performance.BookAttribution;
import dev.ballast.core.performance.PerformanceReport;
import dev.ballast.core.performance.ReturnAttribution;
import dev.ballast.core.result.Result;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/// What the window's return came from, largest first, as bars to both sides of zero, with their sum.
final class AttributionTable extends TableView<AttributionTable.Row> {

    private static final double ROUNDING = 5e-7;

    /// @param name asset, category or strategy
    /// @param value its contribution, a fraction of the capital
    /// @param widest the largest size of any contribution, to scale by
    record Row(String name, double value, double widest) {}

    private final Label none = new Label();

    AttributionTable(PerformanceViewModel model) {
        FigureColumns.dense(this, "performance-attribution", "attribution", model::stamped, model::say);
        none.getStyleClass().add("room-muted");
        none.setWrapText(true);
        setPlaceholder(none);
        getColumns()
                .setAll(List.of(
                        SaidColumns.text("part", "From", 120, row -> Said.of(row.name())),
                        FigureColumns.drawn(
                                "bar",
                                "",
                                150,
                                row -> new ReadOnlyObjectWrapper<>(row),
                                SignedBar::new,
                                (bar, row) -> bar.show(row.value(), row.widest())),
                        SaidColumns.number(
                                "contribution",
                                "Contribution",
                                100,
                                row -> Said.change(Numbers.signedPercent(row.value(), 2), row.value()))));
    }

    void show(@Nullable PerformanceReport report, Split split) {
        if (report == null) {
            return;
        }
        switch (split.of(report)) {
            case Result.Missing<ReturnAttribution>(String reason) -> {
                none.setText(reason);
                getItems().clear();
            }
            case Result.Known<ReturnAttribution>(ReturnAttribution known) ->
                getItems().setAll(rows(known));
        }
    }

    private static List<Row> rows(ReturnAttribution attribution) {
        double widest = attribution.contributions().values().stream()
                .mapToDouble(Math::abs)
                .max()
                .orElse(0);
        var rows = new ArrayList<Row>();
        attribution.contributions().forEach((name, value) -> {
            boolean rounding = name.equals(BookAttribution.UNEXPLAINED) && Math.abs(value) < ROUNDING;
            if (!rounding) {
                rows.add(new Row(name, value, widest));
            }
        });
        rows.add(new Row("Sum", attribution.total(), 0));
        return rows;
    }
}
