package dev.ballast.app.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

/// Dark or light.
public enum Theme {
    DARK("Dark", "tokens-dark.css"),
    LIGHT("Light", "tokens-light.css");

    private final String label;
    private final String tokens;

    Theme(String label, String tokens) {
        this.label = label;
        this.tokens = tokens;
    }

    /// Name on screen.
    public String label() {
        return label;
    }

    /// The other one.
    public Theme other() {
        return this == DARK ? LIGHT : DARK;
    }

    /// Address of the AtlantaFX sheet under ours.
    String baseSheet() {
        return switch (this) {
            case DARK -> new PrimerDark().getUserAgentStylesheet();
            case LIGHT -> new PrimerLight().getUserAgentStylesheet();
        };
    }

    /// Resource of the colour tokens.
    String tokens() {
        return tokens;
    }
}
