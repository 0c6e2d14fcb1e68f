package dev.ballast.app.risk;

import dev.ballast.app.control.Tone;
import dev.ballast.app.control.Tones;
import dev.ballast.app.format.Numbers;
import dev.ballast.core.result.Result;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/// One figure with its name above and what it means beneath; opens its trail.
final class RiskTile extends VBox {

    private final Label name = label("risk-tile-name");
    private final Label value = label("risk-tile-value");
    private final Label note = label("risk-tile-note");
    private final Tooltip full = new Tooltip();

    RiskTile(String id, String title, Runnable explain) {
        getStyleClass().addAll("room-panel", "risk-tile");
        setId(id);
        setMinWidth(0);
        name.setText(title);
        value.setText(Numbers.UNKNOWN);
        value.setId(id + "-value");
        full.setWrapText(true);
        full.setMaxWidth(420);
        Tooltip.install(this, full);
        getChildren().setAll(name, value, note);
        Ask.on(this, explain);
    }

    private static Label label(String style) {
        var label = new Label();
        label.getStyleClass().add(style);
        return label;
    }

    void name(String title) {
        name.setText(title);
    }

    /// Shows a figure, or a dash with the reason why there is none.
    ///
    /// @param meaning one sentence for the tooltip
    <T> void show(Result<T> result, Function<T, String> text, Function<T, String> under, Tone tone, String meaning) {
        switch (result) {
            case Result.Known<T>(T known) -> put(text.apply(known), under.apply(known), tone, meaning);
            case Result.Missing<T>(String reason) -> put(Numbers.UNKNOWN, reason, Tone.NEUTRAL, reason);
        }
    }

    private void put(String figure, String under, Tone tone, String meaning) {
        value.setText(figure);
        note.setText(under);
        full.setText(name.getText() + ": " + meaning + "\nClick, Enter or ? shows how it came about.");
        setAccessibleText(name.getText() + " " + figure + ", " + under + ". Opens how it came about");
        Tones.apply(value, tone);
        Tones.apply(note, tone);
    }
}
