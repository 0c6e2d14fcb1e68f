package dev.ballast.core.feed.history;

import dev.ballast.core.market.Timeframe;
import java.time.Instant;

/// Where bars open: whole hours, 4 hours and days of UTC; weeks on Monday, as both venues and ISO 8601 have it.
final class TimeGrid {

    private TimeGrid() {}

    /// The latest opening at or before `time`.
    static Instant floor(Timeframe timeframe, Instant time) {
        return timeframe.opening(time);
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
