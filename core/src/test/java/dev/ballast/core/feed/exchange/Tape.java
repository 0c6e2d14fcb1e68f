package dev.ballast.core.feed.exchange;

import dev.ballast.core.feed.message.MessageCounts;
import dev.ballast.core.feed.recording.RecordedSession;
import dev.ballast.core.feed.recording.RecordingException;
import dev.ballast.core.market.Quote;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// Prices in time, played in a loop by a local exchange.
///
/// @param ticks in the order of their times
/// @param length after which it starts over
public record Tape(List<Tick> ticks, Duration length) {

    /// One price.
    ///
    /// @param at from the start of the tape
    /// @param base such as `BTC`
    public record Tick(Duration at, String base, double bid, double ask, double last) {}

    public Tape {
        ticks = List.copyOf(ticks);
    }

    /// The tickers of a recorded session.
    public static Tape recorded(Path file) {
        var ticks = new ArrayList<Tick>();
        try (RecordedSession session = RecordedSession.open(file, new MessageCounts())) {
            Instant start = null;
            Instant last = Instant.EPOCH;
            for (Optional<RecordedSession.Step> next = session.next(); next.isPresent(); next = session.next()) {
                start = start == null ? next.get().received() : start;
                last = next.get().received();
                for (Quote quote : next.get().decoded().quotes()) {
                    ticks.add(new Tick(
                            Duration.between(start, last),
                            quote.instrument().base(),
                            quote.bid(),
                            quote.ask(),
                            quote.last()));
                }
            }
            return new Tape(ticks, ticks.getLast().at().plusMillis(100));
        } catch (RecordingException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /// A made-up walk of some coins in turn, a tick every `every`.
    public static Tape walk(List<String> bases, int ticks, Duration every, long seed) {
        var random = new SplittableRandom(seed);
        double[] prices = new double[bases.size()];
        Arrays.setAll(prices, i -> 100.0 * (i + 1));
        var list = new ArrayList<Tick>();
        for (int i = 0; i < ticks; i++) {
            int coin = i % prices.length;
            prices[coin] = Math.round(prices[coin] * (1 + 0.0004 * (random.nextDouble() - 0.5)) * 1e4) / 1e4;
            double price = prices[coin];
            list.add(new Tick(every.multipliedBy(i), bases.get(coin), price - 0.01, price + 0.01, price));
        }
        return new Tape(list, every.multipliedBy(ticks));
    }
}
