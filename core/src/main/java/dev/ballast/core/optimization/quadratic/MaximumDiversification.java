package dev.ballast.core.optimization.quadratic;

import dev.ballast.core.optimization.Problem;
import dev.ballast.core.optimization.Solution;

/// max wᵀσ ÷ √(wᵀSw), σ the assets' volatilities (Choueifaty and Coignard 2008). The objective is that ratio.
///
/// Long-only it is minimum variance on the correlation matrix, divided by σ and scaled to the budget; with caps and
/// groups it is not, and is solved as the highest ratio of reward σ to risk.
public final class MaximumDiversification {

    private MaximumDiversification() {}

    /// The weights of the highest diversification ratio.
    public static Solution of(Problem problem) {
        var deviations = new double[problem.size()];
        for (int i = 0; i < deviations.length; i++) {
            deviations[i] = Math.sqrt(problem.risk().variance(i));
        }
        return MaximumSharpe.ratio(problem, deviations, 0, "weighted volatility above zero");
    }
}
