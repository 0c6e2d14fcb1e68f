package dev.ballast.app.queue;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Small parts that the card is built of.
final class Parts {

    private Parts() {}

    static Label label(String style) {
        return label(style, "");
    }

    static Label label(String style, String text) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }

    /// A label that keeps one line and says the whole in its tooltip.
    static void oneLine(Label label, String text) {
        label.setText(text);
        if (text.isEmpty()) {
            label.setTooltip(null);
        } else {
            tip(label, text);
        }
    }

    /// A tooltip that says more than the label; one that says so already stays.
    static void tip(Label label, String text) {
        if (label.getTooltip() == null || !text.equals(label.getTooltip().getText())) {
            label.setTooltip(wrapped(text));
        }
    }

    static void fixHeight(Region region, double height) {
        region.setMinHeight(height);
        region.setPrefHeight(height);
        region.setMaxHeight(height);
    }

    static Tooltip wrapped(String text) {
        var tooltip = new Tooltip(text);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(520);
        return tooltip;
    }

    static Region gap() {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    /// A titled box; `tools` stand at the right end of its title.
    static VBox panel(String title, Region content, Node... tools) {
        var head = new HBox(8, label("room-section", title), gap());
        head.getChildren().addAll(tools);
        head.setAlignment(Pos.CENTER_LEFT);
        head.setMinHeight(22);
        head.setPrefHeight(22);
        var panel = new VBox(4, head, content);
        panel.getStyleClass().addAll("room-panel", "card-panel");
        panel.setMinSize(0, 0);
        content.setMinWidth(0);
        VBox.setVgrow(content, Priority.ALWAYS);
        return panel;
    }

    /// Makes a node a figure that opens its trail by click or Enter.
    static void ask(Node node, Runnable explain) {
        node.setFocusTraversable(true);
        node.getStyleClass().add("asks");
        node.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                explain.run();
                event.consume();
            }
        });
        node.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                explain.run();
                event.consume();
            }
        });
    }
}
