package dev.ballast.core.engine;

import dev.ballast.core.feed.BoundedQueue;
import dev.ballast.core.feed.ClosedBar;
import dev.ballast.core.feed.FeedChange;
import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.feed.LatestByKey;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/// Where feed threads leave quotes and the engine's thread picks the newest up.
final class QuoteInbox {

    private static final int MOST_CHANGES = 10_000;
    private static final int MOST_BARS = 100_000;

    private final LatestByKey<InstrumentId, Quote> latest = new LatestByKey<>();
    private final BoundedQueue<FeedChange> changes = new BoundedQueue<>(MOST_CHANGES);
    private final BoundedQueue<ClosedBar> bars = new BoundedQueue<>(MOST_BARS);
    private final AtomicReference<FeedStatus> status = new AtomicReference<>();
    /// Arrival of the oldest quote that waits, in `System.nanoTime`; 0 where none waits.
    private final AtomicLong oldest = new AtomicLong();

    void offer(Quote quote) {
        if (oldest.get() == 0) {
            oldest.compareAndSet(0, Math.max(1, System.nanoTime()));
        }
        latest.offer(quote.instrument(), quote);
    }

    void offer(FeedStatus next) {
        status.set(next);
    }

    /// Changes are never conflated.
    void offer(FeedChange change) {
        changes.offer(change);
    }

    /// Bars are never conflated. They wait for the next second, so that those of one hour are stored together.
    void offer(ClosedBar bar) {
        bars.offer(bar);
    }

    boolean isWaiting() {
        return !latest.isEmpty() || status.get() != null || !changes.isEmpty();
    }

    /// Moves what waits into `quotes`; the arrival of the oldest, or 0 where there was none.
    long drainTo(Map<InstrumentId, Quote> quotes) {
        long arrival = oldest.getAndSet(0);
        latest.drain(quotes::put);
        return arrival;
    }

    Optional<FeedStatus> takeStatus() {
        return Optional.ofNullable(status.getAndSet(null));
    }

    /// Changes since the last call, in their order.
    List<FeedChange> takeChanges() {
        return changes.take();
    }

    /// Bars since the last call, in their order.
    List<ClosedBar> takeBars() {
        return bars.take();
    }

    long received() {
        return latest.offered();
    }

    long conflated() {
        return latest.conflated();
    }
}
