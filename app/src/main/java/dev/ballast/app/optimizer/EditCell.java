package dev.ballast.app.optimizer;

import dev.ballast.app.table.Said;
import dev.ballast.app.table.Saying;
import java.util.List;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// A cell to type into: Enter takes what was typed, Tab does and goes to the next such cell, Escape leaves all as it
/// was. What cannot be taken stays in the field, marked.
///
/// @param <R> row of the table
/// @param <F> what the cell shows
final class EditCell<R, F> extends TableCell<R, F> {

    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

    /// What typing does.
    ///
    /// @param <F> what the cell shows
    interface Edit<F> {

        /// What the field holds at first.
        String before(F item);

        /// Takes what was typed.
        ///
        /// @return why it was refused; empty where it was not
        String take(F item, String text);
    }

    private final Function<F, Said> say;
    private final Edit<F> edit;
    private final TextField field = new TextField();
    private final Saying saying = new Saying(this);

    EditCell(Function<F, Said> say, Edit<F> edit) {
        this.say = say;
        this.edit = edit;
        field.getStyleClass().add("cell-field");
        field.setMinWidth(0);
        field.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.TAB) {
            event.consume();
            boolean on = event.getCode() == KeyCode.TAB;
            if (commit() && on) {
                editNext();
            }
        } else if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            cancelEdit();
            getTableView().requestFocus();
        }
    }

    private boolean commit() {
        F item = getItem();
        String refused = edit.take(item, field.getText());
        field.pseudoClassStateChanged(BAD, !refused.isEmpty());
        if (!refused.isEmpty()) {
            return false;
        }
        TableView<R> table = getTableView();
        cancelEdit();
        table.requestFocus();
        return true;
    }

    private void editNext() {
        TableView<R> table = getTableView();
        List<TableColumn<R, ?>> columns = table.getVisibleLeafColumns().stream()
                .filter(TableColumn::isEditable)
                .toList();
        int next = columns.indexOf(getTableColumn()) + 1;
        int row = getIndex() + (next == columns.size() ? 1 : 0);
        if (row < table.getItems().size()) {
            table.getSelectionModel().clearAndSelect(row);
            table.scrollTo(Math.max(0, row - 2));
            table.layout();
            table.edit(row, columns.get(next % columns.size()));
        }
    }

    @Override
    public void startEdit() {
        super.startEdit();
        if (isEditing()) {
            field.pseudoClassStateChanged(BAD, false);
            field.setText(edit.before(getItem()));
            field.setAccessibleText(getTableColumn().getText());
            setGraphic(field);
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            field.requestFocus();
            field.selectAll();
        }
    }

    @Override
    public void cancelEdit() {
        super.cancelEdit();
        show(getItem());
    }

    @Override
    protected void updateItem(@Nullable F item, boolean empty) {
        super.updateItem(item, empty);
        if (!isEditing()) {
            show(empty ? null : item);
        }
    }

    private void show(@Nullable F item) {
        setGraphic(null);
        setContentDisplay(ContentDisplay.TEXT_ONLY);
        saying.show(item == null ? Said.of("") : say.apply(item));
    }

    /// Starts typing in a column of the selected row.
    static <R> void start(TableView<R> table, String column) {
        int row = table.getSelectionModel().getSelectedIndex();
        if (row < 0) {
            return;
        }
        for (TableColumn<R, ?> each : table.getVisibleLeafColumns()) {
            if (column.equals(each.getId())) {
                table.edit(row, each);
            }
        }
    }

    /// Whether a cell of the table is being typed into.
    static boolean isTyping(TableView<?> table) {
        TablePosition<?, ?> cell = table.getEditingCell();
        return cell != null && cell.getRow() >= 0;
    }
}
