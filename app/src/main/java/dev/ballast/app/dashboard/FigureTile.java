package dev.ballast.app.dashboard;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/// One figure with its name above and what it means beneath.
final class FigureTile extends VBox {

    /// How a figure is to be read.
    enum Tone {
        PLAIN,
        POSITIVE,
        NEGATIVE,
        WARNING
    }

    private static final PseudoClass POSITIVE = PseudoClass.getPseudoClass("positive");
    private static final PseudoClass NEGATIVE = PseudoClass.getPseudoClass("negative");
    private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");

    private final String name;
    private final Label value = new Label("—");
    private final Label note = new Label();
    private final Tooltip full = new Tooltip();

    FigureTile(String name) {
        this.name = name;
        getStyleClass().addAll("dash-panel", "figure-tile");
        var title = new Label(name);
        title.getStyleClass().add("tile-title");
        value.getStyleClass().add("tile-value");
        note.getStyleClass().add("tile-note");
        note.setTooltip(full);
        getChildren().setAll(title, value, note);
    }

    void show(String figure, String meaning, Tone tone) {
        value.setText(figure);
        note.setText(meaning);
        full.setText(meaning);
        setAccessibleText(name + " " + figure + ", " + meaning);
        pseudoClassStateChanged(POSITIVE, tone == Tone.POSITIVE);
        pseudoClassStateChanged(NEGATIVE, tone == Tone.NEGATIVE);
        pseudoClassStateChanged(WARNING, tone == Tone.WARNING);
    }

    /// The tone of a gain or loss.
    static Tone sign(double amount) {
        if (amount > 0) {
            return Tone.POSITIVE;
        }
        return amount < 0 ? Tone.NEGATIVE : Tone.PLAIN;
    }
}
