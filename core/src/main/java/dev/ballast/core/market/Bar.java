package dev.ballast.core.market;

import java.time.Instant;
import java.util.List;

/// Prices of one interval.
///
/// @param openTime start of the interval, UTC
/// @param open first price, finite and > 0
/// @param high highest price, ≥ open and close
/// @param low lowest price, > 0, ≤ open and close
/// @param close last price, finite and > 0
/// @param volume traded quantity in base currency, ≥ 0
public record Bar(Instant openTime, double open, double high, double low, double close, double volume) {

    private static final double SAME_VOLUME = 1e-9;

    public Bar {
        if (!(low > 0 && low <= Math.min(open, close) && high >= Math.max(open, close) && Double.isFinite(high))) {
            throw new IllegalArgumentException("bar at " + openTime + " needs 0 < low <= open, close <= high, was open "
                    + open + ", high " + high + ", low " + low + ", close " + close);
        }
        if (!(volume >= 0 && Double.isFinite(volume))) {
            throw new IllegalArgumentException("volume of bar at " + openTime + " must be >= 0, was " + volume);
        }
    }

    /// Whether both say the same of one interval: equal prices, and volumes no farther apart than sums of the
    /// same parts in another order are (1e-9, relative).
    public boolean isSameAs(Bar other) {
        return openTime.equals(other.openTime)
                && open == other.open
                && high == other.high
                && low == other.low
                && close == other.close
                && Math.abs(volume - other.volume) <= SAME_VOLUME * Math.max(volume, other.volume);
    }

    /// A bar of which only the close is known, as in a table of dates and prices.
    public static Bar ofClose(Instant openTime, double close) {
        return new Bar(openTime, close, close, close, close, 0);
    }

    /// A longer bar of shorter ones: first open, highest high, lowest low, last close, sum of volumes.
    ///
    /// @param openTime of the longer bar
    /// @param parts oldest first, at least one
    public static Bar joined(Instant openTime, List<Bar> parts) {
        double high = 0;
        double low = Double.POSITIVE_INFINITY;
        double volume = 0;
        for (Bar part : parts) {
            high = Math.max(high, part.high());
            low = Math.min(low, part.low());
            volume += part.volume();
        }
        return new Bar(
                openTime, parts.getFirst().open(), high, low, parts.getLast().close(), volume);
    }
}
