package dev.ballast.app.correlation;

import dev.ballast.app.format.Numbers;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The highest pairs; choosing a row chooses the pair.
final class PairsTable extends TableView<CorrelationRow> {

    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
    private static final PseudoClass WARN = PseudoClass.getPseudoClass("warn");
    private static final double ROW = 28;
    private static final double PAIR = 178;

    private final CorrelationViewModel model;
    private final Subscription subscription;
    private boolean following;

    PairsTable(CorrelationViewModel model) {
        this.model = model;
        setId("correlation-pairs");
        setAccessibleText("Highest pairs");
        setFixedCellSize(ROW);
        setItems(model.highest());
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setPlaceholder(new Label("No pair yet"));
        TableColumn<CorrelationRow, String> correlation = column("ρ", 60, row -> Numbers.signed(row.correlation(), 2));
        correlation.getStyleClass().add("room-number");
        TableColumn<CorrelationRow, String> change = column(
                "Change",
                70,
                row -> row.change().isPresent() ? Numbers.signed(row.change().getAsDouble(), 2) : "");
        change.getStyleClass().add("room-number");
        TableColumn<CorrelationRow, String> pair =
                column("Pair", PAIR, row -> row.pair().toString());
        pair.setMinWidth(PAIR);
        TableColumn<CorrelationRow, String> flag = flagColumn();
        getColumns().setAll(List.of(pair, correlation, change, flag));
        ListChangeListener<CorrelationRow> changed = _ -> follow();
        model.highest().addListener(changed);
        subscription = Subscription.combine(
                () -> model.highest().removeListener(changed),
                model.pairProperty().subscribe(_ -> follow()),
                model.limitProperty()
                        .subscribe(limit -> flag.setText("Limit " + Numbers.decimal(limit.correlation(), 2))),
                model.baselineProperty().subscribe(value -> change.setVisible(!(value instanceof Baseline.None))),
                getSelectionModel().selectedItemProperty().subscribe(this::chosen));
    }

    private static TableColumn<CorrelationRow, String> column(
            String name, double width, Function<CorrelationRow, String> text) {
        var column = new TableColumn<CorrelationRow, String>(name);
        column.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(text.apply(cell.getValue())).getReadOnlyProperty());
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }

    private static TableColumn<CorrelationRow, String> flagColumn() {
        TableColumn<CorrelationRow, String> column = column("Limit", 100, row -> words(row.flag()));
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable String text, boolean empty) {
                super.updateItem(text, empty);
                setText(empty ? null : text);
                pseudoClassStateChanged(
                        BAD, !empty && words(CorrelationRow.Flag.BREACH).equals(text));
                pseudoClassStateChanged(
                        WARN, !empty && words(CorrelationRow.Flag.HIGH).equals(text));
            }
        });
        return column;
    }

    private static String words(CorrelationRow.Flag flag) {
        return switch (flag) {
            case NONE -> "";
            case HIGH -> "! above";
            case BREACH -> "!! major pair";
        };
    }

    private void chosen(@Nullable CorrelationRow row) {
        if (row != null && !following) {
            model.choose(row.pair());
        }
    }

    private void follow() {
        Pair pair = model.pairProperty().get();
        following = true;
        try {
            getSelectionModel().clearSelection();
            for (int i = 0; i < getItems().size(); i++) {
                if (pair != null && getItems().get(i).pair().isSameAs(pair)) {
                    getSelectionModel().select(i);
                }
            }
        } finally {
            following = false;
        }
    }

    void close() {
        subscription.unsubscribe();
        setItems(FXCollections.emptyObservableList());
    }
}
