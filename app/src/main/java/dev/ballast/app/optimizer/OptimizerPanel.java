package dev.ballast.app.optimizer;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A part of the room: its name, a note that gives way first, and the content below.
final class OptimizerPanel extends VBox {

    private final Label note = new Label();

    OptimizerPanel(String name, Node content) {
        super(6);
        getStyleClass().addAll("room-panel", "optimizer-panel");
        setMinSize(0, 0);
        var title = new Label(name);
        title.getStyleClass().add("room-section");
        title.setMinWidth(USE_PREF_SIZE);
        note.getStyleClass().add("room-subtle");
        note.setMinWidth(0);
        var head = new HBox(10, title, note);
        head.setAlignment(Pos.CENTER_LEFT);
        head.setMinHeight(USE_PREF_SIZE);
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren().addAll(head, content);
    }

    void note(String text) {
        note.setText(text);
        note.setTooltip(text.isEmpty() ? null : new Tooltip(text));
    }
}
