package dev.ballast.app.drift;

import dev.ballast.app.table.CalmOrder;
import dev.ballast.app.table.ColumnMemory;
import dev.ballast.app.table.Sheet;
import dev.ballast.app.table.TableExport;
import dev.ballast.core.rebalance.TargetMethod;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.prefs.Preferences;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Weight, target, distance and prices of the next triggers, time to them, and the trader's own target of each
/// instrument. Its order follows moving values only while no hand is on the table.
final class DriftTable extends TableView<DriftRow> {

    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
    private static final double ROW = 32;
    private static final double WIDE_ENOUGH = 1060;
    private static final double NARROWEST = 48;
    private static final String OWN = "ownTarget";

    private final DriftViewModel model;
    private final CalmOrder calmOrder;
    private final Subscription subscription;
    private final ListChangeListener<DriftRow> moved = _ -> follow();
    private boolean following;

    /// @param memory where the column choice is kept
    DriftTable(DriftViewModel model, Preferences memory) {
        this.model = model;
        setId("drift-table");
        setAccessibleText("Weights and targets");
        setFixedCellSize(ROW);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setPlaceholder(new Label("Nothing is held or targeted"));
        List<TableColumn<DriftRow, ?>> columns = new ArrayList<>();
        for (DriftField field : DriftField.values()) {
            columns.add(column(field));
        }
        columns.add(ownColumn());
        getColumns().setAll(columns);
        setItems(model.rows());
        setSortPolicy(table -> {
            model.orderBy(table.getComparator());
            return true;
        });
        hideAtFirst();
        new ColumnMemory(memory).attach(this);
        widthProperty().addListener((_, _, width) -> limit(width.doubleValue()));
        calmOrder = new CalmOrder(this);
        TableExport.copyOnShortcut(this, this::everything);
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::onClick);
        model.rows().addListener(moved);
        subscription = Subscription.combine(
                model.selectedProperty().subscribe(_ -> follow()),
                getSelectionModel().selectedItemProperty().subscribe(this::chosen));
    }

    /// The row of the model stays the selected one, wherever sorting takes it.
    private void follow() {
        DriftRow row = model.selectedProperty().get();
        int index = row == null ? -1 : getItems().indexOf(row);
        if (index >= 0 && getSelectionModel().getSelectedIndex() != index) {
            following = true;
            getSelectionModel().clearAndSelect(index);
            following = false;
        }
    }

    private void chosen(@Nullable DriftRow row) {
        if (row != null && !following) {
            model.selectedProperty().set(row);
        }
    }

    private void hideAtFirst() {
        for (TableColumn<DriftRow, ?> column : getColumns()) {
            DriftField field = fieldOf(column);
            column.setVisible(field != DriftField.LOWER_MOVE
                    && field != DriftField.UPPER_MOVE
                    && field != DriftField.DAY
                    && field != DriftField.BAND);
        }
    }

    /// Figures stay whole where there is room for them; in a narrow window they give way before the own targets leave
    // it.
    private void limit(double width) {
        for (TableColumn<DriftRow, ?> column : getColumns()) {
            DriftField field = fieldOf(column);
            if (field != null) {
                column.setMinWidth(width < WIDE_ENOUGH ? Math.min(NARROWEST, field.least()) : field.least());
            }
        }
    }

    /// Lets the order follow the values if no hand is on the table and no target is being typed.
    void settle() {
        Node focus = getScene() == null ? null : getScene().getFocusOwner();
        if (!getSortOrder().isEmpty() && !(focus instanceof TextField) && calmOrder.isDue()) {
            model.resort();
        }
    }

    /// All rows in the columns that are shown.
    Sheet everything() {
        List<DriftField> fields = getVisibleLeafColumns().stream()
                .map(DriftTable::fieldOf)
                .filter(Objects::nonNull)
                .filter(field -> field != DriftField.BAR)
                .toList();
        return model.sheet(fields, getItems());
    }

    /// One check item per column; the symbol and the own target stay.
    List<MenuItem> columnChoice() {
        return Arrays.stream(DriftField.values())
                .filter(field -> field != DriftField.SYMBOL)
                .<MenuItem>map(field -> {
                    var item = new CheckMenuItem(field.label() + "  ·  " + field.meaning());
                    getColumns().stream()
                            .filter(column -> fieldOf(column) == field)
                            .forEach(column -> item.selectedProperty().bindBidirectional(column.visibleProperty()));
                    return item;
                })
                .toList();
    }

    /// Explains the figure in the focused cell, the weight where none has the focus.
    void explainFocused() {
        DriftRow row = getSelectionModel().getSelectedItem();
        if (row != null) {
            var cell = getFocusModel().getFocusedCell();
            DriftField field =
                    cell == null || cell.getColumn() < 0 ? null : fieldOf(getVisibleLeafColumn(cell.getColumn()));
            model.explain(row, field == null ? DriftField.WEIGHT : field);
        }
    }

    /// Two clicks on a figure explain it.
    private void onClick(MouseEvent event) {
        Node node = event.getPickResult().getIntersectedNode();
        while (node != null && !(node instanceof TableCell<?, ?>)) {
            node = node.getParent();
        }
        if (node instanceof TableCell<?, ?> cell
                && !cell.isEmpty()
                && event.getButton() == MouseButton.PRIMARY
                && event.getClickCount() == 2
                && cell.getTableColumn().getUserData() instanceof DriftField field) {
            model.explain(getItems().get(cell.getIndex()), field);
        }
    }

    private static @Nullable DriftField fieldOf(TableColumn<?, ?> column) {
        return column.getUserData() instanceof DriftField field ? field : null;
    }

    private static TableColumn<DriftRow, DriftFigures> column(DriftField field) {
        var column = new TableColumn<DriftRow, DriftFigures>();
        var head = new Label(field.label());
        head.setTooltip(new Tooltip(field.meaning()));
        column.setGraphic(head);
        column.setId(field.key());
        column.setUserData(field);
        column.setCellValueFactory(cell -> cell.getValue().figuresProperty());
        column.setCellFactory(_ -> field == DriftField.BAR ? new BarCell() : new FigureCell(field));
        column.setComparator(field.order());
        column.setPrefWidth(field.width());
        column.setMinWidth(field.least());
        if (field != DriftField.SYMBOL && field != DriftField.BAR) {
            column.getStyleClass().add("room-number");
        }
        return column;
    }

    private TableColumn<DriftRow, String> ownColumn() {
        var column = new TableColumn<DriftRow, String>("Own target, %");
        column.setId(OWN);
        column.setCellValueFactory(cell -> cell.getValue().ownTargetProperty());
        column.setCellFactory(_ -> new OwnTargetCell(model.editor()));
        column.setSortable(false);
        column.getStyleClass().add("room-number");
        column.setPrefWidth(112);
        column.setMinWidth(104);
        return column;
    }

    void close() {
        subscription.unsubscribe();
        model.rows().removeListener(moved);
        setItems(FXCollections.emptyObservableList());
    }

    /// Text of a figure; the reason where there is none.
    private static final class FigureCell extends TableCell<DriftRow, DriftFigures> {

        private final DriftField field;
        private final Tooltip why = new Tooltip();

        FigureCell(DriftField field) {
            this.field = field;
        }

        @Override
        protected void updateItem(@Nullable DriftFigures figures, boolean empty) {
            super.updateItem(figures, empty);
            if (empty || figures == null) {
                setText(null);
                setTooltip(null);
                pseudoClassStateChanged(BAD, false);
                return;
            }
            setText(field.text(figures));
            String reason = field.reason(figures);
            why.setText(reason);
            setTooltip(reason.isEmpty() ? null : why);
            boolean marked = field == DriftField.DRIFT || field == DriftField.DISTANCE;
            pseudoClassStateChanged(BAD, marked && figures.isOutside());
        }
    }

    /// Drift as a bar.
    private static final class BarCell extends TableCell<DriftRow, DriftFigures> {

        private final DriftBar bar = new DriftBar();

        @Override
        protected void updateItem(@Nullable DriftFigures figures, boolean empty) {
            super.updateItem(figures, empty);
            if (!empty && figures != null) {
                bar.show(figures);
                setGraphic(bar);
            } else {
                setGraphic(null);
            }
        }
    }

    /// Always a text field, so that one Tab leads to the next target; enabled while targets are the trader's own.
    private static final class OwnTargetCell extends TableCell<DriftRow, String> {

        private final TextField field = new TextField();
        private @Nullable StringProperty bound;

        OwnTargetCell(TargetEditor editor) {
            field.getStyleClass().add("own-target");
            field.setPrefWidth(92);
            field.setMaxWidth(92);
            field.disableProperty().bind(editor.methodProperty().isNotEqualTo(TargetMethod.OWN));
        }

        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            DriftRow row = empty || getTableRow() == null ? null : getTableRow().getItem();
            StringProperty next = row == null ? null : row.ownTargetProperty();
            if (next != bound) {
                if (bound != null) {
                    field.textProperty().unbindBidirectional(bound);
                }
                if (next != null) {
                    field.textProperty().bindBidirectional(next);
                }
                bound = next;
            }
            if (row != null) {
                field.setId("own-" + row.instrument());
                field.setAccessibleText("Own target of " + row.instrument() + " in percent");
            }
            setGraphic(row == null ? null : field);
        }
    }
}
