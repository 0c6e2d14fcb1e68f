package dev.ballast.app.correlation;

import java.util.OptionalDouble;

/// One pair in the list of the highest, or of those that changed most.
///
/// @param pair which two
/// @param correlation in [−1, 1]
/// @param change against the baseline, in [−2, 2]; empty where there is none
/// @param flag what the limits say
public record CorrelationRow(Pair pair, double correlation, OptionalDouble change, Flag flag) {

    /// What the limits say (RSK-7).
    public enum Flag {
        NONE,
        /// Above the limit, but one of the two is small or not held.
        HIGH,
        /// Above the limit between two major positions.
        BREACH
    }
}
