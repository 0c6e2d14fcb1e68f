package dev.ballast.core.feed.simulation;

import dev.ballast.core.feed.Pace;
import dev.ballast.core.market.Quote;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/// Turns elapsed time into quotes of a simulated market, taking the instruments in turn. It knows neither clock nor
/// thread: the same elapsed times give the same quotes. Not thread-safe.
public final class QuoteStream {

    private final SimulatedMarket market;
    private final double quotesPerSecond;
    private final Pace pace;
    private final int instruments;
    private double owed;
    private int next;

    /// @param market which goes on from its present prices
    /// @param quotesPerSecond over all instruments, in (0, 1,000,000]
    /// @param pace market time per elapsed time
    public QuoteStream(SimulatedMarket market, double quotesPerSecond, Pace pace) {
        if (!(quotesPerSecond > 0 && quotesPerSecond <= 1e6)) {
            throw new IllegalArgumentException("quotesPerSecond must be in (0, 1000000], was " + quotesPerSecond);
        }
        this.market = market;
        this.quotesPerSecond = quotesPerSecond;
        this.pace = pace;
        this.instruments = market.instruments().size();
    }

    /// Lets `elapsed` pass and hands out the quotes due, stamped `now`; at most a second's worth, so that a machine
    /// that slept catches up in price and not in quotes. The market moves between rounds over all instruments,
    /// so no price stands still while it is quoted twice. Returns how many were handed out.
    public int advance(Duration elapsed, Instant now, Consumer<Quote> out) {
        if (elapsed.isNegative()) {
            return 0;
        }
        owed = Math.min(owed + elapsed.toNanos() * 1e-9 * quotesPerSecond, Math.max(1, quotesPerSecond));
        int due = (int) owed;
        owed -= due;
        int rounds = Math.max(1, Math.ceilDiv(due, instruments));
        Duration step = pace.inTheFeed(elapsed).dividedBy(rounds);
        for (int round = 0; round < rounds; round++) {
            market.advance(step);
            int until = Math.min(due, (round + 1) * instruments);
            for (int i = round * instruments; i < until; i++) {
                out.accept(market.quote(next, now));
                next = (next + 1) % instruments;
            }
        }
        return due;
    }
}
