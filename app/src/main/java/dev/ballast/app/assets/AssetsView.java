package dev.ballast.app.assets;

import dev.ballast.app.control.Choice;
import dev.ballast.app.table.ColumnMemory;
import dev.ballast.app.table.FigureColumns;
import dev.ballast.app.table.FilterField;
import dev.ballast.app.table.Notice;
import dev.ballast.app.table.RoomSheet;
import dev.ballast.app.table.TableExport;
import dev.ballast.core.market.Category;
import dev.ballast.core.market.QuoteSource;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.prefs.Preferences;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
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

/// Every known asset in one table, or what a venue lists; what is chosen gets another category or comes onto the desk.
public final class AssetsView extends StackPane implements AutoCloseable {

    /// What the room shows.
    private enum Place {
        DESK("On the desk"),
        COINBASE("At Coinbase"),
        BINANCE("At Binance");

        private final String label;

        Place(String label) {
            this.label = label;
        }
    }

    private static final KeyCombination EXPORT = new KeyCodeCombination(KeyCode.E, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination UNDO = new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);

    private final AssetsViewModel model;
    private final TableView<AssetRow> table = new TableView<>();
    private final FilterField filter = new FilterField("assets-filter", "symbol, category, tier", "Filter the assets");
    private final ComboBox<Category> category = new ComboBox<>();
    private final Label why = new Label();
    private final Label count = new Label();
    private final Button decide = new Button();
    private final Button tiers = new Button("Apply tiers");
    private final ObjectProperty<Place> place = new SimpleObjectProperty<>(Place.DESK);
    private final Choice<Place> places;
    private final DiscoveryView discovery;
    private final BorderPane content;
    private final Node footer;
    private boolean following;

    /// @param memory where the column choice is kept
    public AssetsView(AssetsViewModel model, Preferences memory) {
        this.model = model;
        getStyleClass().addAll("room", "assets-room");
        getStylesheets().add(RoomSheet.address("assets.css"));
        setId("assets-room");
        prepareTable(memory);
        discovery = new DiscoveryView(model.discovery(), memory.node("discovery"));
        places = new Choice<>("assets-place", "", List.of(Place.values()), each -> each.label, place, this::show);
        footer = footer();
        content = new BorderPane(table);
        content.setTop(new VBox(tools(), stopped()));
        content.setBottom(footer);
        getChildren().addAll(content);
        var empty = new Notice(
                "No assets yet",
                "An asset appears with its first fill or its first bars, or when you pick it from what a venue lists."
                        + " From files: ballast import history FOLDER, or ballast import fills FILE. Tiers need"
                        + " ranks: ballast import market-cap FILE.",
                button("See what Coinbase lists", "assets-discover", "N", () -> show(Place.COINBASE)));
        getChildren().add(empty);
        empty.visibleProperty()
                .bind(Bindings.isEmpty(model.shown())
                        .and(model.loadedProperty())
                        .and(model.filterProperty().isEmpty())
                        .and(place.isEqualTo(Place.DESK)));
        content.visibleProperty().bind(empty.visibleProperty().not());
        filter.serve(this);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        show(Place.DESK);
    }

    /// Brings the desk's assets or a venue's list on screen.
    private void show(Place next) {
        place.set(next);
        boolean desk = next == Place.DESK;
        filter.textProperty().unbindBidirectional(model.filterProperty());
        filter.textProperty().unbindBidirectional(model.discovery().filterProperty());
        filter.textProperty()
                .bindBidirectional(
                        desk ? model.filterProperty() : model.discovery().filterProperty());
        filter.filterBy(desk ? "symbol, category, tier" : "symbol, state, on the desk");
        count.textProperty().unbind();
        count.textProperty().bind(desk ? deskCount() : discovery.count());
        tiers.setVisible(desk);
        tiers.setManaged(desk);
        content.setCenter(desk ? table : discovery);
        content.setBottom(desk ? footer : null);
        switch (next) {
            case DESK -> {}
            case COINBASE -> model.discovery().open(QuoteSource.COINBASE);
            case BINANCE -> model.discovery().open(QuoteSource.BINANCE);
        }
        (desk ? table : discovery.table()).requestFocus();
    }

