package dev.ballast.app.risk;

import dev.ballast.app.format.Numbers;
import dev.ballast.app.table.FigureColumns;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// Columns of the room's tables: text that follows a row's figures, or a drawn cell.
final class Columns {

    static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
    static final PseudoClass WARN = PseudoClass.getPseudoClass("warn");
    static final PseudoClass QUIET = PseudoClass.getPseudoClass("quiet");
    static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    /// What a cell says.
    ///
    /// @param text short, for the cell
    /// @param full for the tooltip; empty for none
    /// @param look pseudo-class of the cell
    /// @param number with all digits, for files; NaN where the text says all
    record Said(String text, String full, @Nullable PseudoClass look, double number) {

        Said(String text, String full, @Nullable PseudoClass look) {
            this(text, full, look, Double.NaN);
        }

        static Said of(String text) {
            return new Said(text, "", null);
        }

        static Said of(String text, double number) {
            return new Said(text, "", null, number);
        }

        /// A dash that says why in its tooltip.
        static Said missing(String reason) {
            return new Said(Numbers.UNKNOWN, reason, QUIET);
        }

        /// For the clipboard and for files: the number itself, the reason of a missing one, else the text.
        String plain() {
            if (Double.isFinite(number)) {
                return Double.toString(number);
            }
            return text.equals(Numbers.UNKNOWN) ? full : text;
        }
    }

    private Columns() {}

    static <R, F> TableColumn<R, F> text(
            String id, String name, double width, Function<R, ObservableValue<F>> figures, Function<F, Said> say) {
        TableColumn<R, F> column = FigureColumns.plain(id, name, width, figures);
        column.setCellFactory(_ -> new TextCell<>(say));
        FigureColumns.writeAs(
                column, name, row -> say.apply(figures.apply(row).getValue()).plain());
        return column;
    }

    static <R, F> TableColumn<R, F> number(
            String id, String name, double width, Function<R, ObservableValue<F>> figures, Function<F, Said> say) {
        TableColumn<R, F> column = text(id, name, width, figures, say);
        column.getStyleClass().add("room-number");
        return column;
    }

    /// Explains a heading that is short for lack of room.
    static <R, F> TableColumn<R, F> hint(TableColumn<R, F> column, String meaning) {
        var label = new Label(column.getText());
        label.setTooltip(new Tooltip(meaning));
        column.setText("");
        column.setGraphic(label);
        return column;
    }

    /// A dense table of figures.
    ///
    /// @param model takes one sentence about what became of a file, and says where prices come from
    static <R> void dense(TableView<R> table, String id, String name, String placeholder, RiskViewModel model) {
        FigureColumns.dense(table, id, name, model::stamped, model::say);
        var none = new Label(placeholder);
        none.getStyleClass().add("room-muted");
        none.setWrapText(true);
        table.setPlaceholder(none);
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
            Said said = empty || item == null ? null : say.apply(item);
            setText(said == null ? null : said.text());
            String full = said == null ? "" : said.full();
            tip.setText(full);
            setTooltip(full.isEmpty() ? null : tip);
            PseudoClass look = said == null ? null : said.look();
            pseudoClassStateChanged(BAD, BAD.equals(look));
            pseudoClassStateChanged(WARN, WARN.equals(look));
            pseudoClassStateChanged(CHOSEN, CHOSEN.equals(look));
            pseudoClassStateChanged(QUIET, QUIET.equals(look));
        }
    }
}
