package dev.ballast.app.dashboard;

import dev.ballast.core.risk.Drift;

/// One drift bar. All weights are fractions of equity.
///
/// @param symbol the instrument
/// @param weight now
/// @param target where it should be
/// @param band allowed distance
public record DriftRow(String symbol, double weight, double target, double band) {

    static DriftRow of(Drift drift) {
        return new DriftRow(drift.instrument().symbol(), drift.weight(), drift.target(), drift.band());
    }

    public double drift() {
        return weight - target;
    }

    public boolean isOutside() {
        return Math.abs(drift()) > band;
    }
}
