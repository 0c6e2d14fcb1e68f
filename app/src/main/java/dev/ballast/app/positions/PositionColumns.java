package dev.ballast.app.positions;

import dev.ballast.app.fx.Flash;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.beans.value.ObservableDoubleValue;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// The table's columns, one per field, known by the field's key.
final class PositionColumns {

    private static final Comparator<Object> BY_VALUE = PositionColumns::compare;

    private PositionColumns() {}

    static List<TableColumn<PositionRow, Object>> create(Flash flash, ObservableDoubleValue fullWeightBar) {
        var columns = new ArrayList<TableColumn<PositionRow, Object>>();
        for (PositionField field : PositionField.values()) {
            columns.add(column(field, flash, fullWeightBar));
        }
        return columns;
    }

    /// The fields of the visible columns in the order on screen.
    static List<PositionField> shown(TableView<PositionRow> table) {
        return table.getVisibleLeafColumns().stream()
                .map(column -> (PositionField) column.getUserData())
                .toList();
    }

    private static TableColumn<PositionRow, Object> column(
            PositionField field, Flash flash, ObservableDoubleValue fullWeightBar) {
        var column = new TableColumn<PositionRow, Object>(field.label());
        column.setId(field.key());
        column.setUserData(field);
        column.setPrefWidth(width(field));
        column.setMinWidth(48);
        column.setComparator(BY_VALUE);
        column.setCellValueFactory(data -> field.observe(data.getValue()));
        column.setCellFactory(_ -> cell(field, flash, fullWeightBar));
        if (field.kind() != PositionField.Kind.TEXT) {
            column.getStyleClass().add("number-column");
        }
        return column;
    }

    private static TableCell<PositionRow, Object> cell(
            PositionField field, Flash flash, ObservableDoubleValue fullWeightBar) {
        if (field == PositionField.SYMBOL) {
            return new SymbolCell();
        }
        return field.kind() == PositionField.Kind.WEIGHT
                ? new WeightCell(field, flash, fullWeightBar)
                : new FigureCell(field, flash);
    }

    private static double width(PositionField field) {
        return switch (field) {
            case SYMBOL -> 118;
            case CATEGORY -> 92;
            case QUANTITY -> 132;
            case AVERAGE_COST, BID, ASK -> 96;
            case PRICE -> 112;
            case DAY_CHANGE -> 76;
            case DAY_GAIN, UNREALISED, REALISED -> 104;
            case VALUE -> 108;
            case WEIGHT -> 84;
            case TARGET -> 70;
            case DRIFT -> 80;
            case UNREALISED_FRACTION -> 84;
            case SOURCE -> 118;
            case AGE -> 60;
        };
    }

    private static int compare(Object a, Object b) {
        if (a instanceof Number && b instanceof Number && !(a instanceof BigDecimal)) {
            return Double.compare(PositionCells.number(a), PositionCells.number(b));
        }
        if (a instanceof BigDecimal left && b instanceof BigDecimal right) {
            return left.compareTo(right);
        }
        return String.valueOf(a).compareTo(String.valueOf(b));
    }
}
