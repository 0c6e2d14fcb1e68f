package dev.ballast.core.engine;

import dev.ballast.core.feed.FeedChange;
import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.feed.LatestByKey;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/// Where feed threads leave quotes and the engine's thread picks the newest up.
final class QuoteInbox {

    private static final int MOST_CHANGES = 10_000;

    private final LatestByKey<InstrumentId, Quote> latest = new LatestByKey<>();
    private final Queue<FeedChange> changes = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waitingChanges = new AtomicInteger();
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

    /// Changes are never conflated; beyond the bound, which no feed reaches while the engine runs, they are dropped.
    void offer(FeedChange change) {
        if (waitingChanges.incrementAndGet() <= MOST_CHANGES) {
            changes.add(change);
        } else {
            waitingChanges.decrementAndGet();
        }
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
        var taken = new ArrayList<FeedChange>();
        for (FeedChange change = changes.poll(); change != null; change = changes.poll()) {
            waitingChanges.decrementAndGet();
            taken.add(change);
        }
        return taken;
    }

    long received() {
        return latest.offered();
    }

    long conflated() {
        return latest.conflated();
    }
}
