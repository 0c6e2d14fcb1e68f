package dev.ballast.app.positions;

import dev.ballast.app.format.Numbers;
import dev.ballast.app.format.Times;
import java.time.ZoneId;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The lots behind the chosen position: which purchases are still open, what they cost, what they are worth now.
final class LotsPane extends BorderPane {

    private static final PseudoClass POSITIVE = PseudoClass.getPseudoClass("positive");
    private static final PseudoClass NEGATIVE = PseudoClass.getPseudoClass("negative");

    private final Label title = new Label();
    private final Label hint = new Label();

    LotsPane(PositionsViewModel model) {
        getStyleClass().add("lots-pane");
        var table = table(model);
        title.getStyleClass().add("section-title");
        hint.getStyleClass().add("section-hint");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var head = new HBox(12, title, gap, hint);
        head.getStyleClass().add("section-head");
        setTop(head);
        setCenter(table);
        model.selected().subscribe(row -> describe(row, table));
    }

    private void describe(@Nullable PositionRow row, TableView<LotRow> table) {
        if (row == null) {
            title.setText("Lots");
            hint.setText("");
            table.setPlaceholder(new Label("Choose a position to see the purchases it is made of."));
        } else if (row.isHeld()) {
            title.setText("Lots of " + row.symbol());
            hint.setText("A sale consumes lots in the order of the policy (first in, first out unless changed)");
            table.setPlaceholder(new Label(""));
        } else {
            title.setText("Lots of " + row.symbol());
            hint.setText("");
            table.setPlaceholder(new Label("Watched, not held: there are no lots."));
        }
    }

    private static TableView<LotRow> table(PositionsViewModel model) {
        var table = new TableView<>(model.lots());
        table.setId("lots-table");
        table.setFixedCellSize(26);
        table.setAccessibleText("Lots of the chosen position");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        ZoneId zone = ZoneId.systemDefault();
        table.getColumns().add(text("Acquired", 160, lot -> Times.dateTime(lot.acquired(), zone)));
        table.getColumns().add(number(text("Quantity", 130, lot -> Numbers.quantity(lot.quantity()))));
        table.getColumns().add(number(text("Unit cost", 120, lot -> Numbers.price(lot.unitCost()))));
        table.getColumns().add(number(text("Cost", 120, lot -> Numbers.money(lot.cost()))));
        table.getColumns().add(money("Value", LotRow::valueProperty, Numbers::money));
        TableColumn<LotRow, Number> gain = money("Unrealised", LotRow::unrealisedProperty, Numbers::signedMoney);
        gain.setCellFactory(_ -> new GainCell());
        table.getColumns().add(gain);
        table.getColumns().add(text("Opened by", 260, LotRow::openedBy));
        return table;
    }

    private static TableColumn<LotRow, String> text(String name, double width, Function<LotRow, String> value) {
        var column = new TableColumn<LotRow, String>(name);
        column.setPrefWidth(width);
        column.setCellValueFactory(data -> new ReadOnlyStringWrapper(value.apply(data.getValue())));
        return column;
    }

    private static TableColumn<LotRow, String> number(TableColumn<LotRow, String> column) {
        column.getStyleClass().add("number-column");
        column.setCellFactory(_ -> new QuantityCell());
        // The text is made already; sorting it as text would order 10 before 9.
        column.setSortable(false);
        return column;
    }

    private static TableColumn<LotRow, Number> money(
            String name, Function<LotRow, ObservableValue<Number>> value, Function<Double, String> format) {
        var column = new TableColumn<LotRow, Number>(name);
        column.getStyleClass().add("number-column");
        column.setPrefWidth(120);
        column.setCellValueFactory(data -> value.apply(data.getValue()));
        column.setCellFactory(_ -> new MoneyCell(format));
        return column;
    }

    private static final class QuantityCell extends TableCell<LotRow, String> {
        QuantityCell() {
            getStyleClass().add("number-cell");
        }

        @Override
        protected void updateItem(@Nullable String value, boolean empty) {
            super.updateItem(value, empty);
            setText(empty ? null : value);
        }
    }

    private static class MoneyCell extends TableCell<LotRow, Number> {
        private final Function<Double, String> format;

        MoneyCell(Function<Double, String> format) {
            this.format = format;
            getStyleClass().add("number-cell");
        }

        @Override
        protected void updateItem(@Nullable Number value, boolean empty) {
            super.updateItem(value, empty);
            setText(empty || value == null ? null : format.apply(value.doubleValue()));
        }
    }

    private static final class GainCell extends MoneyCell {
        GainCell() {
            super(Numbers::signedMoney);
        }

        @Override
        protected void updateItem(@Nullable Number value, boolean empty) {
            super.updateItem(value, empty);
            double gain = empty || value == null ? 0 : value.doubleValue();
            pseudoClassStateChanged(POSITIVE, gain > 0);
            pseudoClassStateChanged(NEGATIVE, gain < 0);
        }
    }
}
