package dev.ballast.core.feed;

import dev.ballast.core.feed.FeedStatus.Phase;
import dev.ballast.core.market.Quote;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one daemon thread of a feed that makes its own quotes: starts once, reports CONNECTING, RUNNING and how it
/// ended, and calls no listener after [#close] has returned.
public final class FeedThread implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FeedThread.class);
    private static final String CLOSED = "Closed";

    private final String name;
    private final CountDownLatch closing = new CountDownLatch(1);
    private @Nullable Thread thread;

    /// @param name of the feed, for the thread's name
    public FeedThread(String name) {
        this.name = name;
    }

    /// What a feed does on its thread until it ends or is closed.
    @FunctionalInterface
    public interface Work {
        void run(Output output) throws Exception;
    }

    /// Makes the status of a feed from where it stands.
    @FunctionalInterface
    public interface StatusMaker {
        FeedStatus status(Phase phase, String detail, Instant since);
    }

    /// Starts `work`; called once.
    public synchronized void start(FeedListener listener, Work work, StatusMaker statuses, InstantSource clock) {
        if (thread != null) {
            throw new IllegalStateException("feed " + name + " was started before");
        }
        var output = new Output(listener, statuses, clock);
        thread = Thread.ofPlatform().daemon().name("feed-" + name).unstarted(() -> output.run(work));
        if (closing.getCount() > 0) {
            thread.start();
        }
    }

    /// Stops the work and waits until its last call of a listener is over. Idempotent.
    @Override
    public void close() {
        closing.countDown();
        Thread running;
        synchronized (this) {
            running = thread;
        }
        if (running == null || running == Thread.currentThread()) {
            return;
        }
        try {
            running.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Where the work puts its quotes and how it waits. Used on the feed's thread only.
    public final class Output {
        private final FeedListener listener;
        private final StatusMaker statuses;
        private final InstantSource clock;
        private Phase phase = Phase.CONNECTING;
        private String detail = "";
        private Instant since;

        private Output(FeedListener listener, StatusMaker statuses, InstantSource clock) {
            this.listener = listener;
            this.statuses = statuses;
            this.clock = clock;
            this.since = clock.instant();
        }

        public boolean isClosed() {
            return closing.getCount() == 0;
        }

        public void push(Quote quote) {
            if (!isClosed()) {
                listener.onQuote(quote);
            }
        }

        /// Reports the present state with the present counts.
        public void report() {
            if (!isClosed()) {
                listener.onStatus(statuses.status(phase, detail, since));
            }
        }

        /// Waits for `due` by the clock; false where the feed was closed meanwhile.
        public boolean waitUntil(Instant due) throws InterruptedException {
            Duration wait = Duration.between(clock.instant(), due);
            return wait.isPositive() ? waitFor(wait) : !isClosed();
        }

        /// Waits; false where the feed was closed meanwhile.
        public boolean waitFor(Duration wait) throws InterruptedException {
            return !closing.await(wait.toNanos(), TimeUnit.NANOSECONDS);
        }

        /// Says why the work is over; reported when it returns.
        public void end(String why) {
            detail = why;
        }

        private void run(Work work) {
            try {
                report();
                enter(Phase.RUNNING, "");
                work.run(this);
                enter(Phase.ENDED, detail.isEmpty() ? CLOSED : detail);
            } catch (InterruptedException e) {
                enter(Phase.ENDED, CLOSED);
            } catch (Exception e) {
                LOG.error("Feed {} failed", name, e);
                enter(Phase.FAILED, String.valueOf(e.getMessage()));
            }
        }

        private void enter(Phase next, String why) {
            phase = next;
            detail = why;
            since = clock.instant();
            report();
        }
    }
}
