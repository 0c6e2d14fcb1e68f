package dev.ballast.app.shell;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// A dimmed layer over the window with one box on it; a click beside the box closes it and the focus goes back.
final class Overlay extends StackPane {

    private @Nullable Node focusBefore;

    Overlay() {
        getStyleClass().add("bal-overlay");
        setVisible(false);
        setOnMousePressed(event -> {
            if (event.getTarget() == this) {
                hide();
            }
        });
    }

    void show(Node box, Pos position) {
        if (!isVisible() && getScene() != null) {
            focusBefore = getScene().getFocusOwner();
        }
        StackPane.setAlignment(box, position);
        StackPane.setMargin(box, position == Pos.TOP_CENTER ? new Insets(72, 20, 20, 20) : new Insets(20));
        getChildren().setAll(box);
        setVisible(true);
        requestFocus();
    }

    void hide() {
        if (!isVisible()) {
            return;
        }
        setVisible(false);
        getChildren().clear();
        Node before = focusBefore;
        focusBefore = null;
        if (before != null) {
            before.requestFocus();
        }
    }
}
