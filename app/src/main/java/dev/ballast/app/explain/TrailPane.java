package dev.ballast.app.explain;

import dev.ballast.app.table.RoomSheet;
import dev.ballast.app.table.Sheet;
import dev.ballast.app.table.TableExport;
import dev.ballast.core.result.ExplainedTable;
import dev.ballast.core.result.Explanation;
import dev.ballast.core.result.Explanation.Input;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;

/// The trail of a figure at the right edge of a room: what it is, how it was computed, and its inputs to walk down
/// into. Enter opens an input, Backspace goes back, Escape closes; the figures of the room stay in sight.
public final class TrailPane extends VBox implements AutoCloseable {

    private static final PseudoClass WORDS = PseudoClass.getPseudoClass("words");

    private final TrailModel model;
    private final FlowPane path = new FlowPane(2, 0);
    private final Label title = label("trail-title");
    private final Label value = label("trail-value");
    private final GridPane facts = new GridPane(10, 4);
    private final InputList inputs;
    private final Label inputsTitle = label("room-section");
    private final HBox tabs = new HBox();
    private final TrailTable rows = new TrailTable();
    private final Label message = label("room-muted");
    private final Button save;
    private final Subscription subscription;
    private @Nullable Node focusBefore;
    private @Nullable Explanation shown;

    public TrailPane(TrailModel model) {
        this.model = model;
        this.inputs = new InputList(model);
        getStyleClass().add("trail-pane");
        getStylesheets().add(RoomSheet.address("trail.css"));
        setId("trail");
        title.setId("trail-title");
        value.setId("trail-value");
        title.setWrapText(true);
        value.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        value.setMinHeight(USE_PREF_SIZE);
        facts.setMinHeight(USE_PREF_SIZE);
        save = button("trail-save", Material2AL.GET_APP, "Save the table as CSV", this::save);
        var copy = button("trail-copy", Material2AL.CONTENT_COPY, "Copy this step as text (Ctrl+C)", this::copy);
        var back = button("trail-back", Material2AL.ARROW_BACK, "Back (Backspace)", model::back);
        var close = button("trail-close", Material2AL.CLOSE, "Close (Esc)", model::close);
        HBox.setHgrow(path, Priority.ALWAYS);
        path.setMinWidth(0);
        var head = new HBox(2, back, path, copy, save, close);
        head.getStyleClass().add("trail-head");
        head.setAlignment(Pos.CENTER_LEFT);
        head.setMinHeight(USE_PREF_SIZE);
        tabs.getStyleClass().add("trail-tabs");
        tabs.setMinHeight(USE_PREF_SIZE);
        VBox.setVgrow(rows, Priority.ALWAYS);
        VBox.setVgrow(inputs, Priority.SOMETIMES);
        inputsTitle.setText("Made from");
        message.managedProperty().bind(message.textProperty().isNotEmpty());
        getChildren().addAll(head, title, value, facts, inputsTitle, inputs, tabs, rows, message);
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        subscription = model.pathProperty().subscribe(this::show);
    }

    /// Before list and table see the key: they take Escape for the end of an edit.
    private void onKey(KeyEvent event) {
        boolean copies = event.getCode() == KeyCode.C && event.isShortcutDown();
        if (event.getCode() == KeyCode.ESCAPE) {
            model.close();
        } else if (event.getCode() == KeyCode.BACK_SPACE) {
            model.back();
        } else if (copies) {
            copy();
        } else {
            return;
        }
        event.consume();
    }

    private void show(List<Explanation> steps) {
        boolean open = !steps.isEmpty();
        Explanation last = open ? steps.getLast() : null;
        if (shown == null && open && getScene() != null) {
            focusBefore = getScene().getFocusOwner();
        }
        setVisible(open);
        setManaged(open);
        shown = last;
        message.setText("");
        if (last == null) {
            rows.show(null);
            inputs.getItems().clear();
            giveFocusBack();
            return;
        }
        showPath(steps);
        title.setText(last.title());
        value.setText(ValueText.of(last.value()));
        value.pseudoClassStateChanged(WORDS, !ValueText.isNumber(last.value()));
        setAccessibleText("How " + last.title() + " came about");
        facts.getChildren().clear();
        fact("Formula", last.formula(), "trail-formula");
        fact("Convention", last.convention(), "trail-fact");
        fact("Source", last.source(), "trail-fact");
        showInputs(last.inputs());
        inputs.requestFocus();
    }

