package dev.ballast.persistence;

import dev.ballast.core.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

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

    /// Whether the operating system refused to let the file grow.
    private static boolean isFull(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (cause instanceof IOException
                    && (message.contains("no space left")
                            || message.contains("file too large")
                            || message.contains("quota exceeded")
                            || message.contains("not enough space"))) {
                return true;
            }
        }
        return false;
    }

    /// First line of the deepest message there is: the outer ones only say that something inside failed.
    private static String reason(Throwable failure) {
        String reason = "no reason given";
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (message != null && !message.isBlank()) {
                reason = message.strip().lines().findFirst().orElse(reason);
            }
        }
        return reason;
    }
}
