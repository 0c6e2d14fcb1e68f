package dev.ballast.app.control;

import javafx.scene.control.Label;

/// A short word in a tinted box: a state, a label of the book.
public final class Badge extends Label {

    public Badge(String text, Tone tone) {
        super(text);
        getStyleClass().add("bal-badge");
        setMinWidth(USE_PREF_SIZE);
        Tones.apply(this, tone);
    }

    public void show(String text, Tone tone) {
        setText(text);
        Tones.apply(this, tone);
    }
}
