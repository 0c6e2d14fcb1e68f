package dev.ballast.app.correlation;

/// One pair in the list of the highest.
///
/// @param pair which two
/// @param correlation in [−1, 1]
/// @param flag what the limits say
public record CorrelationRow(Pair pair, double correlation, Flag flag) {

    /// What the limits say (RSK-7).
    public enum Flag {
        NONE,
        /// Above the limit, but one of the two is small or not held.
        HIGH,
        /// Above the limit between two major positions.
        BREACH
    }
}
