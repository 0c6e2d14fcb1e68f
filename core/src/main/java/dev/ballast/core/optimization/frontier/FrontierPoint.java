package dev.ballast.core.optimization.frontier;

import java.util.List;

/// One book on the frontier.
///
/// @param weights by asset, in the order of the problem
/// @param expectedReturn μᵀw
/// @param volatility √(wᵀSw)
/// @param slope ∂(variance ÷ 2) ÷ ∂return here, 0 at minimum variance
public record FrontierPoint(List<Double> weights, double expectedReturn, double volatility, double slope) {

    public FrontierPoint {
        weights = List.copyOf(weights);
    }

    /// A copy as an array.
    public double[] weightArray() {
        return weights.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
