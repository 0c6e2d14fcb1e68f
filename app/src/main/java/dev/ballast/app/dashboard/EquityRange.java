package dev.ballast.app.dashboard;

import java.time.Duration;
import java.time.Instant;

/// How far back the equity chart goes.
public enum EquityRange {
    WEEK("7d", Duration.ofDays(7)),
    MONTH("30d", Duration.ofDays(30)),
    QUARTER("90d", Duration.ofDays(90)),
    ALL("All", Duration.ZERO);

    private final String label;
    private final Duration length;

    EquityRange(String label, Duration length) {
        this.label = label;
        this.length = length;
    }

    public String label() {
        return label;
    }

    Instant start(Instant now) {
        return this == ALL ? Instant.MIN : now.minus(length);
    }
}
