package dev.ballast.core.risk.series;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Falls of a wealth series from its running peak (RSK-3).
///
/// Depths are fractions of the peak, losses positive: 0.25 is a quarter below the peak. The running peak starts at
/// the
/// wealth before the first return, so that a loss on the first day counts.
///
/// @param current depth at the last time, in [0, 1]
/// @param maximum largest depth, in [0, 1]
/// @param deepest the fall with the largest depth, the first of equals; empty where there never was one
/// @param longest the fall that lasted longest, from peak to recovery or to the end
/// @param depths depth at each time
public record Drawdown(
        double current, double maximum, Optional<Spell> deepest, Optional<Spell> longest, DatedSeries depths) {

    /// One fall: from the last time at the peak, through the lowest point, to the first time back at the peak.
    ///
    /// @param depth largest depth within it
    /// @param peak last time at the peak
    /// @param trough time of the largest depth
    /// @param recovery first time at or above the peak; empty while it goes on
    /// @param end `recovery`, or the last time of the series
    /// @param periods number of periods from peak to end
    public record Spell(
            double depth, Instant peak, Instant trough, Optional<Instant> recovery, Instant end, int periods) {

        /// Time under water.
        public Duration duration() {
            return Duration.between(peak, end);
        }
    }
}
