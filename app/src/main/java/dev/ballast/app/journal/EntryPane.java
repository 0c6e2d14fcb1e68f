package dev.ballast.app.journal;

import dev.ballast.app.format.Numbers;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One entry whole: its payload, one value a line, and the hashes that chain it. Everything can be selected and copied.
final class EntryPane extends VBox {

    static final PseudoClass FAULT = PseudoClass.getPseudoClass("fault");

    private final JournalViewModel model;
    private final Label title = new Label();
    private final Label verdict = new Label();
    private final TextField time = field("Time");
    private final TextField type = field("Type");
    private final TextField subject = field("Subject");
    private final TextField hash = field("Hash");
    private final TextField previous = field("Previous hash");
    private final Label head = new Label("Payload");
    private final TextArea payload = new TextArea();
    private final GridPane grid = new GridPane();

    EntryPane(JournalViewModel model) {
        this.model = model;
        getStyleClass().add("entry-pane");
        title.getStyleClass().add("section-title");
        title.setId("journal-entry-title");
        verdict.getStyleClass().add("chain-verdict");
        verdict.setId("journal-verdict");
        verdict.setWrapText(true);
        payload.setEditable(false);
        payload.setId("journal-payload");
        payload.setAccessibleText("Payload as JSON");
        payload.getStyleClass().add("payload");
        VBox.setVgrow(payload, Priority.ALWAYS);
        var fixed = new ColumnConstraints();
        fixed.setMinWidth(96);
        var growing = new ColumnConstraints();
        growing.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(fixed, growing);
        grid.getStyleClass().add("entry-grid");
        row(0, "Time", time);
        row(1, "Type", type);
        row(2, "Subject", subject);
        wide(3, "Hash of this entry", hash);
        wide(5, "Hash of the entry before", previous);
        hash.getStyleClass().add("hash-field");
        previous.getStyleClass().add("hash-field");
        getChildren().setAll(title, grid, verdict, head, payload);
        model.selected().subscribe(this::show);
    }

    private void row(int index, String name, TextField value) {
        var label = new Label(name);
        label.getStyleClass().add("entry-label");
        label.setLabelFor(value);
        grid.addRow(index, label, value);
    }

    private void wide(int index, String name, TextField value) {
        var label = new Label(name);
        label.getStyleClass().add("entry-label");
        label.setLabelFor(value);
        grid.add(label, 0, index, 2, 1);
        grid.add(value, 0, index + 1, 2, 1);
    }

    private static TextField field(String name) {
        var field = new TextField();
        field.setEditable(false);
        field.setAccessibleText(name);
        field.getStyleClass().add("read-field");
        return field;
    }

    private void show(@Nullable JournalRow row) {
        boolean shown = row != null;
        grid.setVisible(shown);
        verdict.setVisible(shown);
        head.setVisible(shown);
        payload.setVisible(shown);
        if (row == null) {
            title.setText("Choose an entry to see it whole");
            return;
        }
        title.setText("Entry " + Numbers.count(row.sequence()));
        time.setText(Objects.toString(row.time()));
        type.setText(row.typeName());
        subject.setText(row.subject());
        hash.setText(row.hash());
        previous.setText(row.previousHash());
        payload.setText(row.indentedPayload());
        ChainCheck check = model.check(row);
        verdict.setText((check.isFault() ? "× " : "✓ ") + check.label());
        verdict.pseudoClassStateChanged(FAULT, check.isFault());
    }
}
