package dev.ballast.core.engine;

import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.feed.LatestByKey;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/// Where feed threads leave quotes and the engine's thread picks the newest up.
final class QuoteInbox {

    private final LatestByKey<InstrumentId, Quote> latest = new LatestByKey<>();
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

    boolean isWaiting() {
        return !latest.isEmpty() || status.get() != null;
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

    long received() {
        return latest.offered();
    }

    long conflated() {
        return latest.conflated();
    }
}
