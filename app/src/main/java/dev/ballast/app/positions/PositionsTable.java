package dev.ballast.app.positions;

import dev.ballast.app.fx.Flash;
import dev.ballast.app.table.CalmOrder;
import dev.ballast.app.table.ColumnMemory;
import dev.ballast.app.table.Sheet;
import dev.ballast.app.table.TableExport;
import dev.ballast.core.market.Freshness;
import java.util.List;
import java.util.prefs.Preferences;
import javafx.css.PseudoClass;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The streaming table. Its order follows moving values only while the mouse is elsewhere.
final class PositionsTable extends TableView<PositionRow> {

    private static final double ROW_HEIGHT = 26;

    private final PositionsViewModel model;
    private final CalmOrder calmOrder;

    PositionsTable(PositionsViewModel model, Flash flash, Preferences memory) {
        this.model = model;
        setId("positions-table");
        setAccessibleText("Positions");
        setItems(model.rows());
        setFixedCellSize(ROW_HEIGHT);
        setRowFactory(_ -> new Row());
        getColumns().setAll(PositionColumns.create(flash, model.fullWeightBar()));
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        getSelectionModel().selectedItemProperty().addListener((_, _, row) -> model.selected()
                .set(row));
        setSortPolicy(table -> {
            model.orderBy(table.getComparator());
            return true;
        });
        hideAtFirst();
        new ColumnMemory(memory).attach(this);
        calmOrder = new CalmOrder(this);
        TableExport.copyOnShortcut(this, this::chosen);
    }

    private void hideAtFirst() {
        getColumns().forEach(column -> column.setVisible(fieldOf(column) != PositionField.DAY_GAIN));
    }

    /// Lets the order follow the values if no hand is on the table.
    void settle() {
        if (!getSortOrder().isEmpty() && calmOrder.isDue()) {
            model.resort();
        }
    }

    /// The selected rows as text, or all where none is selected.
    Sheet chosen() {
        List<PositionRow> rows = getSelectionModel().getSelectedItems();
        return PositionsSheet.of(model, PositionColumns.shown(this), rows.isEmpty() ? model.rows() : rows);
    }

    Sheet everything() {
        return PositionsSheet.of(model, PositionColumns.shown(this));
    }

    /// One check item per column; the symbol stays.
    List<MenuItem> columnChoice() {
        return getColumns().stream()
                .filter(column -> fieldOf(column) != PositionField.SYMBOL)
                .<MenuItem>map(PositionsTable::choice)
                .toList();
    }

    private static CheckMenuItem choice(TableColumn<PositionRow, ?> column) {
        PositionField field = fieldOf(column);
        var item = new CheckMenuItem(field.label() + "  ·  " + field.meaning());
        item.selectedProperty().bindBidirectional(column.visibleProperty());
        return item;
    }

    private static PositionField fieldOf(TableColumn<PositionRow, ?> column) {
        return (PositionField) column.getUserData();
    }

    /// A row that greys with its price.
    private static final class Row extends TableRow<PositionRow> {
        private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
        private static final PseudoClass DEAD = PseudoClass.getPseudoClass("dead");
        private static final PseudoClass MISSING = PseudoClass.getPseudoClass("missing");

        private Subscription following = Subscription.EMPTY;

        @Override
        protected void updateItem(@Nullable PositionRow row, boolean empty) {
            super.updateItem(row, empty);
            following.unsubscribe();
            following = Subscription.EMPTY;
            if (empty || row == null) {
                pseudoClassStateChanged(STALE, false);
                pseudoClassStateChanged(DEAD, false);
                pseudoClassStateChanged(MISSING, false);
                return;
            }
            following = row.freshnessProperty().subscribe(freshness -> {
                pseudoClassStateChanged(STALE, freshness == Freshness.STALE);
                pseudoClassStateChanged(DEAD, freshness == Freshness.DEAD);
                pseudoClassStateChanged(MISSING, freshness == Freshness.MISSING);
            });
        }
    }
}
