package dev.ballast.app.optimizer;

import dev.ballast.app.format.Numbers;
import dev.ballast.core.result.Result;
import java.util.function.BiConsumer;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// Columns of the room's tables.
final class Columns {

    static final double ROW = 26;

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass QUIET = PseudoClass.getPseudoClass("quiet");

    /// What a cell says.
    ///
    /// @param text for the cell
    /// @param full for the tooltip; empty for none
    record Said(String text, String full, boolean chosen) {

        static Said of(String text) {
            return new Said(text, "", false);
        }

        static Said of(Result<Double> value, DoubleFunction<String> format) {
            return switch (value) {
                case Result.Known<Double>(Double known) -> of(format.apply(known));
                case Result.Missing<Double>(String reason) -> new Said(Numbers.UNKNOWN, reason, false);
            };
        }
    }

    private Columns() {}

    static <R, F> TableColumn<R, F> text(
            String id, String name, double width, Function<R, ObservableValue<F>> figures, Function<F, Said> say) {
        TableColumn<R, F> column = plain(id, name, width, figures);
        column.setCellFactory(_ -> new TextCell<>(say));
        return column;
    }

    static <R, F> TableColumn<R, F> number(
            String id, String name, double width, Function<R, ObservableValue<F>> figures, Function<F, Said> say) {
        TableColumn<R, F> column = text(id, name, width, figures, say);
        column.getStyleClass().add("room-number");
        return column;
    }

    static <R, F, N extends Node> TableColumn<R, F> drawn(
            String id,
            String name,
            double width,
            Function<R, ObservableValue<F>> figures,
            Supplier<N> make,
            BiConsumer<N, F> show) {
        TableColumn<R, F> column = plain(id, name, width, figures);
        column.setCellFactory(_ -> new TableCell<>() {
            private final N node = make.get();

            @Override
            protected void updateItem(@Nullable F item, boolean empty) {
                super.updateItem(item, empty);
                if (empty || item == null) {
                    setGraphic(null);
                } else {
                    show.accept(node, item);
                    setGraphic(node);
                }
            }
        });
        return column;
    }

    private static <R, F> TableColumn<R, F> plain(
            String id, String name, double width, Function<R, ObservableValue<F>> figures) {
        var column = new TableColumn<R, F>(name);
        column.setId(id);
        column.setCellValueFactory(cell -> figures.apply(cell.getValue()));
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, 40));
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }

    static <R> void dense(TableView<R> table, String id, String name) {
        table.setId(id);
        table.setAccessibleText(name);
        table.setFixedCellSize(ROW);
        table.setMinSize(0, 3 * ROW);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    }

    private static final class TextCell<R, F> extends TableCell<R, F> {

        private final Function<F, Said> say;
        private final Tooltip tip = new Tooltip();

        TextCell(Function<F, Said> say) {
            this.say = say;
            tip.setWrapText(true);
            tip.setMaxWidth(440);
        }

        @Override
        protected void updateItem(@Nullable F item, boolean empty) {
            super.updateItem(item, empty);
            Said said = empty || item == null ? Said.of("") : say.apply(item);
            setText(said.text());
            tip.setText(said.full());
            setTooltip(said.full().isEmpty() ? null : tip);
            pseudoClassStateChanged(CHOSEN, said.chosen());
            pseudoClassStateChanged(QUIET, said.text().equals(Numbers.UNKNOWN));
        }
    }
}
