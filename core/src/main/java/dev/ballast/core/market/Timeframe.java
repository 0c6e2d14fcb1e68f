package dev.ballast.core.market;

import java.time.Duration;
import java.time.Instant;

/// Length of a bar.
public enum Timeframe {
    H1(Duration.ofHours(1), "1h", "hourly"),
    H4(Duration.ofHours(4), "4h", "four-hour"),
    D1(Duration.ofDays(1), "1d", "daily"),
    /// Derived from days, see [WeeklyBars].
    W1(Duration.ofDays(7), "1w", "weekly");

    /// The first Monday after 1970-01-01, a Thursday.
    private static final long FIRST_MONDAY = Duration.ofDays(4).toSeconds();

    private final Duration length;
    private final String label;
    private final String adjective;

    Timeframe(Duration length, String label, String adjective) {
        this.length = length;
        this.label = label;
        this.adjective = adjective;
    }

    /// As venues write it: `4h`.
    public String label() {
        return label;
    }

    /// Before a noun: `daily` returns.
    public String adjective() {
        return adjective;
    }

    public Duration length() {
        return length;
    }

    /// When the bar opened that `time` falls into: whole hours, 4 hours and days of UTC; weeks on Monday, as venues and
    /// ISO 8601 have it.
    public Instant opening(Instant time) {
        long seconds = length.toSeconds();
        long offset = this == W1 ? FIRST_MONDAY : 0;
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond() - offset, seconds) * seconds + offset);
    }
}
