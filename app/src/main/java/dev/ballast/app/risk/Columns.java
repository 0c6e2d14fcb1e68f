package dev.ballast.app.risk;

import dev.ballast.app.format.Numbers;
import dev.ballast.app.table.Sheet;
import dev.ballast.app.table.TableExport;
import java.util.ArrayList;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
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
    static final double ROW = 26;

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
        var column = plain(id, name, width, figures);
        column.setCellFactory(_ -> new TextCell<>(say));
        writeAs(column, name, row -> say.apply(figures.apply(row).getValue()).plain());
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
        var column = plain(id, name, width, figures);
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

    /// Explains a heading that is short for lack of room.
    static <R, F> TableColumn<R, F> hint(TableColumn<R, F> column, String meaning) {
        var label = new Label(column.getText());
        label.setTooltip(new Tooltip(meaning));
        column.setText("");
        column.setGraphic(label);
        return column;
    }

    /// How a column is written into a file.
    ///
    /// @param name its heading
    /// @param value of a row
    private record Plain<R>(String name, Function<R, String> value) {}

    /// Has a column written into files in another way than it is shown.
    static <R> void writeAs(TableColumn<R, ?> column, String name, Function<R, String> value) {
        column.setUserData(new Plain<>(name, value));
    }

    /// What the table shows, with all digits; columns that only draw are left out.
    private static <R> Sheet sheet(TableView<R> table) {
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
                table.getItems().stream()
                        .map(row -> written.stream()
                                .map(plain -> plain.value().apply(row))
                                .toList())
                        .toList());
    }

    /// Ctrl/Cmd-C copies the table; a right click offers that and a CSV file.
    private static <R> void exportable(TableView<R> table, String name, RiskViewModel model) {
        TableExport.copyOnShortcut(table, () -> model.stamped(sheet(table)));
        var copy = new MenuItem("Copy the table");
        copy.setOnAction(_ -> TableExport.copy(model.stamped(sheet(table))));
        var save = new MenuItem("Save as CSV …");
        save.setOnAction(
                _ -> TableExport.save(table.getScene().getWindow(), model.stamped(sheet(table)), name, model::say));
        table.setContextMenu(new ContextMenu(copy, save));
    }

    /// A dense table of figures.
    ///
    /// @param model takes one sentence about what became of a file, and says where prices come from
    static <R> void dense(TableView<R> table, String id, String name, String placeholder, RiskViewModel model) {
        table.setId(id);
        table.setAccessibleText(name);
        table.setFixedCellSize(ROW);
        table.setMinSize(0, 3 * ROW);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        var none = new Label(placeholder);
        none.getStyleClass().add("room-muted");
        none.setWrapText(true);
        table.setPlaceholder(none);
        exportable(table, name, model);
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
