package dev.ballast.app.dashboard;

import dev.ballast.core.engine.Alert;

/// One line of the alert list.
///
/// @param level how bad
/// @param subject what it is about
/// @param title a few words
/// @param detail one sentence with the values
public record AlertRow(Level level, String subject, String title, String detail) {

    /// How bad, with the word a reader hears.
    public enum Level {
        INFO("Information"),
        WARNING("Warning"),
        BREACH("Breach");

        private final String label;

        Level(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    static AlertRow of(Alert alert) {
        Level level =
                switch (alert.severity()) {
                    case INFO -> Level.INFO;
                    case WARNING -> Level.WARNING;
                    case BREACH -> Level.BREACH;
                };
        return new AlertRow(level, alert.subject(), alert.title(), alert.detail());
    }
}
