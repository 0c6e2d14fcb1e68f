package dev.ballast.core.engine;

import java.util.concurrent.CompletableFuture;

/// The engine as seen from outside: commands in, snapshots out. Callable from any thread; nothing here blocks.
public interface Workstation {

    /// The newest snapshot.
    Snapshot snapshot();

    /// Hands a command to the engine; the future completes, on the engine's thread, once it is on disk or refused.
    CompletableFuture<Outcome> submit(Command command);

    /// Calls `listener` on the engine's thread after each new snapshot until the subscription is closed.
    Subscription onSnapshot(Runnable listener);

    /// Ends what it stands for; closing twice is harmless.
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
