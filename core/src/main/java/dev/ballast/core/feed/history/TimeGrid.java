package dev.ballast.core.feed.history;

import dev.ballast.core.market.Timeframe;
import java.time.Duration;
import java.time.Instant;

/// Where bars open: whole hours, 4 hours and days of UTC; weeks on Monday, as both venues and ISO 8601 have it.
final class TimeGrid {

    /// The first Monday after 1970-01-01, a Thursday.
    private static final long FIRST_MONDAY = Duration.ofDays(4).toSeconds();

    private TimeGrid() {}

    /// The latest opening at or before `time`.
    static Instant floor(Timeframe timeframe, Instant time) {
        long length = timeframe.length().toSeconds();
        long offset = timeframe == Timeframe.W1 ? FIRST_MONDAY : 0;
        long second = time.getEpochSecond() - offset;
        return Instant.ofEpochSecond(Math.floorDiv(second, length) * length + offset);
    }

    /// The earliest opening at or after `time`.
    static Instant ceiling(Timeframe timeframe, Instant time) {
        Instant floor = floor(timeframe, time);
        return floor.equals(time) ? floor : floor.plus(timeframe.length());
    }

    static boolean isOpening(Timeframe timeframe, Instant time) {
        return floor(timeframe, time).equals(time);
    }
}
