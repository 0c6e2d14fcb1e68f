package dev.ballast.core.market;

import java.time.Duration;

/// Length of a bar.
public enum Timeframe {
    H1(Duration.ofHours(1)),
    H4(Duration.ofHours(4)),
    D1(Duration.ofDays(1)),
    W1(Duration.ofDays(7));

    private final Duration length;

    Timeframe(Duration length) {
        this.length = length;
    }

    public Duration length() {
        return length;
    }
}
