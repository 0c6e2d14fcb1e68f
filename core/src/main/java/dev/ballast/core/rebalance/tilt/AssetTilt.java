package dev.ballast.core.rebalance.tilt;

import dev.ballast.core.performance.RunningPerformance;
import dev.ballast.core.result.Result;

/// How the target of one asset was tilted, and why.
///
/// @param performance of the asset, or why there is none; then nothing is wanted of its weight
/// @param wanted multiplier that the performance asks for, in [1 ÷ bound, bound]; 1 without one
/// @param from weight as the method made it, a fraction of equity
/// @param to tilted weight, a fraction of equity
/// @param stop what held it where it is
public record AssetTilt(Result<RunningPerformance> performance, double wanted, double from, double to, TiltStop stop) {

    /// What became of the weight: to ÷ from, in [1 ÷ bound, bound] up to rounding; 1 for a weight of zero.
    public double multiplier() {
        return from > 0 ? to / from : 1;
    }
}
