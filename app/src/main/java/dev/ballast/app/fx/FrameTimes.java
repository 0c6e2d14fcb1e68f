package dev.ballast.app.fx;

import java.util.Arrays;

/// Work done by the pulse in its last 1024 frames. Belongs to the FX thread.
public final class FrameTimes {

    private static final int WINDOW = 1024;

    private final long[] nanoseconds = new long[WINDOW];
    private long frames;

    void record(long workNanoseconds) {
        nanoseconds[(int) (frames % WINDOW)] = workNanoseconds;
        frames++;
    }

    /// Frames since the start.
    public long frames() {
        return frames;
    }

    /// Work of the newest frame in milliseconds, 0 before the first.
    public double lastMilliseconds() {
        return frames == 0 ? 0 : nanoseconds[(int) ((frames - 1) % WINDOW)] / 1e6;
    }

    /// Nearest-rank quantile over the window in milliseconds, 0 before the first frame.
    ///
    /// @param probability in (0, 1]
    public double quantileMilliseconds(double probability) {
        if (!(probability > 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability must be in (0, 1], was " + probability);
        }
        int count = (int) Math.min(frames, WINDOW);
        if (count == 0) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(nanoseconds, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(probability * count) - 1] / 1e6;
    }
}
