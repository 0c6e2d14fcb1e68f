package dev.ballast.app.drift;

/// What became of the last thing the trader asked for.
///
/// @param tone how to show it; never by colour alone
/// @param text one sentence, empty for nothing to say
public record DriftMessage(Tone tone, String text) {

    /// How to show it.
    public enum Tone {
        INFO,
        DONE,
        REFUSED
    }

    static final DriftMessage NONE = new DriftMessage(Tone.INFO, "");
}
