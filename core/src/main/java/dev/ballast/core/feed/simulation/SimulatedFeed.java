package dev.ballast.core.feed.simulation;

import dev.ballast.core.feed.FeedListener;
import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.feed.FeedStatus.Phase;
import dev.ballast.core.feed.FeedThread;
import dev.ballast.core.feed.Pace;
import dev.ballast.core.feed.PriceFeed;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// The market that needs no network: a [SimulatedMarket] paced by the clock on one daemon thread (MKT-1).
///
/// Its name is `SIMULATED`, with the pace behind it where market time does not run in real time: `SIMULATED ×60`.
public final class SimulatedFeed implements PriceFeed {

    private static final Duration TICK = Duration.ofMillis(10);
    private static final Duration STATUS_EVERY = Duration.ofSeconds(1);

    private final QuoteStream stream;
    private final Pace pace;
    private final InstantSource clock;
    private final AtomicLong pushed = new AtomicLong();
    private final FeedThread thread = new FeedThread("simulated");

    /// @param market owned by this feed from now on
    /// @param quotesPerSecond over all instruments, in (0, 1,000,000]
    /// @param pace market time per second: faster moves more, it does not quote more
    /// @param clock stamps the quotes
    public SimulatedFeed(SimulatedMarket market, double quotesPerSecond, Pace pace, InstantSource clock) {
        this.stream = new QuoteStream(market, quotesPerSecond, pace);
        this.pace = pace;
        this.clock = clock;
    }

    /// A feed of any instruments, going on from the given prices in real time.
    public static SimulatedFeed of(
            Collection<Instrument> instruments,
            Map<InstrumentId, Double> startPrices,
            double quotesPerSecond,
            long seed,
            InstantSource clock) {
        var market = new SimulatedMarket(SimulatedUniverse.models(instruments), startPrices, seed);
        return new SimulatedFeed(market, quotesPerSecond, Pace.REAL_TIME, clock);
    }

    @Override
    public void start(FeedListener listener) {
        thread.start(listener, this::stream, this::status, clock);
    }

    @Override
    public void close() {
        thread.close();
    }

    private void stream(FeedThread.Output output) throws InterruptedException {
        Instant last = clock.instant();
        Instant reported = last;
        do {
            Instant now = clock.instant();
            stream.advance(Duration.between(last, now), now, quote -> {
                pushed.incrementAndGet();
                output.push(quote);
            });
            last = now;
            if (!now.isBefore(reported.plus(STATUS_EVERY))) {
                output.report();
                reported = now;
            }
        } while (output.waitFor(TICK));
    }

    private FeedStatus status(Phase phase, String detail, Instant since) {
        return new FeedStatus(
                "SIMULATED" + pace.suffix(), FeedStatus.Kind.SIMULATED, phase, detail, pushed.get(), 0, since);
    }
}
