package dev.ballast.core.feed.live;

import dev.ballast.core.feed.ClosedBar;
import dev.ballast.core.feed.message.Candle;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/// Bars of 1h, 4h and 1d from the closed candles of one venue: five minutes at Coinbase, an hour at Binance.
///
/// Stricter than what is made of stored bars: a longer bar is made only where every part was seen closed. Where one is
/// missing it may not have been traded, or only not been heard; the venue's REST side knows, the stream does not. A
/// part that comes again and differs makes its bars again. Not thread-safe.
final class WholeBars {

    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    /// Lengths, each made of the one before.
    private static final List<Duration> LENGTHS =
            List.of(FIVE_MINUTES, Timeframe.H1.length(), Timeframe.H4.length(), Timeframe.D1.length());

    /// Parts older than this, counted from the newest, have had their bars.
    private static final Duration KEPT = Duration.ofDays(2);

    /// By which a venue's stamps of one message may be apart.
    private static final Duration TOLERANCE = Duration.ofSeconds(1);

    private final QuoteSource venue;
    private Set<InstrumentId> instruments = Set.of();
    private final Map<InstrumentId, List<NavigableMap<Instant, Bar>>> known = new HashMap<>();

    WholeBars(QuoteSource venue) {
        this.venue = venue;
    }

    /// Makes bars of these from now on.
    ///
    /// @param next whose own pair the venue trades: bars of a pair that stands in for another are never made
    void follow(Set<InstrumentId> next) {
        instruments = Set.copyOf(next);
    }

    /// Takes a candle in. Returns the bars that are whole by it and new, shortest first.
    List<ClosedBar> take(Candle candle) {
        int level = LENGTHS.indexOf(candle.length());
        if (level < 0
                || candle.state() != Candle.State.CLOSED
                || !instruments.contains(candle.instrument())
                || !isPlausible(candle)) {
            return List.of();
        }
        var made = new ArrayList<ClosedBar>(0);
        List<NavigableMap<Instant, Bar>> levels = known.computeIfAbsent(candle.instrument(), _ -> LENGTHS.stream()
                .<NavigableMap<Instant, Bar>>map(_ -> new TreeMap<>())
                .toList());
        enter(candle.instrument(), levels, level, candle.bar(), made);
        return made;
    }

    /// Whether a candle lies on the grid, is over by the venue's own time, and young: one dated wrongly must not push
    /// the parts of the present bars out.
    private static boolean isPlausible(Candle candle) {
        Instant opening = candle.bar().openTime();
        Instant end = opening.plus(candle.length());
        return opening.getEpochSecond() % candle.length().toSeconds() == 0
                && opening.getNano() == 0
                && !end.isAfter(candle.time().plus(TOLERANCE))
                && opening.isAfter(candle.time().minus(KEPT));
    }

    private void enter(
            InstrumentId instrument,
            List<NavigableMap<Instant, Bar>> levels,
            int level,
            Bar bar,
            List<ClosedBar> made) {
        NavigableMap<Instant, Bar> bars = levels.get(level);
        if (bar.equals(bars.put(bar.openTime(), bar))) {
            return;
        }
        bars.headMap(bars.lastKey().minus(KEPT)).clear();
        if (level > 0) {
            made.add(new ClosedBar(instrument, timeframe(level), bar, venue));
        }
        if (level + 1 < LENGTHS.size()) {
            Duration longer = LENGTHS.get(level + 1);
            Instant opening = timeframe(level + 1).opening(bar.openTime());
            List<Bar> parts =
                    List.copyOf(bars.subMap(opening, opening.plus(longer)).values());
            if (parts.size() == longer.dividedBy(LENGTHS.get(level))) {
                enter(instrument, levels, level + 1, Bar.joined(opening, parts), made);
            }
        }
    }

    private static Timeframe timeframe(int level) {
        return switch (level) {
            case 1 -> Timeframe.H1;
            case 2 -> Timeframe.H4;
            default -> Timeframe.D1;
        };
    }
}
