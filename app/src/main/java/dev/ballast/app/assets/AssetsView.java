package dev.ballast.app.assets;

import dev.ballast.app.table.ColumnMemory;
import dev.ballast.app.table.FigureColumns;
import dev.ballast.app.table.Notice;
import dev.ballast.app.table.RoomSheet;
import dev.ballast.app.table.TableExport;
import dev.ballast.core.market.Category;
import java.util.function.UnaryOperator;
import java.util.prefs.Preferences;
import javafx.beans.binding.Bindings;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Every known asset in one table; what is chosen can be put into another category.
public final class AssetsView extends StackPane {

    private static final KeyCombination FILTER = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination EXPORT = new KeyCodeCombination(KeyCode.E, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination UNDO = new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);

    private final AssetsViewModel model;
    private final TableView<AssetRow> table = new TableView<>();
    private final TextField filter = new TextField();
    private final ComboBox<Category> category = new ComboBox<>();
    private final Label why = new Label();
    private boolean following;

    /// @param memory where the column choice is kept
    public AssetsView(AssetsViewModel model, Preferences memory) {
        this.model = model;
        getStyleClass().addAll("room", "assets-room");
        getStylesheets().add(RoomSheet.address("assets.css"));
        setId("assets-room");
        prepareTable(memory);
        var content = new BorderPane(table);
        content.setTop(tools());
        content.setBottom(footer());
        var empty = new Notice(
                "No assets yet",
                "An asset appears with its first fill or its first bars. Bring some in with: ballast import history"
                        + " FOLDER, or ballast import fills FILE. Tiers need ranks: ballast import market-cap FILE.");
        getChildren().addAll(content, empty);
        empty.visibleProperty()
                .bind(Bindings.isEmpty(model.shown())
                        .and(model.loadedProperty())
                        .and(model.filterProperty().isEmpty()));
        content.visibleProperty().bind(empty.visibleProperty().not());
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    }

    private void prepareTable(Preferences memory) {
        FigureColumns.dense(table, "assets-table", "assets", UnaryOperator.identity(), model::say);
        table.getColumns().setAll(AssetColumns.create());
        table.getColumns().forEach(column -> column.setReorderable(true));
        var sorted = new SortedList<>(model.shown());
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.setTableMenuButtonVisible(true);
        table.setPlaceholder(new Label("No asset fits the filter. Escape clears it."));
        table.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> showChosen(row));
        new ColumnMemory(memory).attach(table);
    }

    private Node tools() {
        var title = new Label("Assets");
        title.getStyleClass().add("room-title");
        filter.setId("assets-filter");
        filter.setPromptText("Filter: symbol, category, tier …  (Ctrl-F)");
        filter.setAccessibleText("Filter the assets");
        filter.setPrefColumnCount(26);
        filter.textProperty().bindBidirectional(model.filterProperty());
        var count = new Label();
        count.setId("assets-count");
        count.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.shown().size() == model.total()
                                ? model.total() + " assets"
                                : model.shown().size() + " of " + model.total() + " assets",
                        model.shown()));
        var message = new Label();
        message.setId("assets-message");
        message.getStyleClass().add("room-message");
        message.textProperty().bind(model.messageProperty());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button undo = button("Undo", "assets-undo", "Ctrl-Z: take the last edit back", model::undo);
        undo.disableProperty().bind(model.undoableProperty().not());
        var bar = new HBox(
                10,
                title,
                filter,
                count,
                gap,
                message,
                button("Apply tiers", "assets-tiers", "Put the tiers of the rule in force", model::applyTiers),
                undo,
                button("Export CSV", "assets-export", "Ctrl-E: what the table shows", this::export));
        bar.getStyleClass().add("room-tools");
        return bar;
    }

    private Node footer() {
        why.setId("assets-why");
        why.setWrapText(true);
        why.setMinHeight(108);
        HBox.setHgrow(why, Priority.ALWAYS);
        why.setMaxWidth(Double.MAX_VALUE);
        category.setId("assets-category");
        category.setAccessibleText("Category of the chosen asset");
        category.getItems().setAll(Category.values());
        category.setMinWidth(140);
        category.setConverter(new CategoryNames());
        category.setOnAction(_ -> {
            AssetRow row = table.getSelectionModel().getSelectedItem();
            Category chosen = category.getValue();
            if (!following && row != null && chosen != null) {
                model.categorise(row, chosen);
            }
        });
        var named = new Label("Category");
        named.getStyleClass().add("room-muted");
        named.setMinWidth(Region.USE_PREF_SIZE);
        var chosen = new HBox(12, why, named, category);
        chosen.getStyleClass().add("assets-chosen");
        var caps = new Label();
        caps.setId("assets-caps");
        caps.setWrapText(true);
        caps.getStyleClass().add("room-muted");
        caps.textProperty().bind(model.capsProperty());
        showChosen(null);
        return new VBox(6, chosen, tilt(), caps);
    }

    private Node tilt() {
        var state = new Label();
        state.setId("assets-tilt-state");
        state.setWrapText(true);
        state.setMaxWidth(Double.MAX_VALUE);
        state.textProperty().bind(model.tiltProperty());
        HBox.setHgrow(state, Priority.ALWAYS);
        Button tilt = button(
                "",
                "assets-tilt",
                "W: targets of a method adapt to how each asset has done against the others, within the bound of"
                        + " the policy (ballast policy rebalance.tilt…). Own weights are never tilted.",
                model::switchTilt);
        tilt.setMinWidth(Region.USE_PREF_SIZE);
        tilt.textProperty().bind(model.tiltActionProperty());
        var line = new HBox(12, state, tilt);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void showChosen(@Nullable AssetRow row) {
        following = true;
        category.setDisable(row == null);
        category.setValue(row == null ? null : row.instrument().category());
        why.setText(row == null ? "Choose an asset to see why it stands in its tier." : AssetWords.why(row));
        following = false;
    }

    private static Button button(String text, String id, String tip, Runnable action) {
        var button = new Button(text);
        button.setId(id);
        button.setTooltip(new Tooltip(tip));
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void onKey(KeyEvent event) {
        if (FILTER.match(event)) {
            filter.requestFocus();
            filter.selectAll();
        } else if (EXPORT.match(event)) {
            export();
        } else if (event.getCode() == KeyCode.W && !event.isShortcutDown() && !filter.isFocused()) {
            model.switchTilt();
        } else if (UNDO.match(event)) {
            model.undo();
        } else if (event.getCode() == KeyCode.ESCAPE && !filter.getText().isEmpty()) {
            filter.clear();
        } else {
            return;
        }
        event.consume();
    }

    private void export() {
        TableExport.save(getScene().getWindow(), FigureColumns.sheet(table), "assets", model::say);
    }

    private static final class CategoryNames extends StringConverter<Category> {

        @Override
        public String toString(@Nullable Category value) {
            return value == null ? "" : value.label();
        }

        @Override
        public Category fromString(String text) {
            return Category.OTHER;
        }
    }
}
