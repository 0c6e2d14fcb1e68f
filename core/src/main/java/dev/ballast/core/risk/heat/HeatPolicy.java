package dev.ballast.core.risk.heat;

/// How far a position without a stop is thought to be from one (RSK-6), editable.
///
/// @param rangeMultiple average true ranges to the assumed stop, > 0
/// @param rangePeriods bars of Wilder's average true range, ≥ 1
public record HeatPolicy(double rangeMultiple, int rangePeriods) {

    public static final HeatPolicy DEFAULT = new HeatPolicy(2, 14);

    public HeatPolicy {
        if (!(rangeMultiple > 0 && Double.isFinite(rangeMultiple))) {
            throw new IllegalArgumentException("rangeMultiple must be > 0, was " + rangeMultiple);
        }
        if (rangePeriods < 1) {
            throw new IllegalArgumentException("rangePeriods must be >= 1, was " + rangePeriods);
        }
    }
}
