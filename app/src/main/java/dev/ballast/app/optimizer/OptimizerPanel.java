package dev.ballast.app.optimizer;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A part of the room: its name, a note that gives way first, and the content below.
final class OptimizerPanel extends VBox {

    private final Label note = new Label();
    private final HBox tools = new HBox(6);

    OptimizerPanel(String name, Node content) {
        super(6);
        getStyleClass().addAll("room-panel", "optimizer-panel");
        setMinSize(0, 0);
        var title = new Label(name);
        title.getStyleClass().add("room-section");
        title.setMinWidth(USE_PREF_SIZE);
        note.getStyleClass().add("room-subtle");
        note.setMinWidth(0);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        tools.setAlignment(Pos.CENTER_RIGHT);
        var head = new HBox(10, title, note, gap, tools);
        head.setAlignment(Pos.CENTER_LEFT);
        head.setMinHeight(USE_PREF_SIZE);
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren().addAll(head, content);
    }

    /// What belongs at the right of the name.
    OptimizerPanel with(Node tool) {
        tools.getChildren().add(tool);
        return this;
    }

    void note(String text) {
        if (text.equals(note.getText())) {
            return;
        }
        note.setText(text);
        note.setTooltip(text.isEmpty() ? null : new Tooltip(text));
    }
}
