package dev.ballast.app.assets;

import dev.ballast.app.control.ActionButton;
import dev.ballast.app.control.StatePane;
import dev.ballast.app.table.ColumnMemory;
import dev.ballast.app.table.FigureColumns;
import dev.ballast.app.venue.ListedProduct;
import java.util.function.UnaryOperator;
import java.util.prefs.Preferences;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2AL;

/// What a venue lists, in one table, and what brings a product of it onto the desk.
final class DiscoveryView extends BorderPane {

    private final DiscoveryViewModel model;
    private final TableView<ListedProduct> table = new TableView<>();
    private final StackPane centre = new StackPane();
    private final ComboBox<History> history = new ComboBox<>();
    private final Button add = new Button("Add to the desk");
    private final Label why = new Label();
    private final ChangeListener<Object> phases = (_, _, _) -> showPhase();

    DiscoveryView(DiscoveryViewModel model, Preferences memory) {
        this.model = model;
        setId("discovery");
        prepareTable(memory);
        centre.getChildren().add(table);
        setCenter(centre);
        setBottom(footer());
        model.phaseProperty().addListener(phases);
        model.statusProperty().addListener(phases);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        showPhase();
        showChosen(null);
    }

    private void prepareTable(Preferences memory) {
        FigureColumns.dense(table, "discovery-table", "products", UnaryOperator.identity(), _ -> {});
        table.getColumns().setAll(ProductColumns.create());
        table.getColumns().forEach(column -> column.setReorderable(true));
        var sorted = new SortedList<>(model.shown());
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.setTableMenuButtonVisible(true);
        table.setPlaceholder(new Label("No product fits the filter. Escape clears it."));
        table.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> showChosen(row));
        // Arrows move a selection; without one they do nothing.
        table.focusedProperty().addListener((_, _, focused) -> {
            if (focused && table.getSelectionModel().isEmpty()) {
                table.getSelectionModel().selectFirst();
            }
        });
        new ColumnMemory(memory).attach(table);
    }

    private Node footer() {
        why.setId("discovery-why");
        why.setWrapText(true);
        why.setMinHeight(38);
        why.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(why, Priority.ALWAYS);
        history.setId("discovery-history");
        history.setAccessibleText("History to fetch with the product");
        history.getItems().setAll(History.values());
        history.setValue(History.THREE_YEARS);
        history.setMinWidth(150);
        add.setId("discovery-add");
        add.setMinWidth(Region.USE_PREF_SIZE);
        add.setTooltip(new Tooltip(
                "Enter: have the desk follow the chosen product. Ctrl-Z takes it back. A running live feed quotes it at"
                        + " once"));
        add.setOnAction(_ -> addChosen());
        var with = new Label("with");
        with.getStyleClass().add("room-muted");
        with.setMinWidth(Region.USE_PREF_SIZE);
        var chosen = new HBox(12, why, add, with, history);
        chosen.getStyleClass().add("assets-chosen");
        return new VBox(6, chosen, filling());
    }

    /// How far a history is; takes no place before one was asked for.
    private Node filling() {
        var bar = new ProgressBar();
        bar.setId("discovery-progress");
        bar.setPrefWidth(180);
        bar.progressProperty().bind(model.shareProperty());
        var words = new Label();
        words.setId("discovery-filling");
        words.textProperty().bind(model.fillingProperty());
        var row = new HBox(10, bar, words);
        row.setAlignment(Pos.CENTER_LEFT);
        row.visibleProperty().bind(model.fillingProperty().isNotEmpty());
        row.managedProperty().bind(row.visibleProperty());
        return row;
    }

    private void showPhase() {
        Node state =
                switch (model.phaseProperty().get()) {
                    case LISTED -> null;
                    case IDLE, ASKING -> {
                        StatePane pane =
                                StatePane.loading(model.statusProperty().get());
                        pane.getChildren().add(ActionButton.of("Cancel", "discovery-cancel", "Esc", model::cancel));
                        yield pane;
                    }
                    case FAILED ->
                        StatePane.error(
                                "No list of products",
                                model.statusProperty().get(),
                                ActionButton.of("Ask again", "discovery-again", "F5", this::askAgain));
                    case STOPPED ->
                        StatePane.empty(
                                Material2AL.CANCEL,
                                "No list of products",
                                model.statusProperty().get(),
                                ActionButton.of("Ask again", "discovery-again", "F5", this::askAgain));
                };
        boolean listed = state == null;
        if (state != null) {
            state.setId("discovery-state");
            centre.getChildren().setAll(state);
        } else if (!centre.getChildren().contains(table)) {
            boolean free = getScene() == null || !(getScene().getFocusOwner() instanceof TextInputControl);
            centre.getChildren().setAll(table);
            if (free) {
                table.requestFocus();
            }
        }
        getBottom().setVisible(listed);
    }

    private void askAgain() {
        model.ask(model.venueProperty().get());
    }

    private void showChosen(@Nullable ListedProduct row) {
        add.setDisable(row == null || row.follower().isPresent());
        why.setText(
                row == null
                        ? "Choose a product to see what is known of it; Enter brings it onto the desk."
                        : ProductColumns.why(row));
    }

    private void addChosen() {
        ListedProduct row = table.getSelectionModel().getSelectedItem();
        History wanted = history.getValue();
        if (row != null && wanted != null) {
            model.add(row, wanted);
        }
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.F5) {
            askAgain();
        } else if (event.getCode() == KeyCode.ENTER && table.isFocused()) {
            addChosen();
        } else if (event.getCode() == KeyCode.ESCAPE && model.cancel()) {
            table.requestFocus();
        } else {
            return;
        }
        event.consume();
    }

    /// What the table shows, for files.
    TableView<ListedProduct> table() {
        return table;
    }

    /// How many products are shown.
    ObservableValue<String> count() {
        return Bindings.createStringBinding(
                () -> model.phaseProperty().get() != DiscoveryViewModel.Phase.LISTED
                        ? ""
                        : model.shown().size() == model.total()
                                ? model.statusProperty().get()
                                : model.shown().size() + " of "
                                        + model.statusProperty().get(),
                model.shown(),
                model.phaseProperty(),
                model.statusProperty());
    }

    /// Lets go of the view-model.
    void close() {
        model.phaseProperty().removeListener(phases);
        model.statusProperty().removeListener(phases);
    }
}
