package dev.ballast.app.control;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/// Stands where content would: nothing there yet, still loading, or failed; says what to do next.
public final class StatePane extends VBox {

    private static final double TEXT_WIDTH = 460;

    private StatePane() {
        getStyleClass().add("bal-state");
        setAlignment(Pos.CENTER);
        setMinSize(0, 0);
    }

    /// Nothing to show.
    ///
    /// @param advice what to do next, one sentence
    public static StatePane empty(Ikon icon, String headline, String advice, Button... actions) {
        var pane = new StatePane();
        var sign = new FontIcon(icon);
        sign.getStyleClass().add("bal-state-icon");
        pane.getChildren().add(sign);
        pane.addTexts(headline, advice);
        pane.getChildren().addAll(actions);
        return pane;
    }

    /// Something failed.
    ///
    /// @param advice the cause and what to do, as the trader can understand it
    public static StatePane error(String headline, String advice, Button... actions) {
        StatePane pane = empty(Material2OutlinedAL.ERROR_OUTLINE, headline, advice, actions);
        Tones.apply(pane, Tone.BAD);
        return pane;
    }

    /// Work is under way.
    public static StatePane loading(String headline) {
        var pane = new StatePane();
        var progress = new ProgressIndicator();
        progress.setPrefSize(28, 28);
        progress.setMinSize(28, 28);
        pane.getChildren().add(progress);
        pane.addTexts(headline, null);
        return pane;
    }

    private void addTexts(String headline, @Nullable String advice) {
        getChildren().add(text(headline, "bal-state-headline"));
        if (advice != null && !advice.isBlank()) {
            getChildren().add(text(advice, "bal-state-advice"));
        }
    }

    private static Label text(String text, String styleClass) {
        var label = new Label(text);
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setAlignment(Pos.CENTER);
        label.setTextAlignment(TextAlignment.CENTER);
        label.setMaxWidth(TEXT_WIDTH);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
