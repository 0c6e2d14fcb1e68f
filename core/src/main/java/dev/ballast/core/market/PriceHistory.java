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

    /// When the bar at `index` was over.
    public Instant end(int index) {
        return bars.get(index).openTime().plus(timeframe.length());
    }

    /// Number of bars that were over at `time`. O(log bars).
    public int ended(Instant time) {
        int low = 0;
        int high = bars.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (end(middle).isAfter(time)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /// The bars that were over at `time`: what was known then.
    public PriceHistory until(Instant time) {
        int count = ended(time);
        return count == bars.size() ? this : new PriceHistory(instrument, timeframe, bars.subList(0, count));
    }

    /// The last close as a price with its age: it was known when its bar closed.
    public Quote lastCloseQuote() {
        return Quote.flat(instrument, last().close(), QuoteSource.LAST_CLOSE, end(bars.size() - 1));
    }
}
