package dev.ballast.app.table;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// Columns whose cells say a figure or the reason why there is none. FX thread only.
public final class SaidColumns {

    private SaidColumns() {}

    /// Text that follows a row's figures.
    ///
    /// @param figures of a row, followed as they change
    /// @param say of the figures
    public static <R, F> TableColumn<R, F> text(
            String id, String name, double width, Function<R, ObservableValue<F>> figures, Function<F, Said> say) {
        TableColumn<R, F> column = FigureColumns.plain(id, name, width, figures);
        column.setCellFactory(_ -> new SaidCell<>(say));
        FigureColumns.writeAs(
                column, name, row -> say.apply(figures.apply(row).getValue()).plain());
        return column;
    }

    /// Of a table whose rows are values: a changed row is a new one.
    public static <R> TableColumn<R, R> text(String id, String name, double width, Function<R, Said> say) {
        return text(id, name, width, ReadOnlyObjectWrapper::new, say);
    }

    /// The same as [#text], aligned to the right.
    public static <R, F> TableColumn<R, F> number(
            String id, String name, double width, Function<R, ObservableValue<F>> figures, Function<F, Said> say) {
        TableColumn<R, F> column = text(id, name, width, figures, say);
        column.getStyleClass().add("room-number");
        return column;
    }

    /// The same as [#text], aligned to the right.
    public static <R> TableColumn<R, R> number(String id, String name, double width, Function<R, Said> say) {
        return number(id, name, width, ReadOnlyObjectWrapper::new, say);
    }

    /// Explains a heading that is short for lack of room.
    public static <R, F> TableColumn<R, F> hint(TableColumn<R, F> column, String meaning) {
        var label = new Label(column.getText());
        label.setTooltip(new Tooltip(meaning));
        column.setText("");
        column.setGraphic(label);
        return column;
    }

    private static final class SaidCell<R, F> extends TableCell<R, F> {

        private static final Said NOTHING = Said.of("");

        private final Function<F, Said> say;
        private final Saying saying = new Saying(this);

        SaidCell(Function<F, Said> say) {
            this.say = say;
        }

        @Override
        protected void updateItem(@Nullable F item, boolean empty) {
            super.updateItem(item, empty);
            saying.show(empty || item == null ? NOTHING : say.apply(item));
        }
    }
}
