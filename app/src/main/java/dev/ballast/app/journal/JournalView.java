package dev.ballast.app.journal;

import dev.ballast.app.control.ActionButton;
import dev.ballast.app.format.Numbers;
import dev.ballast.app.table.ColumnMemory;
import dev.ballast.app.table.FilterField;
import dev.ballast.app.table.Notice;
import dev.ballast.app.table.RoomSheet;
import dev.ballast.app.table.Sheet;
import dev.ballast.app.table.TableExport;
import java.util.List;
import java.util.prefs.Preferences;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.StringConverter;

/// The journal room: the trail newest first, one entry whole beside it.
///
/// Keys: Ctrl/Cmd-F filter, Escape clears it, Ctrl/Cmd-C copies, Ctrl/Cmd-E exports, Ctrl/Cmd-O loads older entries.
public final class JournalView extends StackPane {

    private static final KeyCombination EXPORT = new KeyCodeCombination(KeyCode.E, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination OLDER = new KeyCodeCombination(KeyCode.O, KeyCombination.SHORTCUT_DOWN);
    private static final double ROW_HEIGHT = 26;
    private static final double TABLE_SHARE = 0.75;

    private final JournalViewModel model;
    private final TableView<JournalRow> table = new TableView<>();
    private final FilterField filter = new FilterField("journal-filter", "subject, value, hash", "Filter the journal");
    private final Label message = new Label();

    /// Builds the room.
    ///
    /// @param memory where the column choice is kept
    public JournalView(JournalViewModel model, Preferences memory) {
        this.model = model;
        getStyleClass().addAll("room", "journal-room");
        getStylesheets().add(RoomSheet.address("table-room.css"));
        setId("journal-room");
        prepareTable(memory);
        var split = new SplitPane(table, new EntryPane(model));
        split.setDividerPositions(TABLE_SHARE);
        SplitPane.setResizableWithParent(split.getItems().get(1), false);
        var content = new BorderPane(split);
        content.setTop(tools());
        content.setBottom(footer());
        var empty = new Notice(
                "The journal is empty",
                "Every import, decision, order and refusal is written here, chained by its hash to the entry before. "
                        + "The first entry comes with the first thing you do.");
        var loading = new Notice("Loading the journal", "Waiting for the engine's first figures.");
        getChildren().addAll(content, empty, loading);
        model.state().subscribe(state -> {
            content.setVisible(state == JournalState.READY || state == JournalState.NOTHING_FITS);
            empty.setVisible(state == JournalState.EMPTY);
            loading.setVisible(state == JournalState.LOADING);
        });
        filter.serve(this);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    }

    private void prepareTable(Preferences memory) {
        table.setId("journal-table");
        table.setAccessibleText("Journal, newest first");
        table.setItems(model.rows());
        table.setFixedCellSize(ROW_HEIGHT);
        table.getColumns().setAll(JournalColumns.create());
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        table.setPlaceholder(new Label("No loaded entry fits the filter. Escape clears it."));
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> model.selected()
                .set(row));
        new ColumnMemory(memory).attach(table);
        TableExport.copyOnShortcut(table, this::chosen);
    }

    private Node tools() {
        var title = new Label("Journal");
        title.getStyleClass().add("room-title");
        var group = new ComboBox<JournalGroup>();
        group.setId("journal-group");
        group.setAccessibleText("Which entries are shown");
        group.getItems().setAll(JournalGroup.values());
        group.setConverter(new GroupNames());
        group.valueProperty().bindBidirectional(model.group());
        filter.setPrefColumnCount(30);
        filter.textProperty().bindBidirectional(model.filter());
        message.getStyleClass().add("room-message");
        message.setId("journal-message");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var bar = new HBox(
                10,
                title,
                group,
                filter,
                gap,
                message,
                ActionButton.of(
                        "Copy", "journal-copy", "Ctrl-C: the selected entries, or all that are shown", this::copy),
                ActionButton.of(
                        "Export CSV", "journal-export", "Ctrl-E: all entries that are shown, whole", this::export));
        bar.getStyleClass().add("room-tools");
        return bar;
    }

    private Node footer() {
        var count = new Label();
        count.setId("journal-count");
        count.textProperty()
                .bind(Bindings.createStringBinding(
                        this::countText, model.loadedCount(), Bindings.size(model.rows()), model.complete()));
        var trail = new Label();
        trail.setId("journal-trail");
        trail.getStyleClass().add("chain-verdict");
        model.trail().subscribe(check -> {
            trail.setText(check.text());
            trail.pseudoClassStateChanged(EntryPane.FAULT, !check.isSound());
        });
        var failure = new Label();
        failure.getStyleClass().add("failure-text");
        failure.textProperty().bind(model.failure());
        var busy = new ProgressIndicator();
        busy.setMaxSize(16, 16);
        busy.visibleProperty().bind(model.loading());
        var older = ActionButton.of("Load older entries", "journal-older", "Ctrl-O", model::loadOlder);
        older.disableProperty().bind(model.loading().or(model.complete()));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var bar = new HBox(12, count, trail, failure, gap, busy, older);
        bar.getStyleClass().add("totals-bar");
        return bar;
    }

    private String countText() {
        int loaded = model.loadedCount().get();
        String all = Numbers.count(loaded) + (loaded == 1 ? " entry" : " entries") + " loaded";
        String shown =
                model.rows().size() == loaded ? "" : Numbers.count(model.rows().size()) + " shown of ";
        return shown + all + (model.complete().get() ? ", back to the first" : "");
    }

    private void onKey(KeyEvent event) {
        if (EXPORT.match(event)) {
            export();
        } else if (OLDER.match(event)) {
            model.loadOlder();
        } else {
            return;
        }
        event.consume();
    }

    private Sheet chosen() {
        List<JournalRow> rows = table.getSelectionModel().getSelectedItems();
        return JournalSheet.of(model, rows.isEmpty() ? model.rows() : rows);
    }

    private void copy() {
        Sheet sheet = chosen();
        TableExport.copy(sheet);
        message.setText(sheet.lines().size() + (sheet.lines().size() == 1 ? " entry copied" : " entries copied"));
    }

    private void export() {
        TableExport.save(
                getScene() == null ? null : getScene().getWindow(),
                JournalSheet.of(model, model.rows()),
                "journal",
                message::setText);
    }

    private static final class GroupNames extends StringConverter<JournalGroup> {
        @Override
        public String toString(JournalGroup group) {
            return group == null ? "" : group.label();
        }

        @Override
        public JournalGroup fromString(String label) {
            return JournalGroup.ALL;
        }
    }
}
