package dev.ballast.app.optimizer;

import dev.ballast.app.format.Numbers;
import dev.ballast.app.table.FigureColumns;
import dev.ballast.core.result.Result;
import java.util.Comparator;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// Columns of the room's tables.
final class Columns {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass QUIET = PseudoClass.getPseudoClass("quiet");

    /// What a cell says.
    ///
    /// @param text for the cell
    /// @param full for the tooltip; empty for none
    /// @param look how it is written
    record Said(String text, String full, Look look) {

        /// How a cell is written.
        enum Look {
            PLAIN,
            STRONG,
            QUIET
        }

        static Said of(String text) {
            return new Said(text, "", text.equals(Numbers.UNKNOWN) ? Look.QUIET : Look.PLAIN);
        }

        static Said of(Result<Double> value, DoubleFunction<String> format) {
            return switch (value) {
                case Result.Known<Double>(Double known) -> of(format.apply(known));
                case Result.Missing<Double>(String reason) -> new Said(Numbers.UNKNOWN, reason, Look.QUIET);
            };
        }

        Said quiet() {
            return new Said(text, full, Look.QUIET);
        }
    }

    private Columns() {}

    /// Keeps a column from being cut where the window is narrow: others give way.
    static <R, F> TableColumn<R, F> atLeast(double width, TableColumn<R, F> column) {
        column.setMinWidth(width);
        return column;
    }

    static <R, F> TableColumn<R, F> text(
            String id, String name, double width, Function<R, ObservableValue<F>> figures, Function<F, Said> say) {
        TableColumn<R, F> column = FigureColumns.plain(id, name, width, figures);
        column.setCellFactory(_ -> new TextCell<>(say));
        FigureColumns.writeAs(
                column, name, row -> say.apply(figures.apply(row).getValue()).text());
        return column;
    }

    static <R, F> TableColumn<R, F> number(
            String id, String name, double width, Function<R, ObservableValue<F>> figures, Function<F, Said> say) {
        TableColumn<R, F> column = text(id, name, width, figures, say);
        column.getStyleClass().add("room-number");
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
        TableColumn<R, F> column = text(id, name, width, figures, say);
        column.setEditable(true);
        column.setCellFactory(_ -> new EditCell<>(say, edit));
        return column;
    }

    static <R> void dense(TableView<R> table, String id, String name, OptimizerViewModel model) {
        FigureColumns.dense(table, id, name, model::stamped, model::say);
    }

    /// Shows what is said in a cell, with its tooltip.
    static final class Saying {

        private final Tooltip tip = new Tooltip();

        Saying() {
            tip.setWrapText(true);
            tip.setMaxWidth(440);
        }

        void show(TableCell<?, ?> cell, Said said) {
            cell.setText(said.text());
            tip.setText(said.full());
            cell.setTooltip(said.full().isEmpty() ? null : tip);
            cell.pseudoClassStateChanged(CHOSEN, said.look() == Said.Look.STRONG);
            cell.pseudoClassStateChanged(QUIET, said.look() == Said.Look.QUIET);
        }
    }

    private static final class TextCell<R, F> extends TableCell<R, F> {

        private final Function<F, Said> say;
        private final Saying saying = new Saying();

        TextCell(Function<F, Said> say) {
            this.say = say;
            FigureColumns.settle(this);
        }

        @Override
        protected void updateItem(@Nullable F item, boolean empty) {
            super.updateItem(item, empty);
            saying.show(this, empty || item == null ? Said.of("") : say.apply(item));
        }
    }
}
