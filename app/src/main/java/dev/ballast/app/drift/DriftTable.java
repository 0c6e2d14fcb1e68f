package dev.ballast.app.drift;

import dev.ballast.app.format.Numbers;
import dev.ballast.core.rebalance.TargetMethod;
import dev.ballast.core.risk.Drift;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;

/// Weight, target, drift and distance to the trigger of each instrument, with the trader's own target.
final class DriftTable extends TableView<DriftRow> {

    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
    private static final double ROW = 32;

    private final TargetEditor editor;

    DriftTable(DriftViewModel model) {
        editor = model.editor();
        setId("drift-table");
        setAccessibleText("Weights and targets");
        setFixedCellSize(ROW);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setPlaceholder(new Label("Nothing is held or targeted"));
        getColumns()
                .setAll(List.of(
                        chartColumn(),
                        symbolColumn(),
                        number("Weight", drift -> Numbers.percent(drift.weight())),
                        number("Target", drift -> Numbers.percent(drift.target())),
                        number("Drift", drift -> Numbers.points(drift.drift())),
                        number("Band", drift -> "± " + Numbers.decimal(100 * drift.band(), 1) + " pp"),
                        number("To the trigger", DriftTable::distance),
                        barColumn(),
                        ownColumn()));
        setItems(model.rows());
        getSortOrder().clear();
    }

    private static String distance(Drift drift) {
        double distance = drift.band() - Math.abs(drift.drift());
        return drift.isOutside()
                ? "! over by " + Numbers.decimal(-100 * distance, 1) + " pp"
                : Numbers.decimal(100 * distance, 1) + " pp";
    }

    private static TableColumn<DriftRow, DriftRow> chartColumn() {
        var column = new TableColumn<DriftRow, DriftRow>("Chart");
        column.setCellFactory(_ -> new TableCell<>() {
            private final CheckBox box = new CheckBox();
            private @Nullable DriftRow shown;

            @Override
            protected void updateItem(@Nullable DriftRow item, boolean empty) {
                super.updateItem(item, empty);
                DriftRow row =
                        empty || getTableRow() == null ? null : getTableRow().getItem();
                if (row != shown) {
                    if (shown != null) {
                        box.selectedProperty().unbindBidirectional(shown.chartedProperty());
                    }
                    if (row != null) {
                        box.selectedProperty().bindBidirectional(row.chartedProperty());
                        box.setAccessibleText("Chart " + row.instrument());
                    }
                    shown = row;
                }
                setGraphic(row == null ? null : box);
            }
        });
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()).getReadOnlyProperty());
        column.setPrefWidth(56);
        column.setMaxWidth(64);
        column.setSortable(false);
        return column;
    }

    private static TableColumn<DriftRow, DriftRow> symbolColumn() {
        var column = new TableColumn<DriftRow, DriftRow>("Symbol");
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()).getReadOnlyProperty());
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable DriftRow row, boolean empty) {
                super.updateItem(row, empty);
                setText(empty || row == null ? null : row.instrument().symbol());
            }
        });
        column.setComparator(Comparator.comparing(DriftRow::instrument));
        column.setPrefWidth(120);
        return column;
    }

    private static TableColumn<DriftRow, Drift> number(String name, Function<Drift, String> text) {
        var column = new TableColumn<DriftRow, Drift>(name);
        column.setCellValueFactory(cell -> cell.getValue().driftProperty());
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable Drift drift, boolean empty) {
                super.updateItem(drift, empty);
                boolean none = empty || drift == null;
                setText(none || drift == null ? null : text.apply(drift));
                pseudoClassStateChanged(BAD, !none && drift != null && drift.isOutside() && !"Weight".equals(name));
            }
        });
        column.setSortable(false);
        column.getStyleClass().add("room-number");
        column.setPrefWidth(104);
        return column;
    }

    private static TableColumn<DriftRow, Drift> barColumn() {
        var column = new TableColumn<DriftRow, Drift>("Under  ·  over target");
        column.setCellValueFactory(cell -> cell.getValue().driftProperty());
        column.setCellFactory(_ -> new TableCell<>() {
            private final DriftBar bar = new DriftBar();

            @Override
            protected void updateItem(@Nullable Drift drift, boolean empty) {
                super.updateItem(drift, empty);
                if (!empty && drift != null) {
                    bar.show(drift);
                    setGraphic(bar);
                } else {
                    setGraphic(null);
                }
            }
        });
        column.setSortable(false);
        column.setPrefWidth(300);
        return column;
    }

    private TableColumn<DriftRow, String> ownColumn() {
        var column = new TableColumn<DriftRow, String>("Own target, %");
        column.setCellValueFactory(cell -> cell.getValue().ownTargetProperty());
        column.setCellFactory(_ -> new OwnCell());
        column.setSortable(false);
        column.getStyleClass().add("room-number");
        column.setPrefWidth(130);
        return column;
    }

    void close() {
        setItems(FXCollections.emptyObservableList());
    }

    /// Always a text field, so that one Tab leads to the next target; enabled while targets are the trader's own.
    private final class OwnCell extends TableCell<DriftRow, String> {

        private final TextField field = new TextField();
        private @Nullable StringProperty bound;

        OwnCell() {
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
