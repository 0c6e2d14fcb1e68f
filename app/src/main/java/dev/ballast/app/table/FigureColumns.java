package dev.ballast.app.table;

import dev.ballast.app.format.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/// What dense tables of figures have in common: columns that follow a row's figures, drawn cells, and what goes into
/// the clipboard and into files. FX thread only.
public final class FigureColumns {

    /// Height of a row, in pixels.
    public static final double ROW = 26;

    /// What a column puts into a file.
    private record Plain<R>(String name, Function<R, String> value) {}

    private FigureColumns() {}

    /// A column without a cell factory of its own, neither sorted, moved nor typed into.
    public static <R, F> TableColumn<R, F> plain(
            String id, String name, double width, Function<R, ObservableValue<F>> figures) {
        var column = new TableColumn<R, F>(name);
        column.setId(id);
        column.setCellValueFactory(cell -> figures.apply(cell.getValue()));
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, 40));
        column.setSortable(false);
        column.setReorderable(false);
        column.setEditable(false);
        return column;
    }

    /// A sorted column of text in a table whose rows are values.
    public static <R> TableColumn<R, String> text(String id, String name, double width, Function<R, String> value) {
        TableColumn<R, String> column =
                plain(id, name, width, row -> new ReadOnlyObjectWrapper<>(value.apply(row)).getReadOnlyProperty());
        column.setSortable(true);
        writeAs(column, name, value);
        return column;
    }

    /// A sorted column of numbers in a table whose rows are values; what is not known is a dash, sorted below all.
    ///
    /// @param value NaN where it is not known
    /// @param shown its text on screen
    /// @param digits that a file has
    public static <R> TableColumn<R, Double> number(
            String id, String name, double width, ToDoubleFunction<R> value, DoubleFunction<String> shown, int digits) {
        TableColumn<R, Double> column = plain(id, name, width, row -> {
            double known = value.applyAsDouble(row);
            return new ReadOnlyObjectWrapper<>(Double.isNaN(known) ? Double.NEGATIVE_INFINITY : known)
                    .getReadOnlyProperty();
        });
        column.getStyleClass().add("room-number");
        column.setSortable(true);
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable Double item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty || item == null ? null : Double.isFinite(item) ? shown.apply(item) : Numbers.UNKNOWN);
            }
        });
        writeAs(column, name, row -> {
            double known = value.applyAsDouble(row);
            return Double.isNaN(known) ? "" : String.format(Locale.ROOT, "%." + digits + "g", known);
        });
        return column;
    }

    /// A column whose cells are drawn: each cell makes its node once and shows the row's figures in it.
    public static <R, F, N extends Node> TableColumn<R, F> drawn(
            String id,
            String name,
            double width,
            Function<R, ObservableValue<F>> figures,
            Supplier<N> make,
            BiConsumer<N, F> show) {
        TableColumn<R, F> column = plain(id, name, width, figures);
        column.setCellFactory(_ -> new TableCell<>() {
            private final N node = make.get();

            {
                settle(this);
            }

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

    /// Keeps what changes in a cell within it: the row, whose height is fixed, gives it its place as before, but a new
    /// text no longer has the whole table laid out anew, with the styles of every cell.
    public static void settle(TableCell<?, ?> cell) {
        cell.setManaged(false);
    }

    /// Says how a column is written into files; one that is never told so is left out of them.
    public static <R> void writeAs(TableColumn<R, ?> column, String name, Function<R, String> value) {
        column.setUserData(new Plain<>(name, value));
    }

    /// A dense table whose content Ctrl/Cmd-C copies; a right click offers that and a CSV file.
    ///
    /// @param stamped adds to a sheet where its prices come from
    /// @param report takes one sentence about what became of a file
    public static <R> void dense(
            TableView<R> table, String id, String name, UnaryOperator<Sheet> stamped, Consumer<String> report) {
        table.setId(id);
        table.setAccessibleText(name);
        table.setFixedCellSize(ROW);
        table.setMinSize(0, 3 * ROW);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        Supplier<Sheet> sheet = () -> stamped.apply(sheet(table));
        TableExport.copyOnShortcut(table, sheet);
        var copy = new MenuItem("Copy the table");
        copy.setOnAction(_ -> TableExport.copy(sheet.get()));
        var save = new MenuItem("Save as CSV …");
        save.setOnAction(_ -> TableExport.save(table.getScene().getWindow(), sheet.get(), name, report));
        table.setContextMenu(new ContextMenu(copy, save));
    }

    /// What the table shows.
    public static <R> Sheet sheet(TableView<R> table) {
        var written = new ArrayList<Plain<R>>();
        for (TableColumn<R, ?> column : table.getVisibleLeafColumns()) {
            if (column.getUserData() instanceof Plain<?> plain) {
                // Only columns made here for this table's rows carry one.
                @SuppressWarnings("unchecked")
                Plain<R> own = (Plain<R>) plain;
                written.add(own);
            }
        }
        return new Sheet(
                written.stream().map(Plain::name).toList(),
                List.copyOf(table.getItems()).stream()
                        .map(row -> written.stream()
                                .map(plain -> plain.value().apply(row))
                                .toList())
                        .toList());
    }
}
