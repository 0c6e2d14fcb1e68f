package dev.ballast.core.optimization.parity;

import dev.ballast.core.optimization.RiskModel;
import dev.ballast.core.result.Result;

/// Weights by each asset's own risk alone, correlations ignored; they sum to 1. Missing where an asset has no variance:
/// its weight would be infinite. Stateless.
public final class InverseRisk {

    private InverseRisk() {}

    /// w ∝ 1 ÷ σ: equal risk contributions where all correlations are equal.
    public static Result<double[]> volatility(RiskModel risk) {
        return weights(risk, 0.5);
    }

    /// w ∝ 1 ÷ σ²: minimum variance where all correlations are 0.
    public static Result<double[]> variance(RiskModel risk) {
        return weights(risk, 1);
    }

    private static Result<double[]> weights(RiskModel risk, double power) {
        var weights = new double[risk.size()];
        double largest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < weights.length; i++) {
            if (!(risk.variance(i) > 0)) {
                return Result.missing(risk.nameOf(i) + " has no variance to divide by");
            }
            largest = Math.min(largest, risk.variance(i));
        }
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            // Against the smallest variance, so that neither end overflows.
            weights[i] = Math.pow(largest / risk.variance(i), power);
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return Result.of(weights);
    }
}
