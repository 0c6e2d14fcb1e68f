package dev.ballast.app.venue;

import dev.ballast.core.engine.Workstation.Subscription;

/// Keeps stored history up to date, or says why nobody does. Thread-safe; nothing here waits for the network but
/// [#close()], which waits for a page that is being stored.
public interface HistoryUpkeep extends AutoCloseable {

    /// What it is doing.
    HistoryStatus status();

    /// Calls `listener`, on any thread, after each change of the status until the subscription is closed.
    Subscription onChange(Runnable listener);

    /// Begins; once.
    void start();

    /// Looks at everything at once, also at what no venue listed; nothing where it is at work already.
    void updateNow();

    /// Ends what is under way soon; what came is stored, and what was not looked at waits for its next bar.
    void cancel();

    @Override
    void close();

    /// None, and why.
    static HistoryUpkeep off(String reason) {
        var status = new HistoryStatus.Off(reason);
        return new HistoryUpkeep() {
            @Override
            public HistoryStatus status() {
                return status;
            }

            @Override
            public Subscription onChange(Runnable listener) {
                return () -> {};
            }

            @Override
            public void start() {
                // There is nothing to do.
            }

            @Override
            public void updateNow() {
                // There is nobody to do it.
            }

            @Override
            public void cancel() {
                // Nothing is under way.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }
}
