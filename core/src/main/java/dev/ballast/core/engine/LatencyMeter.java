package dev.ballast.core.engine;

import java.time.Duration;
import java.util.Arrays;

/// Percentiles over the latest 1,024 measurements. Used by one thread only.
final class LatencyMeter {

    private static final int SIZE = 1024;

    private final long[] nanos = new long[SIZE];
    private final long[] sorted = new long[SIZE];
    private long count;

    void record(long elapsedNanos) {
        nanos[(int) (count++ % SIZE)] = elapsedNanos;
    }

    /// The smallest measurement that at least `fraction` of them do not exceed; zero where there is none.
    Duration percentile(double fraction) {
        int size = (int) Math.min(count, SIZE);
        if (size == 0) {
            return Duration.ZERO;
        }
        System.arraycopy(nanos, 0, sorted, 0, size);
        Arrays.sort(sorted, 0, size);
        int rank = (int) Math.ceil(fraction * size);
        return Duration.ofNanos(sorted[Math.max(0, rank - 1)]);
    }
}
