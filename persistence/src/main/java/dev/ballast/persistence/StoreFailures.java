package dev.ballast.persistence;

import dev.ballast.core.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Database errors in the trader's words: what happened, and what to do about it.
final class StoreFailures {

    private StoreFailures() {}

    /// The database file cannot be read as a Ballast book.
    static StoreException damaged(Path file, String what) {
        return new StoreException(damagedMessage(file, what));
    }

    static StoreException damaged(Path file, Throwable cause) {
        return new StoreException(damagedMessage(file, reason(cause)), cause);
    }

    private static String damagedMessage(Path file, String what) {
        return file + " is damaged (" + what + "). It was left untouched: keep a copy, then put a backup in its place,"
                + " or choose another folder with --data.";
    }

    /// Something could not be read or written while the book was open.
    static StoreException failed(String task, Path directory, Throwable cause) {
        if (cause instanceof StoreException known) {
            return known;
        }
        if (isFull(cause)) {
            return new StoreException(
                    task + " failed: the disk of " + directory
                            + " is full. Nothing was stored; free some space, then start Ballast again.",
                    cause);
        }
        return new StoreException(task + " failed, nothing was stored: " + reason(cause), cause);
    }

    /// Something could not be read while the book was open.
    static StoreException unreadable(String task, Path directory, Throwable cause) {
        return new StoreException(
                task + " failed: " + reason(cause) + ". If this happens again, the book in " + directory
                        + " is damaged: keep a copy, then put a backup in its place.",
                cause);
    }

    /// Whether the operating system refused to let the file grow. H2 closes the database on that, and the reason may
    /// hang among the suppressed exceptions.
    private static boolean isFull(Throwable failure) {
        return isFull(failure, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static boolean isFull(@Nullable Throwable failure, Set<Throwable> seen) {
        if (failure == null || !seen.add(failure)) {
            return false;
        }
        if (failure instanceof IOException && saysFull(String.valueOf(failure.getMessage()))) {
            return true;
        }
        return isFull(failure.getCause(), seen)
                || Stream.of(failure.getSuppressed()).anyMatch(suppressed -> isFull(suppressed, seen));
    }

    private static boolean saysFull(String message) {
        String text = message.toLowerCase(Locale.ROOT);
        return Stream.of("no space left", "file too large", "quota exceeded", "not enough space")
                .anyMatch(text::contains);
    }

    /// How H2 begins messages that only carry a Java error.
    private static boolean isWrapping(String message) {
        return message.startsWith("IO Exception") || message.startsWith("General error");
    }

    /// First line of the deepest message that was meant for readers: a null pointer within the driver tells nobody
    /// anything.
    private static String reason(Throwable failure) {
        String reason = "its content makes no sense";
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            boolean meant = cause instanceof SQLException
                    || cause instanceof IOException
                    || cause instanceof IllegalArgumentException
                    || cause instanceof StoreException;
            if (meant && message != null && !message.isBlank() && !isWrapping(message)) {
                reason = message.strip().lines().findFirst().orElse(reason).replaceAll(" \\[[0-9-]+]$", "");
            }
        }
        return reason;
    }
}
