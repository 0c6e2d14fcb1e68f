package dev.ballast.app.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// A titled panel: title and a quiet note on the left, tools on the right, content below.
public final class SectionPanel extends BorderPane {

    private final Label title = new Label();
    private final Label note = new Label();
    private final HBox tools = new HBox(6);

    public SectionPanel(String title, Node content, Node... tools) {
        getStyleClass().add("bal-section");
        this.title.setText(title);
        this.title.getStyleClass().add("bal-section-title");
        this.title.setMinWidth(Region.USE_PREF_SIZE);
        note.getStyleClass().add("bal-section-note");
        note.setMinWidth(0);
        HBox.setHgrow(note, Priority.ALWAYS);
        note.setMaxWidth(Double.MAX_VALUE);
        this.tools.setAlignment(Pos.CENTER_RIGHT);
        this.tools.setMinWidth(Region.USE_PREF_SIZE);
        this.tools.getChildren().setAll(tools);
        var header = new HBox(8, this.title, note, this.tools);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("bal-section-header");
        setTop(header);
        setCenter(content);
        setMinSize(0, 0);
    }

    public void setTitle(String text) {
        title.setText(text);
    }

    /// The quiet text after the title: how something was estimated, how many rows there are.
    public void setNote(String text) {
        note.setText(text);
    }

    public void setContent(Node content) {
        setCenter(content);
    }
}
