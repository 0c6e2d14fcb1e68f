package dev.ballast.core.feed.history;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How far back stored history reaches at least, and when it is looked at.
///
/// @param dailyDepth how far back daily bars are asked for where fewer are stored; > 0
/// @param hourlyDepth the same for hourly bars; > 0
/// @param settle how long after its end a bar is left to the venue; ≥ 0
/// @param spread the random part of that wait, so that not every desk asks in the same second; > 0, and with `settle`
/// shorter than an hour
/// @param firstRetry wait after a first failure; > 0
/// @param longestRetry the longest wait after a failure; not shorter than the first
public record UpkeepPolicy(
        Duration dailyDepth,
        Duration hourlyDepth,
        Duration settle,
        Duration spread,
        Duration firstRetry,
        Duration longestRetry) {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 20;

    /// 400 days of daily bars: a year of estimates with room for a month of waiting. 60 days of hourly ones: 1,440. 5 s
    /// and up to 10 s more after the full hour. From 1 minute to 30 after failures.
    public static final UpkeepPolicy USUAL = new UpkeepPolicy(
            Duration.ofDays(400),
            Duration.ofDays(60),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(30));

    public UpkeepPolicy {
        require(dailyDepth.isPositive(), "dailyDepth must be > 0", dailyDepth);
        require(hourlyDepth.isPositive(), "hourlyDepth must be > 0", hourlyDepth);
        require(!settle.isNegative(), "settle must be >= 0", settle);
        require(spread.isPositive(), "spread must be > 0", spread);
        require(settle.plus(spread).compareTo(HOUR) < 0, "settle and spread must be < 1 h", settle.plus(spread));
        require(firstRetry.isPositive(), "firstRetry must be > 0", firstRetry);
        require(longestRetry.compareTo(firstRetry) >= 0, "longestRetry must be >= firstRetry", longestRetry);
    }

    private static void require(boolean met, String demand, Duration value) {
        if (!met) {
            throw new IllegalArgumentException(demand + ", was " + value);
        }
    }

    /// How long to wait after so many failures in a row: twice as long each time up to the longest, the upper half of
    /// it by chance ("equal jitter" of M. Brooker, Exponential Backoff and Jitter, AWS Architecture Blog, 2015).
    ///
    /// @param failures ≥ 1
    Duration retry(int failures, RandomGenerator random) {
        if (failures < 1) {
            throw new IllegalArgumentException("failures must be >= 1, was " + failures);
        }
        long doublings = 1L << Math.min(failures - 1, MOST_DOUBLINGS);
        long most = Math.min(
                longestRetry.toMillis(),
                Math.min(firstRetry.toMillis(), Long.MAX_VALUE >> (MOST_DOUBLINGS + 1)) * doublings);
        return Duration.ofMillis(most / 2 + random.nextLong(most / 2 + 1));
    }
}
