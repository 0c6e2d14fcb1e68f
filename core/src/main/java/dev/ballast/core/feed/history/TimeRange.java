package dev.ballast.core.feed.history;

import java.time.Duration;
import java.time.Instant;

/// A stretch of time.
///
/// @param from first instant
/// @param to first instant after it; after `from`
public record TimeRange(Instant from, Instant to) {

    public TimeRange {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("range must begin before it ends, was " + from + " to " + to);
        }
    }

    public boolean contains(Instant time) {
        return !time.isBefore(from) && time.isBefore(to);
    }

    /// How many bars of this length it holds.
    public int bars(Duration length) {
        return Math.toIntExact(Duration.between(from, to).dividedBy(length));
    }
}
