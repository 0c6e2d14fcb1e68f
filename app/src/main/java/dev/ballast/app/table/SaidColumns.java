package dev.ballast.app.table;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// Columns of tables whose rows are values: a changed row is a new one. FX thread only.
public final class SaidColumns {

    private static final PseudoClass GOOD = PseudoClass.getPseudoClass("good");
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
    private static final double TIP_WIDTH = 440;

    private SaidColumns() {}

    public static <R> TableColumn<R, R> text(String id, String name, double width, Function<R, Said> say) {
        TableColumn<R, R> column = FigureColumns.plain(id, name, width, ReadOnlyObjectWrapper::new);
        column.setCellFactory(_ -> new SaidCell<>(say));
        FigureColumns.writeAs(column, name, row -> say.apply(row).plain());
        return column;
    }

    /// The same, aligned to the right.
    public static <R> TableColumn<R, R> number(String id, String name, double width, Function<R, Said> say) {
        TableColumn<R, R> column = text(id, name, width, say);
        column.getStyleClass().add("room-number");
        return column;
    }

    private static final class SaidCell<R> extends TableCell<R, R> {

        private final Function<R, Said> say;
        private final Tooltip tip = new Tooltip();

        SaidCell(Function<R, Said> say) {
            this.say = say;
            tip.setWrapText(true);
            tip.setMaxWidth(TIP_WIDTH);
        }

        @Override
        protected void updateItem(@Nullable R item, boolean empty) {
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
