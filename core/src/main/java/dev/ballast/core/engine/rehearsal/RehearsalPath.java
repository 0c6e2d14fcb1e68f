package dev.ballast.core.engine.rehearsal;

import dev.ballast.core.result.Result;

/// What one way through the rehearsed days came to.
///
/// @param name of the way
/// @param equity at the last close, in the book's currency
/// @param totalReturn over all days, a fraction
/// @param volatility annual, a fraction: standard deviation of the daily returns (divisor T − 1) · √periods
/// @param maximumDrawdown deepest fall from a peak, a fraction ≥ 0
/// @param meanDrift mean over the closes of ½ Σ |weight − target|, or why there is none
/// @param largestDrift largest distance of any weight from its target at any close
public record RehearsalPath(
        String name,
        double equity,
        double totalReturn,
        double volatility,
        double maximumDrawdown,
        Result<Double> meanDrift,
        Result<Double> largestDrift) {}
