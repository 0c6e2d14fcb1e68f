package dev.ballast.app.control;

import java.util.Locale;

/// What a colour means. Never the only carrier of the meaning: text, sign or icon says it too.
public enum Tone {
    NEUTRAL("text-muted"),
    ACCENT("accent"),
    GOOD("good"),
    WARN("warn"),
    BAD("bad"),
    STALE("stale"),
    SIMULATED("simulated");

    private final String token;

    Tone(String token) {
        this.token = token;
    }

    /// Name of the palette's colour.
    public String token() {
        return token;
    }

    /// Name of the CSS pseudo-class.
    public String pseudoClass() {
        return "tone-" + name().toLowerCase(Locale.ROOT);
    }
}
