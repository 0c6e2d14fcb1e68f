package dev.ballast.core.market;

import java.time.Duration;

/// Length of a bar.
public enum Timeframe {
    H1(Duration.ofHours(1), "1h", "hourly"),
    H4(Duration.ofHours(4), "4h", "four-hour"),
    D1(Duration.ofDays(1), "1d", "daily"),
    /// Derived from days, see [WeeklyBars].
    W1(Duration.ofDays(7), "1w", "weekly");

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
}