    private void giveFocusBack() {
        Node before = focusBefore;
        focusBefore = null;
        if (before != null && before.getScene() != null) {
            before.requestFocus();
        }
    }

    private void showPath(List<Explanation> steps) {
        path.getChildren().clear();
        for (int step = 0; step < steps.size() - 1; step++) {
            int target = step;
            var link = new Hyperlink(steps.get(step).title());
            link.getStyleClass().add("trail-step");
            link.setOnAction(_ -> model.backTo(target));
            var mark = label("room-muted");
            mark.setText("›");
            path.getChildren().addAll(link, mark);
        }
        if (steps.size() == 1) {
            var hint = label("room-muted");
            hint.setText("How this figure came about");
            path.getChildren().add(hint);
        }
    }

    private void fact(String name, String text, String style) {
        if (text.isBlank()) {
            return;
        }
        var head = label("trail-fact-name");
        head.setText(name);
        head.setMinWidth(USE_PREF_SIZE);
        var body = label(style);
        body.setText(text);
        body.setWrapText(true);
        body.setMinHeight(USE_PREF_SIZE);
        GridPane.setHgrow(body, Priority.ALWAYS);
        GridPane.setValignment(head, VPos.TOP);
        facts.addRow(facts.getRowCount(), head, body);
    }

    private void showInputs(List<Input> all) {
        List<Input.Figure> figures = all.stream()
                .filter(Input.Figure.class::isInstance)
                .map(Input.Figure.class::cast)
                .toList();
        List<Input.Table> tables = all.stream()
                .filter(Input.Table.class::isInstance)
                .map(Input.Table.class::cast)
                .toList();
        inputs.show(figures, tables.isEmpty());
        inputsTitle.setVisible(!all.isEmpty());
        inputsTitle.setManaged(!figures.isEmpty());
        tabs.getChildren().clear();
        tabs.setManaged(!tables.isEmpty());
        rows.setManaged(!tables.isEmpty());
        rows.setVisible(!tables.isEmpty());
        save.setDisable(tables.isEmpty());
        var group = new ToggleGroup();
        for (Input.Table table : tables) {
            var tab = new ToggleButton(table.name());
            tab.setToggleGroup(group);
            tab.setId("trail-table-" + table.name().toLowerCase(Locale.ROOT).replace(' ', '-'));
            tab.setOnAction(_ -> {
                tab.setSelected(true);
                rows.show(table);
            });
            tabs.getChildren().add(tab);
        }
        if (tables.isEmpty()) {
            rows.show(null);
        } else {
            group.selectToggle(group.getToggles().getFirst());
            rows.show(tables.getFirst());
        }
    }

    private void copy() {
        Explanation now = shown;
        if (now == null) {
            return;
        }
        Input.Table table = rows.shown();
        if (rows.isFocused() && table != null) {
            TableExport.copy(ValueText.sheet(table.table(), model.origin()));
            message.setText("Copied " + rowsOf(table.table()));
            return;
        }
        var content = new ClipboardContent();
        content.putString(ValueText.text(now, model.origin()));
        Clipboard.getSystemClipboard().setContent(content);
        message.setText("Copied as text");
    }

    private static String rowsOf(ExplainedTable table) {
        return table.rows() == 1 ? "1 row" : table.rows() + " rows";
    }

    private void save() {
        Input.Table table = rows.shown();
        Explanation now = shown;
        if (table != null && now != null && getScene() != null) {
            Sheet sheet = ValueText.sheet(table.table(), model.origin());
            TableExport.save(getScene().getWindow(), sheet, now.title() + " " + table.name(), message::setText);
        }
    }

    private static Label label(String style) {
        var label = new Label();
        label.getStyleClass().add(style);
        return label;
    }

    private static Button button(String id, Ikon icon, String text, Runnable action) {
        var button = new Button();
        button.setId(id);
        button.setGraphic(new FontIcon(icon));
        button.setAccessibleText(text);
        button.setTooltip(new Tooltip(text));
        button.getStyleClass().addAll("flat", "trail-button");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// Lets go of the model.
    @Override
    public void close() {
        subscription.unsubscribe();
        rows.show(null);
    }
}
