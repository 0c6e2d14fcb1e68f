package dev.ballast.core.rebalance;

import dev.ballast.core.result.Decimals;
import dev.ballast.core.result.Percent;

/// What a trigger counts in. Names are stored: add, never rename.
public enum TriggerUnit {
    /// Fractions of equity, read as percentage points: 0.032 is `3.2`.
    POINTS("points"),
    /// Fractions, read as percentages: 0.032 is `3.2 %`.
    PERCENT("%"),
    /// A plain number, such as a correlation.
    NUMBER(""),
    /// How many times something else.
    TIMES("times"),
    /// Standard deviations.
    DEVIATIONS("deviations"),
    HOURS("h");

    private final String suffix;

    TriggerUnit(String suffix) {
        this.suffix = suffix;
    }

    /// A value without its unit, one decimal or two.
    public String figure(double value) {
        return switch (this) {
            case POINTS, PERCENT -> Percent.points(value);
            case HOURS -> Decimals.of(value, 1);
            case NUMBER, TIMES, DEVIATIONS -> Decimals.of(value, 2);
        };
    }

    /// `3.2 of 5.0 points`.
    public String of(double value, double threshold) {
        return (figure(value) + " of " + figure(threshold) + " " + suffix).strip();
    }
}
