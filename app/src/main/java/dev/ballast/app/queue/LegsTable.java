package dev.ballast.app.queue;

import dev.ballast.app.format.Numbers;
import dev.ballast.core.market.Freshness;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.rebalance.Leg;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntConsumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// The legs of the chosen card, each with its switch and its price now. The row that the keys act on is selected; the
/// selection follows the view-model, clicks go to it.
final class LegsTable extends TableView<LegLine> {

    private static final double ROW = 24;

    private final List<TableColumn<LegLine, ?>> roomy;

    /// @param choose is given the number of the leg that was clicked
    /// @param toggle is given the number of the leg that was switched by its box
    LegsTable(IntConsumer choose, IntConsumer toggle) {
        setId("queue-legs");
        setAccessibleText("Legs");
        getStyleClass().add("legs-table");
        setFixedCellSize(ROW);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        TableColumn<LegLine, String> cost = number("Cost, USD", 74, LegsTable::cost);
        TableColumn<LegLine, String> priority =
                text("Priority", 66, line -> Labels.urgency(line.leg().priority()));
        TableColumn<LegLine, String> weight = number("Weight", 112, LegsTable::weights);
        roomy = List.of(weight, cost, priority);
        getColumns()
                .setAll(List.of(
                        switchColumn(toggle),
                        text("Side", 50, line -> side(line.leg())),
                        text("Symbol", 88, line -> line.leg().instrument().symbol()),
                        number(
                                "Quantity",
                                118,
                                line -> Numbers.quantity(line.leg().quantity().stripTrailingZeros())),
                        number(
                                "Value, USD",
                                74,
                                line -> Numbers.money(line.leg().value())),
                        weight,
                        moveColumn(),
                        cost,
                        priority));
        getColumns().forEach(column -> {
            column.setSortable(false);
            column.setReorderable(false);
        });
        setRowFactory(_ -> new LegRow(choose));
    }

    private static String side(Leg leg) {
        return leg.side() == Side.SELL ? "↓ Sell" : "↑ Buy";
    }

    private static String weights(LegLine line) {
        return Numbers.decimal(100 * line.weightBefore(), 1) + " → " + Numbers.percent(line.weightAfter());
    }

    private static String cost(LegLine line) {
        double total = line.leg().detail().cost().total();
        return Numbers.money(total > 0 ? total : line.leg().fee().doubleValue());
    }

    static String priceNow(LegLine line) {
        return Double.isFinite(line.priceNow())
                ? Numbers.price(BigDecimal.valueOf(line.priceNow()), line.tick())
                : Numbers.UNKNOWN;
    }

    private static TableColumn<LegLine, String> text(String name, double width, Function<LegLine, String> value) {
        var column = new TableColumn<LegLine, String>(name);
        column.setCellValueFactory(
                cell -> new ReadOnlyStringWrapper(value.apply(cell.getValue())).getReadOnlyProperty());
        // Wide enough for most, wider where there is room.
        column.setPrefWidth(1.2 * width);
        column.setMinWidth(width);
        return column;
    }

    private static TableColumn<LegLine, String> number(String name, double width, Function<LegLine, String> value) {
        TableColumn<LegLine, String> column = text(name, width, value);
        column.getStyleClass().add("room-number");
        return column;
    }

    private static TableColumn<LegLine, LegLine> switchColumn(IntConsumer toggle) {
        var column = new TableColumn<LegLine, LegLine>("#");
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()).getReadOnlyProperty());
        column.setCellFactory(_ -> new SwitchCell(toggle));
        column.setMinWidth(44);
        column.setMaxWidth(44);
        return column;
    }

    /// Signed, and marked in words where it stops the approval.
    private static TableColumn<LegLine, String> moveColumn() {
        TableColumn<LegLine, String> column = number("Move", 58, LegsTable::moveInShort);
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable String text, boolean empty) {
                super.updateItem(text, empty);
                setText(empty ? null : text);
                LegLine line = getTableRow() == null ? null : getTableRow().getItem();
                boolean stopped = !empty && line != null && !line.isTradable();
                Marks.tone(this, stopped ? Marks.Tone.BAD : Marks.Tone.PLAIN);
                setTooltip(
                        stopped && line != null
                                ? new Tooltip(move(line) + "; largest move allowed: " + Numbers.percent(line.guard()))
                                : null);
            }
        });
        return column;
    }

    /// Of a price that is not fresh the age alone: it counts, and the move from it says little.
    private static String moveInShort(LegLine line) {
        return line.freshness() == Freshness.STALE || line.freshness() == Freshness.DEAD
                ? "× " + line.freshness().name().toLowerCase(Locale.ROOT)
                : move(line);
    }

    static String move(LegLine line) {
        String move = Numbers.signedPercent(line.move(), 2);
        if (line.freshness() != Freshness.LIVE) {
            return line.freshness() == Freshness.MISSING
                    ? "no price"
                    : line.freshness().name().toLowerCase(Locale.ROOT) + "  " + move;
        }
        return line.isBeyondGuard() ? "! " + move : move;
    }

    /// Whether there is room for every column.
    void roomy(Room room) {
        roomy.forEach(column -> column.setVisible(room == Room.WIDE));
    }

    /// How much room there is.
    enum Room {
        WIDE,
        NARROW
    }

    /// Replaces only the lines that changed, so that the scroll position stays.
    void show(List<LegLine> lines, int cursor) {
        if (getItems().size() != lines.size()) {
            getItems().setAll(lines);
        }
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).equals(getItems().get(i))) {
                getItems().set(i, lines.get(i));
            }
        }
        point(cursor);
    }

    /// Puts the mark on the leg that the keys act on.
    void point(int cursor) {
        for (int i = 0; i < getItems().size(); i++) {
            if (getItems().get(i).leg().number() == cursor) {
                if (getSelectionModel().getSelectedIndex() != i) {
                    getSelectionModel().clearAndSelect(i);
                    scrollTo(Math.max(0, i - 2));
                }
                return;
            }
        }
    }

    /// A box beside the leg's number.
    private static final class SwitchCell extends TableCell<LegLine, LegLine> {

        private final CheckBox box = new CheckBox();

        SwitchCell(IntConsumer toggle) {
            box.setFocusTraversable(false);
            box.setOnAction(_ -> {
                LegLine line = getItem();
                if (line != null) {
                    // The box shows what the view-model says: it may refuse.
                    box.setSelected(line.switched());
                    toggle.accept(line.leg().number());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable LegLine line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                setGraphic(null);
                return;
            }
            box.setText(String.valueOf(line.leg().number()));
            box.setSelected(line.switched());
            box.setAccessibleText("Trade leg " + line.leg().number() + ", "
                    + line.leg().instrument().symbol());
            setGraphic(box);
        }
    }

    /// Pale and struck out where its leg is switched off.
    private static final class LegRow extends TableRow<LegLine> {

        LegRow(IntConsumer choose) {
            setOnMousePressed(_ -> {
                LegLine line = getItem();
                if (line != null) {
                    choose.accept(line.leg().number());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable LegLine line, boolean empty) {
            super.updateItem(line, empty);
            setOpacity(empty || line == null || line.switched() ? 1 : 0.45);
        }
    }
}
