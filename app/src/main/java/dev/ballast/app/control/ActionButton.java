package dev.ballast.app.control;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;

/// Buttons of the rooms' tool bars.
public final class ActionButton {

    private ActionButton() {}

    /// A button with a tooltip that says what it does and its key.
    public static Button of(String text, String id, String tip, Runnable action) {
        var button = new Button(text);
        button.setId(id);
        button.setTooltip(new Tooltip(tip));
        button.setOnAction(_ -> action.run());
        return button;
    }
}
