package dev.ballast.app.performance;

import dev.ballast.app.table.FigureColumns;
import dev.ballast.app.table.Said;
import dev.ballast.app.table.SaidColumns;
import dev.ballast.core.performance.PerformanceReport;
import dev.ballast.core.performance.PerformanceWindow;
import java.util.List;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/// Every figure in every window, side by side.
final class WindowsTable extends TableView<FigureRow> {

    private static final double NAME = 190;
    private static final double FIGURE = 96;

    WindowsTable(PerformanceViewModel model) {
        FigureColumns.dense(this, "performance-windows", "performance", model::stamped, model::say);
        getColumns().add(SaidColumns.text("figure", "Figure", NAME, row -> Said.of(row.name())
                .because(row.meaning())));
        for (PerformanceWindow window : PerformanceWindow.values()) {
            TableColumn<FigureRow, FigureRow> column =
                    SaidColumns.number("window-" + window.label(), window.label(), FIGURE, row -> row.in(window));
            getColumns().add(column);
        }
    }

    /// Keeps the selection: the rows are the same figures in the same order.
    void show(@Nullable PerformanceReport report) {
        int chosen = getSelectionModel().getSelectedIndex();
        getItems().setAll(report == null ? List.of() : FigureRow.of(report));
        getSelectionModel().select(chosen);
    }
}
