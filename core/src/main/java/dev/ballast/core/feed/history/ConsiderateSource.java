package dev.ballast.core.feed.history;

import dev.ballast.core.feed.history.CandleFailure.Kind;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/// A venue that is asked for hours and days alone, and not for what it has refused a moment ago: such a question is
/// answered from memory, without a request. Longer bars are then derived whatever the venue gives, so that a series is
/// made in one way. Not thread-safe.
public final class ConsiderateSource implements CandleSource {

    private final CandleSource venue;
    private final VenueMemory memory;
    private final InstantSource clock;

    /// @param venue gives hours and days
    /// @param memory of this venue
    public ConsiderateSource(CandleSource venue, VenueMemory memory, InstantSource clock) {
        this.venue = venue;
        this.memory = memory;
        this.clock = clock;
    }

    @Override
    public QuoteSource venue() {
        return venue.venue();
    }

    @Override
    public Set<Timeframe> timeframes() {
        return Set.copyOf(UpkeepPlan.ASKED);
    }

    @Override
    public int pageSize() {
        return venue.pageSize();
    }

    @Override
    public Duration turn() {
        return memory.restsUntil(clock.instant()).isPresent() ? Duration.ZERO : venue.turn();
    }

    @Override
    public CandleAnswer bars(InstrumentId instrument, Timeframe timeframe, TimeRange range)
            throws InterruptedException {
        Instant now = clock.instant();
        Optional<CandleFailure> known = memory.notListed(instrument, now);
        if (known.isPresent()) {
            return new CandleAnswer.Failed(known.get());
        }
        Optional<Instant> rest = memory.restsUntil(now);
        if (rest.isPresent()) {
            return new CandleAnswer.Failed(CandleFailure.of(
                    Kind.LEFT_ALONE,
                    "not asked before " + rest.get().truncatedTo(ChronoUnit.SECONDS)
                            + memory.lastFailure().map(last -> ": " + last).orElse("")));
        }
        CandleAnswer answer = venue.bars(instrument, timeframe, range);
        if (answer instanceof CandleAnswer.Failed(CandleFailure failure) && failure.kind() == Kind.UNKNOWN_INSTRUMENT) {
            memory.notListed(instrument, failure, now);
        }
        return answer;
    }
}
