package dev.ballast.app.fx;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javafx.application.Platform;

/// The hop to the FX thread.
///
/// Single events use [#run]; anything that streams goes through [FxPulse], which never queues more than one wake-up.
public final class FxThread {

    private FxThread() {}

    /// Starts the toolkit where none runs yet; returns once it runs. Windows closing don't end it.
    public static void start() {
        var started = new CompletableFuture<Void>();
        try {
            Platform.startup(() -> started.complete(null));
            started.join();
        } catch (IllegalStateException alreadyStarted) {
            call(() -> "");
        }
        Platform.setImplicitExit(false);
    }

    /// Ends the toolkit.
    public static void stop() {
        Platform.exit();
    }

    public static boolean isCurrent() {
        return Platform.isFxApplicationThread();
    }

    /// Runs now on the FX thread, or soon when called from another one.
    public static void run(Runnable action) {
        if (isCurrent()) {
            action.run();
        } else {
            Platform.runLater(action);
        }
    }

    /// Runs after the current event, also when already on the FX thread.
    public static void later(Runnable action) {
        Platform.runLater(action);
    }

    /// Computes on the FX thread and waits for the answer.
    ///
    /// @throws CompletionException with the cause when the action fails
    public static <T> T call(Callable<T> action) {
        var answer = new CompletableFuture<T>();
        run(() -> {
            try {
                answer.complete(action.call());
            } catch (Throwable failure) {
                // An Error too: whoever waits must hear of it rather than wait for ever.
                answer.completeExceptionally(failure);
            }
        });
        return answer.join();
    }

    /// Demands the FX thread.
    ///
    /// @throws IllegalStateException when called from any other thread
    public static void check() {
        if (!isCurrent()) {
            throw new IllegalStateException("must be called on the FX thread, was "
                    + Thread.currentThread().getName());
        }
    }
}
