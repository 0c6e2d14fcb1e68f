package dev.ballast.core.feed.history;

import dev.ballast.core.feed.history.HttpFetch.Fetched;
import java.time.Duration;
import java.time.InstantSource;

/// When the next request to Binance may go: one half of the venue's limit spread over the minute, after a burst, and
/// less where other programs of this address use it too. Not thread-safe.
final class BinancePace {

    /// The dearest request at once.
    private static final double BURST = 100;

    private static final double SHARE = 0.5;
    private static final double SECONDS = 60;

    private final WeightLimit limit;
    private final TokenBucket bucket;
    private final UsedWeight used;

    /// @param limit of the address, which may change at any time
    BinancePace(WeightLimit limit, InstantSource clock) {
        this.limit = limit;
        this.bucket = new TokenBucket(BURST, perSecond(limit), clock);
        this.used = new UsedWeight(limit, clock);
    }

    /// How long a request has to wait, which counts from now on.
    ///
    /// @param weight in (0, 100]
    Duration turn(double weight) {
        bucket.fillAt(perSecond(limit));
        Duration own = bucket.take(weight);
        Duration asTheVenueCounts = used.pause(weight);
        return own.compareTo(asTheVenueCounts) >= 0 ? own : asTheVenueCounts;
    }

    /// Takes the count of an answer over.
    void note(Fetched fetched) {
        used.note(fetched);
    }

    private static double perSecond(WeightLimit limit) {
        return limit.perMinute() * SHARE / SECONDS;
    }
}
