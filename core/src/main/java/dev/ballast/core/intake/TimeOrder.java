package dev.ballast.core.intake;

import java.time.Instant;
import java.util.Arrays;

/// The times of a series while it is read, each with its line, strictly increasing.
final class TimeOrder {

    /// Spacing of a series with fewer than two times.
    static final long NO_SPACING = Long.MAX_VALUE;

    private long[] times = new long[256];
    private long[] lines = new long[256];
    private int size;
    private long leastSpacing = NO_SPACING;
    private long leastSpacingLine;

    /// Why `time` cannot follow, naming the line it collides with; empty where it can.
    String collision(long time) {
        if (size == 0 || time > times[size - 1]) {
            return "";
        }
        int same = Arrays.binarySearch(times, 0, size, time);
        return same >= 0
                ? "stands in line " + lines[same] + " already: each time may come once"
                : "is out of order: line " + lines[size - 1] + " above it is of "
                        + Instant.ofEpochMilli(times[size - 1]) + ", and rows must go from old to new";
    }

    /// Appends a time for which [#collision(long)] is empty.
    void add(long line, long time) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            lines = Arrays.copyOf(lines, 2 * size);
        }
        if (size > 0 && time - times[size - 1] < leastSpacing) {
            leastSpacing = time - times[size - 1];
            leastSpacingLine = line;
        }
        times[size] = time;
        lines[size] = line;
        size++;
    }

    /// Least distance between two neighbours in milliseconds, or [#NO_SPACING].
    long leastSpacing() {
        return leastSpacing;
    }

    /// The first line that follows its neighbour by the least distance.
    long leastSpacingLine() {
        return leastSpacingLine;
    }
}
