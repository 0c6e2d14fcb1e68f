package dev.ballast.core.feed.live;

import dev.ballast.core.feed.BoundedQueue;
import dev.ballast.core.feed.ClosedBar;
import dev.ballast.core.feed.FeedChange;
import dev.ballast.core.feed.FeedListener;
import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.feed.LatestByKey;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Calls the listener on a thread of its own, so that a slow one costs neither the socket nor the memory: it gets the
/// newest quote of every instrument, and every bar and change up to a bound.
final class Delivery implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final int MOST_CHANGES = 10_000;
    private static final int MOST_BARS = 100_000;

    private final FeedListener listener;
    private final LatestByKey<InstrumentId, Quote> quotes = new LatestByKey<>();
    private final BoundedQueue<FeedChange> changes = new BoundedQueue<>(MOST_CHANGES);
    private final BoundedQueue<ClosedBar> bars = new BoundedQueue<>(MOST_BARS);
    private final AtomicReference<FeedStatus> status = new AtomicReference<>();
    private final Semaphore work = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closing;

    Delivery(FeedListener listener) {
        this.listener = listener;
        this.thread = Thread.ofPlatform().daemon().name("feed-delivery").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    void quote(Quote quote) {
        quotes.offer(quote.instrument(), quote);
        wake();
    }

    void change(FeedChange change) {
        changes.offer(change);
        wake();
    }

    void bar(ClosedBar bar) {
        bars.offer(bar);
        wake();
    }

    void status(FeedStatus next) {
        status.set(next);
        wake();
    }

    /// Waits until the last call of the listener is over.
    @Override
    public void close() {
        closing = true;
        wake();
        if (thread == Thread.currentThread()) {
            return;
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void wake() {
        if (work.availablePermits() == 0) {
            work.release();
        }
    }

    private void run() {
        while (!closing) {
            try {
                work.acquire();
                work.drainPermits();
                deliver();
            } catch (InterruptedException e) {
                closing = true;
            } catch (RuntimeException e) {
                LOG.error("A listener to a live feed failed", e);
            }
        }
        deliverLast();
    }

    private void deliver() {
        changes.take().forEach(listener::onChange);
        bars.take().forEach(listener::onBar);
        quotes.drain((_, quote) -> listener.onQuote(quote));
        FeedStatus next = status.getAndSet(null);
        if (next != null) {
            listener.onStatus(next);
        }
    }

    private void deliverLast() {
        try {
            deliver();
        } catch (RuntimeException e) {
            LOG.error("A listener to a live feed failed", e);
        }
    }
}
