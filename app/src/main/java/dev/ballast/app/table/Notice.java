package dev.ballast.app.table;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What stands where there is nothing to list: what is so, why, and what to do next.
public final class Notice extends VBox {

    private static final double WIDTH = 560;

    /// Shows a title, a sentence and what can be done.
    public Notice(String title, String text, Node... actions) {
        getStyleClass().add("notice");
        setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        var head = new Label(title);
        head.getStyleClass().add("notice-title");
        var body = new Label(text);
        body.setWrapText(true);
        body.getStyleClass().add("notice-text");
        getChildren().addAll(head, body);
        if (actions.length > 0) {
            var row = new HBox(10, actions);
            row.getStyleClass().add("notice-actions");
            getChildren().add(row);
        }
        setAccessibleText(title + ". " + text);
    }
}
