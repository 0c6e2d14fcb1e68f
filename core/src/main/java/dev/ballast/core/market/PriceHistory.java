package dev.ballast.core.market;

import java.time.Instant;
import java.util.List;

/// Bars of one instrument in one timeframe, oldest first, each open time once.
///
/// Immutable and safe for use by many threads.
///
/// @param instrument the instrument
/// @param timeframe length of every bar
/// @param bars strictly increasing in open time; may have gaps
public record PriceHistory(InstrumentId instrument, Timeframe timeframe, List<Bar> bars) {

    public PriceHistory {
        bars = List.copyOf(bars);
        for (int i = 1; i < bars.size(); i++) {
            if (!bars.get(i - 1).openTime().isBefore(bars.get(i).openTime())) {
                throw new IllegalArgumentException("bars of " + instrument + " are not in order at index " + i + ": "
                        + bars.get(i - 1).openTime() + " then " + bars.get(i).openTime());
            }
        }
    }

    public boolean isEmpty() {
        return bars.isEmpty();
    }

    public Bar last() {
        return bars.getLast();
    }

    /// The bars that were over at `time`: what was known then.
    public PriceHistory until(Instant time) {
        int count = bars.size();
        while (count > 0
                && bars.get(count - 1).openTime().plus(timeframe.length()).isAfter(time)) {
            count--;
        }
        return count == bars.size() ? this : new PriceHistory(instrument, timeframe, bars.subList(0, count));
    }

    /// The last close as a price with its age: it was known when its bar closed.
    public Quote lastCloseQuote() {
        Instant closed = last().openTime().plus(timeframe.length());
        return Quote.flat(instrument, last().close(), QuoteSource.LAST_CLOSE, closed);
    }
}
