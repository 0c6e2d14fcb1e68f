package dev.ballast.app.explain;

import dev.ballast.core.result.ExplainedTable;
import dev.ballast.core.result.ExplainedValue;
import dev.ballast.core.result.Explanation.Input;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Objects;
import java.util.RandomAccess;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/// Rows of a table behind a figure; a row is made when it scrolls into view.
final class TrailTable extends TableView<Integer> {

    private static final double ROW = 25;

    private Input.@Nullable Table shown;

    TrailTable() {
        setId("trail-rows");
        setFixedCellSize(ROW);
        setMinHeight(4 * ROW);
        setColumnResizePolicy(UNCONSTRAINED_RESIZE_POLICY);
        setPlaceholder(new Label("No rows"));
    }

    Input.@Nullable Table shown() {
        return shown;
    }

    void show(Input.@Nullable Table next) {
        shown = next;
        if (next == null) {
            getColumns().clear();
            setItems(FXCollections.emptyObservableList());
            return;
        }
        setAccessibleText(next.name());
        ExplainedTable table = next.table();
        var columns = new ArrayList<TableColumn<Integer, ExplainedValue>>();
        for (int i = 0; i < table.columns().size(); i++) {
            columns.add(column(table, i));
        }
        getColumns().setAll(columns);
        setItems(FXCollections.observableList(new Indices(table.rows())));
        if (table.rows() > 0) {
            scrollTo(0);
        }
    }

    private static TableColumn<Integer, ExplainedValue> column(ExplainedTable table, int index) {
        String name = table.columns().get(index);
        var column = new TableColumn<Integer, ExplainedValue>(name);
        column.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(table.row(cell.getValue()).get(index)).getReadOnlyProperty());
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable ExplainedValue value, boolean empty) {
                super.updateItem(value, empty);
                setText(empty || value == null ? null : ValueText.of(value));
            }
        });
        boolean number = table.rows() > 0 && ValueText.isNumber(table.row(0).get(index));
        if (number) {
            column.getStyleClass().add("room-number");
        }
        column.setPrefWidth(Math.max(number ? 104 : 108, 8.2 * name.length() + 20));
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }

    /// 0, 1, 2 … without storing them.
    private static final class Indices extends AbstractList<Integer> implements RandomAccess {

        private final int size;

        Indices(int size) {
            this.size = size;
        }

        @Override
        public Integer get(int index) {
            return Objects.checkIndex(index, size);
        }

        @Override
        public int size() {
            return size;
        }
    }
}
