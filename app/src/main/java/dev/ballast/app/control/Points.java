package dev.ballast.app.control;

import java.time.Instant;
import java.util.Arrays;

/// A series over time: times in epoch milliseconds, ascending, and as many values. NaN is a gap. Immutable.
public final class Points {

    public static final Points NONE = new Points(new double[0], new double[0]);

    private final double[] times;
    private final double[] values;

    private Points(double[] times, double[] values) {
        this.times = times;
        this.values = values;
    }

    /// Copies both.
    ///
    /// @throws IllegalArgumentException when the lengths differ or times go back
    public static Points of(long[] epochMilliseconds, double[] values) {
        if (epochMilliseconds.length != values.length) {
            throw new IllegalArgumentException(
                    "need as many values as times, were " + values.length + " and " + epochMilliseconds.length);
        }
        for (int index = 1; index < epochMilliseconds.length; index++) {
            if (epochMilliseconds[index] < epochMilliseconds[index - 1]) {
                throw new IllegalArgumentException("times must ascend, number " + index + " is earlier than the last");
            }
        }
        return new Points(Arrays.stream(epochMilliseconds).asDoubleStream().toArray(), values.clone());
    }

    public int size() {
        return times.length;
    }

    public Instant time(int index) {
        return Instant.ofEpochMilli((long) times[index]);
    }

    public double value(int index) {
        return values[index];
    }

    /// Index of the last point at or before a time; −1 when all are later.
    public int indexAt(double epochMilliseconds) {
        int found = Arrays.binarySearch(times, epochMilliseconds);
        return found >= 0 ? found : -found - 2;
    }

    /// Times above values, as JFreeChart wants them.
    double[][] table() {
        return new double[][] {times, values};
    }
}
