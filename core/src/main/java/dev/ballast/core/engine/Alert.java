package dev.ballast.core.engine;

/// Something the trader should look at now. Alerts follow from the state; they go when their cause goes.
///
/// @param severity how bad
/// @param subject what it is about: a symbol, `feed`, `portfolio`
/// @param title a few words
/// @param detail one sentence with the values
public record Alert(Severity severity, String subject, String title, String detail) {

    /// How bad.
    public enum Severity {
        INFO,
        WARNING,
        BREACH
    }
}
