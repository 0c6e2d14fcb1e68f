package dev.ballast.app.queue;

/// What the card says about the last thing the trader did to it.
///
/// @param tone how to show it; never by colour alone
/// @param text one sentence, empty for nothing to say
public record CardMessage(Tone tone, String text) {

    /// How to show it.
    public enum Tone {
        INFO,
        DONE,
        REFUSED
    }

    public static final CardMessage NONE = new CardMessage(Tone.INFO, "");

    static CardMessage info(String text) {
        return new CardMessage(Tone.INFO, text);
    }

    static CardMessage done(String text) {
        return new CardMessage(Tone.DONE, text);
    }

    static CardMessage refused(String text) {
        return new CardMessage(Tone.REFUSED, text);
    }
}
