package dev.ballast.app.positions;

import dev.ballast.app.control.ActionButton;
import dev.ballast.app.fx.Flash;
import dev.ballast.app.table.FilterField;
import dev.ballast.app.table.Notice;
import dev.ballast.app.table.RoomSheet;
import dev.ballast.app.table.TableExport;
import java.util.Locale;
import java.util.prefs.Preferences;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The positions room: tools, the streaming table, the lots of the chosen position, the totals.
///
/// Keys: Ctrl/Cmd-F filter, Escape clears it, F5 sorts again, Ctrl/Cmd-C copies, Ctrl/Cmd-E exports.
public final class PositionsView extends StackPane {

    private static final KeyCombination EXPORT = new KeyCodeCombination(KeyCode.E, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination SORT = new KeyCodeCombination(KeyCode.F5);
    private static final double TABLE_SHARE = 0.78;

    private final PositionsViewModel model;
    private final PositionsTable table;
    private final FilterField filter =
            new FilterField("positions-filter", "symbol, category, source, stale", "Filter positions");
    private final Label message = new Label();
    private final TotalsBar totals = new TotalsBar();

    /// Builds the room.
    ///
    /// @param flash marks prices that move
    /// @param memory where the column choice is kept
    /// @param actions what the empty room offers
    public PositionsView(PositionsViewModel model, Flash flash, Preferences memory, PositionsActions actions) {
        this.model = model;
        table = new PositionsTable(model, flash, memory);
        getStyleClass().addAll("room", "positions-room");
        getStylesheets().add(RoomSheet.address("table-room.css"));
        setId("positions-room");

        var split = new SplitPane(table, new LotsPane(model));
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(TABLE_SHARE);
        SplitPane.setResizableWithParent(split.getItems().get(1), false);
        var content = new BorderPane(split);
        content.setTop(tools());
        content.setBottom(totals);
        Node empty = empty(actions);
        Node loading = new Notice("Loading positions", "Waiting for the engine's first figures.");
        getChildren().addAll(content, empty, loading);

        table.setPlaceholder(new Label("No position fits the filter. Escape clears it."));
        model.totals().subscribe(totals::show);
        model.state().subscribe(state -> {
            content.setVisible(state == PositionsState.READY || state == PositionsState.NOTHING_FITS);
            empty.setVisible(state == PositionsState.EMPTY);
            loading.setVisible(state == PositionsState.LOADING);
        });
        filter.serve(this);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    }

    /// To be called after each `apply`: lets the order follow the values if no hand is on the table.
    public void settle() {
        table.settle();
    }

    private Node tools() {
        var title = new Label("Positions");
        title.getStyleClass().add("room-title");
        filter.setPrefColumnCount(30);
        filter.textProperty().bindBidirectional(model.filter());
        var columns = new MenuButton("Columns");
        columns.setId("positions-columns");
        columns.getItems().setAll(table.columnChoice());
        message.getStyleClass().add("room-message");
        message.setId("positions-message");
        HBox.setHgrow(message, Priority.SOMETIMES);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var bar = new HBox(
                10,
                title,
                origin(),
                modes(),
                filter,
                gap,
                message,
                ActionButton.of("Sort again", "positions-sort", "F5: brings the rows into order again", model::resort),
                columns,
                ActionButton.of("Copy", "positions-copy", "Ctrl-C: the selected rows, or all", this::copy),
                ActionButton.of("Export CSV", "positions-export", "Ctrl-E: all rows that are shown", this::export));
        bar.getStyleClass().add("room-tools");
        return bar;
    }

    private Label origin() {
        var badge = new Label();
        badge.setId("positions-origin");
        badge.getStyleClass().add("origin-badge");
        badge.textProperty().bind(model.origin());
        model.origin().subscribe(text -> {
            badge.pseudoClassStateChanged(PseudoClass.getPseudoClass("simulated"), text.equals("SIMULATED"));
            badge.pseudoClassStateChanged(PseudoClass.getPseudoClass("live"), text.equals("LIVE"));
            badge.setAccessibleText("Prices: " + text);
        });
        return badge;
    }

    private Node modes() {
        var group = new ToggleGroup();
        var bar = new HBox();
        bar.getStyleClass().add("mode-bar");
        for (PositionsMode mode : PositionsMode.values()) {
            var button = new ToggleButton(mode.label());
            button.setId("positions-mode-" + mode.name().toLowerCase(Locale.ROOT));
            button.setToggleGroup(group);
            button.setUserData(mode);
            button.setSelected(mode == model.mode().get());
            button.getStyleClass().add(mode == PositionsMode.HELD ? "left-pill" : "right-pill");
            bar.getChildren().add(button);
        }
        group.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null) {
                // One of them is always on.
                group.selectToggle(before);
            } else {
                model.mode().set((PositionsMode) now.getUserData());
            }
        });
        return bar;
    }

    private Node empty(PositionsActions actions) {
        return new Notice(
                "No positions yet",
                "Import your fills from a CSV file (id,time,type,symbol,quantity,price,fee), or look around in the "
                        + "demo book, which is kept apart from yours.",
                ActionButton.of("Import fills", "positions-import", "ballast import fills FILE", actions.importFills()),
                ActionButton.of(
                        "Open the demo", "positions-demo", "A made-up book with simulated prices", actions.openDemo()),
                ActionButton.of("Watch list", "positions-watch", "Every instrument with a price", () -> model.mode()
                        .set(PositionsMode.WATCH_LIST)));
    }

    private void onKey(KeyEvent event) {
        if (EXPORT.match(event)) {
            export();
        } else if (SORT.match(event)) {
            model.resort();
        } else {
            return;
        }
        event.consume();
    }

    private void copy() {
        var sheet = table.chosen();
        TableExport.copy(sheet);
        message.setText(sheet.lines().size() + (sheet.lines().size() == 1 ? " row copied" : " rows copied"));
    }

    private void export() {
        String name = "positions"
                + (model.live().get() ? "" : "-" + model.origin().get().replace(' ', '-'));
        TableExport.save(
                getScene() == null ? null : getScene().getWindow(), table.everything(), name, message::setText);
    }
}
