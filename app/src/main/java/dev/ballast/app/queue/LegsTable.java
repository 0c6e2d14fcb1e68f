package dev.ballast.app.queue;

import dev.ballast.app.format.Numbers;
import dev.ballast.core.market.Freshness;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.rebalance.Leg;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// The legs of the chosen card, each with its price then and now.
final class LegsTable extends TableView<LegLine> {

    private static final double ROW = 30;
    private static final double HEADER = 32;

    LegsTable() {
        setId("queue-legs");
        setAccessibleText("Legs");
        getStyleClass().add("legs-table");
        setFixedCellSize(ROW);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        getColumns()
                .setAll(List.of(
                        number("#", 36, line -> String.valueOf(line.leg().number())),
                        text("Side", 68, line -> side(line.leg())),
                        text("Symbol", 96, line -> line.leg().instrument().symbol()),
                        number(
                                "Quantity",
                                150,
                                line -> Numbers.quantity(line.leg().quantity().stripTrailingZeros())),
                        number(
                                "Price then",
                                100,
                                line -> Numbers.price(line.leg().price(), line.tick())),
                        number("Price now", 100, LegsTable::priceNow),
                        moveColumn(),
                        number(
                                "Value, USD",
                                104,
                                line -> Numbers.money(line.leg().value())),
                        number("Fee, USD", 78, line -> Numbers.money(line.leg().fee())),
                        text("Priority", 84, line -> Labels.urgency(line.leg().priority())),
                        number(
                                "Confidence",
                                86,
                                line -> Numbers.percent(line.leg().confidence(), 0)),
                        text("Reason", 340, line -> line.leg().reason())));
        getColumns().forEach(column -> {
            column.setSortable(false);
            column.setReorderable(false);
        });
        setRowFactory(_ -> new LegRow());
    }

    private static String side(Leg leg) {
        return leg.side() == Side.SELL ? "↓ Sell" : "↑ Buy";
    }

    private static String priceNow(LegLine line) {
        return Double.isFinite(line.priceNow())
                ? Numbers.price(BigDecimal.valueOf(line.priceNow()), line.tick())
                : Numbers.UNKNOWN;
    }

    private static TableColumn<LegLine, String> text(String name, double width, Function<LegLine, String> value) {
        var column = new TableColumn<LegLine, String>(name);
        column.setCellValueFactory(
                cell -> new ReadOnlyStringWrapper(value.apply(cell.getValue())).getReadOnlyProperty());
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, 60));
        return column;
    }

    private static TableColumn<LegLine, String> number(String name, double width, Function<LegLine, String> value) {
        TableColumn<LegLine, String> column = text(name, width, value);
        column.getStyleClass().add("room-number");
        return column;
    }

    /// Signed, and marked in words where it stops the approval.
    private static TableColumn<LegLine, String> moveColumn() {
        TableColumn<LegLine, String> column = number("Move", 112, LegsTable::move);
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
                                ? new Tooltip("Largest move allowed: " + Numbers.percent(line.guard()))
                                : null);
            }
        });
        return column;
    }

    private static String move(LegLine line) {
        String move = Numbers.signedPercent(line.move(), 2);
        if (line.freshness() != Freshness.LIVE) {
            return line.freshness() == Freshness.MISSING
                    ? "no price"
                    : line.freshness().name().toLowerCase(Locale.ROOT) + "  " + move;
        }
        return line.isBeyondGuard() ? "! " + move : move;
    }

    /// Replaces only the lines that changed, so that selection and scroll position stay.
    void show(List<LegLine> lines) {
        if (getItems().size() != lines.size()) {
            getItems().setAll(lines);
        }
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).equals(getItems().get(i))) {
                getItems().set(i, lines.get(i));
            }
        }
        double height = HEADER + ROW * Math.clamp(lines.size(), 1, 9) + 4;
        setPrefHeight(height);
        setMinHeight(Math.min(height, HEADER + 3 * ROW));
        setMaxHeight(height);
    }

    /// A row that is struck through where its leg is switched off.
    private static final class LegRow extends TableRow<LegLine> {

        @Override
        protected void updateItem(@Nullable LegLine line, boolean empty) {
            super.updateItem(line, empty);
            setOpacity(empty || line == null || line.leg().enabled() ? 1 : 0.5);
        }
    }
}
