package dev.ballast.app.review;

import dev.ballast.app.format.Numbers;
import dev.ballast.app.table.FigureColumns;
import dev.ballast.core.result.Result;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// Columns of the room's two tables. A figure that is not known is a dash that says why.
final class Cells {

    private static final PseudoClass GOOD = PseudoClass.getPseudoClass("good");
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

    /// What a cell says.
    ///
    /// @param text for the cell
    /// @param why for the tooltip; empty for none
    /// @param change whose sign colours it, beside the sign in the text; 0 for none
    record Said(String text, String why, double change) {

        static Said of(String text) {
            return new Said(text, "", 0);
        }

        static Said money(double amount) {
            return new Said(Numbers.signedMoney(amount), "", amount);
        }

        static <T> Said of(Result<T> result, ToDoubleFunction<T> figure, Function<Double, String> format) {
            return switch (result) {
                case Result.Known<T>(T value) -> of(format.apply(figure.applyAsDouble(value)));
                case Result.Missing<T>(String reason) -> new Said(Numbers.UNKNOWN, reason, 0);
            };
        }

        static Said of(Result<Double> result, Function<Double, String> format) {
            return of(result, value -> value, format);
        }
    }

    private Cells() {}

    static <R, V> TableColumn<R, V> text(
            String id, String name, double width, Function<R, ObservableValue<V>> value, Function<V, Said> say) {
        TableColumn<R, V> column = FigureColumns.plain(id, name, width, value);
        column.setCellFactory(_ -> new SaidCell<>(say));
        return column;
    }

    static <R, V> TableColumn<R, V> number(
            String id, String name, double width, Function<R, ObservableValue<V>> value, Function<V, Said> say) {
        TableColumn<R, V> column = text(id, name, width, value, say);
        column.getStyleClass().add("room-number");
        return column;
    }

    private static final class SaidCell<R, V> extends TableCell<R, V> {

        private final Function<V, Said> say;
        private final Tooltip tip = new Tooltip();

        SaidCell(Function<V, Said> say) {
            this.say = say;
            tip.setWrapText(true);
            tip.setMaxWidth(440);
        }

        @Override
        protected void updateItem(@Nullable V item, boolean empty) {
            super.updateItem(item, empty);
            Said said = empty || item == null ? null : say.apply(item);
            setText(said == null ? null : said.text());
            String why = said == null ? "" : said.why();
            tip.setText(why);
            setTooltip(why.isEmpty() ? null : tip);
            pseudoClassStateChanged(GOOD, said != null && said.change() > 0);
            pseudoClassStateChanged(BAD, said != null && said.change() < 0);
        }
    }
}
