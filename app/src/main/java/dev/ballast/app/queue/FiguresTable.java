package dev.ballast.app.queue;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// Every figure and limit before and after; a click or Enter opens the trail of one.
final class FiguresTable extends TableView<FigureLine> {

    private static final double ROW = 21;

    FiguresTable(Consumer<FigureLine> explain) {
        setId("queue-figures");
        setAccessibleText("Figures and limits before and after");
        getStyleClass().add("figures-table");
        setFixedCellSize(ROW);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        getColumns()
                .setAll(List.of(
                        text("Figure", 128, FiguresTable::name),
                        number("Before", 56, FigureLine::before),
                        number("After", 56, FigureLine::after),
                        toned("Effect", 62, FigureLine::effect, FigureLine::tone),
                        toned("Limit", 66, FigureLine::status, FigureLine::alarm)));
        getColumns().getFirst().setMaxWidth(5000);
        getColumns().getFirst().setPrefWidth(220);
        getColumns().forEach(column -> {
            column.setSortable(false);
            column.setReorderable(false);
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                askSelected(explain);
                event.consume();
            }
        });
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getClickCount() == 2) {
                askSelected(explain);
            }
        });
    }

    /// A limit stands behind the name of what it limits.
    private static String name(FigureLine line) {
        return line.isLimit() ? line.name() + "  " + line.limit() : line.name();
    }

    private void askSelected(Consumer<FigureLine> explain) {
        FigureLine line = getSelectionModel().getSelectedItem();
        if (line != null) {
            explain.accept(line);
        }
    }

    private static TableColumn<FigureLine, String> text(String name, double width, Function<FigureLine, String> value) {
        var column = new TableColumn<FigureLine, String>(name);
        column.setCellValueFactory(
                cell -> new ReadOnlyStringWrapper(value.apply(cell.getValue())).getReadOnlyProperty());
        column.setPrefWidth(width);
        column.setMinWidth(width);
        column.setMaxWidth(width + 30);
        column.setCellFactory(_ -> new HintCell());
        return column;
    }

    private static TableColumn<FigureLine, String> number(
            String name, double width, Function<FigureLine, String> value) {
        TableColumn<FigureLine, String> column = text(name, width, value);
        column.getStyleClass().add("room-number");
        return column;
    }

    private static TableColumn<FigureLine, String> toned(
            String name, double width, Function<FigureLine, String> value, Function<FigureLine, Marks.Tone> tone) {
        TableColumn<FigureLine, String> column = text(name, width, value);
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable String text, boolean empty) {
                super.updateItem(text, empty);
                FigureLine line =
                        empty || getTableRow() == null ? null : getTableRow().getItem();
                setText(empty ? null : text);
                Marks.tone(this, line == null ? Marks.Tone.PLAIN : tone.apply(line));
            }
        });
        return column;
    }

    /// Replaces only the lines that changed, so that selection and scroll position stay.
    void show(List<FigureLine> lines) {
        if (getItems().size() != lines.size()) {
            getItems().setAll(lines);
            return;
        }
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).equals(getItems().get(i))) {
                boolean chosen = getSelectionModel().getSelectedIndex() == i;
                getItems().set(i, lines.get(i));
                if (chosen) {
                    getSelectionModel().select(i);
                }
            }
        }
    }

    /// Says in a tooltip why a figure is missing.
    private static final class HintCell extends TableCell<FigureLine, String> {

        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            FigureLine line =
                    empty || getTableRow() == null ? null : getTableRow().getItem();
            setText(empty ? null : text);
            setTooltip(
                    line == null ? null : new Tooltip(name(line) + (line.hint().isEmpty() ? "" : ": " + line.hint())));
        }
    }
}
