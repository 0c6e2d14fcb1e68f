package dev.ballast.core.feed.history;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What a venue need not be asked again: pairs that it did not know today, and anything at all for a while after two
/// series in a row failed with it. A single series that it cannot serve does not stop the others. Not thread-safe.
public final class VenueMemory {

    /// Series in a row that have to fail before the venue is left alone.
    private static final int PATIENCE = 2;

    private final UpkeepPolicy policy;
    private final RandomGenerator random;
    private final Map<InstrumentId, Unlisted> unlisted = new HashMap<>();
    private int failed;
    private int rests;
    private @Nullable Instant until;
    private @Nullable CandleFailure failure;

    /// @param policy how long it is left alone
    /// @param random spreads the ends of these times
    public VenueMemory(UpkeepPolicy policy, RandomGenerator random) {
        this.policy = policy;
        this.random = random;
    }

    private record Unlisted(CandleFailure failure, Instant until) {}

    /// The venue answered for a series.
    ///
    /// @return whether it was left alone before: what waits for it can go on
    public boolean answered() {
        boolean back = rests > 0;
        failed = 0;
        rests = 0;
        until = null;
        return back;
    }

    /// A series failed with it in a way that may pass.
    public void failed(CandleFailure reason, Instant now) {
        failure = reason;
        failed++;
        if (failed >= PATIENCE) {
            rests++;
            Instant own = now.plus(policy.retry(rests, random));
            Instant asked = now.plus(reason.retryAfter().orElse(Duration.ZERO));
            until = asked.isAfter(own) ? asked : own;
        }
    }

    /// Until when it is left alone; empty where it may be asked.
    public Optional<Instant> restsUntil(Instant now) {
        return Optional.ofNullable(until).filter(now::isBefore);
    }

    /// The last failure that may pass.
    public Optional<CandleFailure> lastFailure() {
        return Optional.ofNullable(failure);
    }

    /// It does not know a pair: not asked again on this day of UTC.
    void notListed(InstrumentId instrument, CandleFailure reason, Instant now) {
        unlisted.put(instrument, new Unlisted(reason, Timeframe.D1.opening(now).plus(Timeframe.D1.length())));
    }

    /// What it said of a pair that it does not know; empty where it may be asked.
    Optional<CandleFailure> notListed(InstrumentId instrument, Instant now) {
        return Optional.ofNullable(unlisted.get(instrument))
                .filter(known -> now.isBefore(known.until()))
                .map(Unlisted::failure);
    }

    /// Everything may be asked again.
    public void forget() {
        unlisted.clear();
        failed = 0;
        rests = 0;
        until = null;
    }
}
