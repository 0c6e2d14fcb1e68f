package dev.ballast.core.optimization.allocation;

import dev.ballast.core.optimization.RiskModel;
import dev.ballast.core.result.Result;

/// Any way from estimates to weights, so that it can be tried on other samples.
@FunctionalInterface
public interface WeightMethod {

    /// Weights for these estimates, or why there are none.
    ///
    /// @param expectedReturns per period
    /// @param risk covariance per period
    Result<double[]> weights(double[] expectedReturns, RiskModel risk);
}
