package dev.ballast.app.risk;

import java.util.function.BiConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// Opens the trail of a figure by click, Enter or `?` (UI-9).
final class Ask {

    private Ask() {}

    /// A node that is one figure.
    static void on(Node node, Runnable explain) {
        node.setFocusTraversable(true);
        node.setAccessibleRole(AccessibleRole.BUTTON);
        node.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                node.requestFocus();
                explain.run();
            }
        });
        node.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                explain.run();
                event.consume();
            }
        });
        node.addEventHandler(KeyEvent.KEY_TYPED, event -> {
            if (isQuestion(event)) {
                explain.run();
                event.consume();
            }
        });
    }

    /// A table of figures; `explain` is given the row and the column asked about.
    static <R> void on(TableView<R> table, BiConsumer<R, TableColumn<R, ?>> explain) {
        table.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            Node node = event.getPickResult().getIntersectedNode();
            while (node != null && !(node instanceof TableCell<?, ?>)) {
                node = node.getParent();
            }
            if (node instanceof TableCell<?, ?> cell && !cell.isEmpty() && event.getButton() == MouseButton.PRIMARY) {
                at(table, cell.getIndex(), table.getVisibleLeafColumns().indexOf(cell.getTableColumn()), explain);
            }
        });
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                focused(table, explain);
                event.consume();
            }
        });
        table.addEventHandler(KeyEvent.KEY_TYPED, event -> {
            if (isQuestion(event)) {
                focused(table, explain);
                event.consume();
            }
        });
    }

    static boolean isQuestion(KeyEvent event) {
        return "?".equals(event.getCharacter());
    }

    private static <R> void focused(TableView<R> table, BiConsumer<R, TableColumn<R, ?>> explain) {
        TablePosition<?, ?> cell = table.getFocusModel().getFocusedCell();
        at(table, Math.max(0, cell.getRow()), Math.max(0, cell.getColumn()), explain);
    }

    private static <R> void at(TableView<R> table, int row, int column, BiConsumer<R, TableColumn<R, ?>> explain) {
        if (row < table.getItems().size()
                && column >= 0
                && column < table.getVisibleLeafColumns().size()) {
            explain.accept(table.getItems().get(row), table.getVisibleLeafColumn(column));
        }
    }
}
