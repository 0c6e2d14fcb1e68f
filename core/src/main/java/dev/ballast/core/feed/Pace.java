package dev.ballast.core.feed;

import java.math.BigDecimal;
import java.time.Duration;

/// How fast a feed's own time runs against the clock on the wall.
///
/// @param factor seconds of feed time per second, in [0.01, 1,000,000]; 1 is real time
public record Pace(double factor) {

    public static final Pace REAL_TIME = new Pace(1);

    public Pace {
        if (!(factor >= 0.01 && factor <= 1_000_000)) {
            throw new IllegalArgumentException("factor of pace must be in [0.01, 1000000], was " + factor);
        }
    }

    /// The wall time in which `feedTime` passes.
    public Duration onTheWall(Duration feedTime) {
        return factor == 1 ? feedTime : scaled(feedTime, 1 / factor);
    }

    /// The feed time that passes in `wallTime`.
    public Duration inTheFeed(Duration wallTime) {
        return factor == 1 ? wallTime : scaled(wallTime, factor);
    }

    /// What is put behind a feed's name: ` ×60`, or nothing in real time.
    public String suffix() {
        return factor == 1
                ? ""
                : " ×" + BigDecimal.valueOf(factor).stripTrailingZeros().toPlainString();
    }

    private static Duration scaled(Duration duration, double by) {
        double seconds = duration.getSeconds() * by;
        double whole = Math.floor(seconds);
        long nanos = Math.round((seconds - whole) * 1e9 + duration.getNano() * by);
        return Duration.ofSeconds((long) whole, nanos);
    }
}