    private ObservableValue<String> deskCount() {
        return Bindings.createStringBinding(
                () -> model.shown().size() == model.total()
                        ? model.total() + " assets"
                        : model.shown().size() + " of " + model.total() + " assets",
                model.shown());
    }

    private Node stopped() {
        var line = new Label();
        line.setId("assets-stopped");
        line.getStyleClass().add("assets-stopped");
        line.setWrapText(true);
        line.textProperty().bind(model.stoppedProperty());
        line.visibleProperty().bind(model.stoppedProperty().isNotEmpty());
        line.managedProperty().bind(line.visibleProperty());
        return line;
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
        title.setMinWidth(Region.USE_PREF_SIZE);
        filter.setPrefColumnCount(24);
        count.setId("assets-count");
        var message = new Label();
        message.setId("assets-message");
        message.getStyleClass().add("room-message");
        message.textProperty().bind(model.messageProperty());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        tiers.setId("assets-tiers");
        tiers.setTooltip(new Tooltip("Put the tiers of the rule in force"));
        tiers.setOnAction(_ -> model.applyTiers());
        tiers.setMinWidth(Region.USE_PREF_SIZE);
        Button undo = button("Undo", "assets-undo", "Ctrl-Z: take the last edit back", model::undo);
        undo.disableProperty().bind(model.undoableProperty().not());
        var bar = new HBox(
                10,
                title,
                places,
                filter,
                count,
                gap,
                message,
                tiers,
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
        decide.setId("assets-decide");
        decide.setMinWidth(Region.USE_PREF_SIZE);
        decide.managedProperty().bind(decide.visibleProperty());
        decide.setOnAction(_ -> decideChosen());
        var chosen = new HBox(12, why, decide, named, category);
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
        AssetRow.Standing standing = row == null ? AssetRow.Standing.ESTIMATED : row.standing();
        decide.setVisible(standing != AssetRow.Standing.ESTIMATED);
        decide.setText(standing == AssetRow.Standing.KEPT ? "Leave it to the venues" : "Keep in the estimates");
        why.setText(row == null ? "Choose an asset to see why it stands in its tier." : AssetWords.why(row));
        following = false;
    }

    private void decideChosen() {
        AssetRow row = table.getSelectionModel().getSelectedItem();
        if (row != null && row.standing() != AssetRow.Standing.ESTIMATED) {
            model.decideListing(row);
        }
    }

    private static Button button(String text, String id, String tip, Runnable action) {
        var button = new Button(text);
        button.setId(id);
        button.setTooltip(new Tooltip(tip));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void onKey(KeyEvent event) {
        if (EXPORT.match(event)) {
            export();
        } else if (event.getCode() == KeyCode.W && !event.isShortcutDown() && !filter.isFocused()) {
            model.switchTilt();
        } else if (UNDO.match(event)) {
            model.undo();
        } else if (event.getCode() == KeyCode.N && table.isFocused()) {
            show(Place.COINBASE);
        } else if (event.getCode() == KeyCode.K && table.isFocused()) {
            decideChosen();
        } else if (event.getCode() == KeyCode.BACK_SPACE && discovery.table().isFocused()) {
            show(Place.DESK);
        } else {
            return;
        }
        event.consume();
    }

    private void export() {
        boolean desk = place.get() == Place.DESK;
        TableExport.save(
                getScene().getWindow(),
                desk ? FigureColumns.sheet(table) : FigureColumns.sheet(discovery.table()),
                desk ? "assets" : "products",
                model::say);
    }

    /// Lets go of the view-model.
    @Override
    public void close() {
        places.close();
        discovery.close();
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
