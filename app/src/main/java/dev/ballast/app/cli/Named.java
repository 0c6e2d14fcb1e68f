package dev.ballast.app.cli;

import java.util.function.Supplier;

/// Puts the option's name before what is wrong with its value.
final class Named {

    private Named() {}

    static <T> T option(String option, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            throw message.startsWith("--") ? e : new IllegalArgumentException(option + ": " + message, e);
        }
    }
}
