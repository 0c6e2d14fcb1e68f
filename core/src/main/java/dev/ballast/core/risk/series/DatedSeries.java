package dev.ballast.core.risk.series;

import java.time.Instant;
import java.util.List;

/// Numbers by time, oldest first. Immutable; every number finite.
public final class DatedSeries {

    private final List<Instant> times;
    private final double[] values;

    private DatedSeries(List<Instant> times, double[] values) {
        this.times = List.copyOf(times);
        this.values = values.clone();
    }

    /// `IllegalArgumentException` names a number that is not finite, or lengths that differ.
    public static DatedSeries of(List<Instant> times, double[] values) {
        if (times.size() != values.length) {
            throw new IllegalArgumentException(
                    "a series needs one time per value, were " + times.size() + " and " + values.length);
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException("value at " + times.get(i) + " must be finite, was " + values[i]);
            }
        }
        return new DatedSeries(times, values);
    }

    public int size() {
        return values.length;
    }

    public Instant time(int index) {
        return times.get(index);
    }

    public double value(int index) {
        return values[index];
    }

    public List<Instant> times() {
        return times;
    }

    /// The numbers; a copy.
    public double[] values() {
        return values.clone();
    }
}
