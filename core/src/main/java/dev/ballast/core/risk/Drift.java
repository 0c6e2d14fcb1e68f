package dev.ballast.core.risk;

import dev.ballast.core.market.InstrumentId;

/// Distance of one instrument from its target.
///
/// @param instrument the instrument
/// @param weight now, a fraction of equity
/// @param target a fraction of equity
/// @param band distance at which the deviation trigger fires, a fraction
public record Drift(InstrumentId instrument, double weight, double target, double band) {

    /// Weight less target: positive where too much is held.
    public double drift() {
        return weight - target;
    }

    public boolean isOutside() {
        return Math.abs(drift()) > band;
    }
}
