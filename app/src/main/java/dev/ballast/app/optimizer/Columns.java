package dev.ballast.app.optimizer;

import dev.ballast.app.table.FigureColumns;
import dev.ballast.app.table.Said;
import dev.ballast.app.table.SaidColumns;
import java.util.Comparator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// Columns of the room's tables.
final class Columns {

    private Columns() {}

    /// Keeps a column from being cut where the window is narrow: others give way.
    static <R, F> TableColumn<R, F> atLeast(double width, TableColumn<R, F> column) {
        column.setMinWidth(width);
        return column;
    }

    /// Has a column sort when its head is clicked. Rows keep their places while figures change.
    static <R, F> void sortable(TableColumn<R, F> column, ToDoubleFunction<F> value) {
        column.setSortable(true);
        column.setComparator(Comparator.comparingDouble(value));
        column.setSortType(TableColumn.SortType.DESCENDING);
    }

    /// Shows rows in the order of the clicked head, which leaves the rows' own order alone.
    static <R> void show(TableView<R> table, ObservableList<R> rows) {
        var sorted = new SortedList<>(rows);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
    }

    /// A column whose cells the trader types into.
    static <R, F> TableColumn<R, F> edited(
            String id,
            String name,
            double width,
            Function<R, ObservableValue<F>> figures,
            Function<F, Said> say,
            EditCell.Edit<F> edit) {
        TableColumn<R, F> column = SaidColumns.text(id, name, width, figures, say);
        column.setEditable(true);
        column.setCellFactory(_ -> new EditCell<>(say, edit));
        return column;
    }

    static <R> void dense(TableView<R> table, String id, String name, OptimizerViewModel model) {
        FigureColumns.dense(table, id, name, model::stamped, model::say);
    }
}
