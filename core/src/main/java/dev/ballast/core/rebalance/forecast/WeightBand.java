package dev.ballast.core.rebalance.forecast;

/// The weights between which no trigger fires, fractions of equity. An edge at or below 0 or at or above 1 is one that
/// a long holding beside positive others never reaches.
///
/// @param lower finite
/// @param upper finite, ≥ lower
public record WeightBand(double lower, double upper) {

    public WeightBand {
        if (!(Double.isFinite(lower) && Double.isFinite(upper) && lower <= upper)) {
            throw new IllegalArgumentException(
                    "a band needs finite edges, lower <= upper, was " + lower + " and " + upper);
        }
    }

    /// Target ± distance.
    ///
    /// @param distance at which the trigger fires, ≥ 0
    public static WeightBand around(double target, double distance) {
        return new WeightBand(target - distance, target + distance);
    }

    /// Whether a weight lies beyond an edge; on it, it does not: a trigger fires above its threshold, not at it.
    public boolean isOutside(double weight) {
        return weight < lower || weight > upper;
    }
}
