package dev.ballast.core.optimization.quadratic;

import dev.ballast.core.optimization.Problem;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.optimization.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// max μᵀw − γ/2 wᵀSw under all constraints of a problem (Markowitz 1959). The solution's objective is that utility.
public final class MeanVariance {

    private MeanVariance() {}

    /// The weights of the highest utility.
    ///
    /// @param riskAversion γ > 0 and finite; 1 is the growth-optimal investor's, 3 to 5 is common
    public static Solution of(Problem problem, double riskAversion) {
        return solve(problem, riskAversion, null);
    }

    /// From weights that may be near the answer: the same answer, sooner.
    public static Solution of(Problem problem, double riskAversion, double[] start) {
        return solve(problem, riskAversion, start);
    }

    private static Solution solve(Problem problem, double riskAversion, double @Nullable [] start) {
        long begin = System.nanoTime();
        requireAversion(riskAversion);
        double[] linear = problem.expectedReturns();
        for (int i = 0; i < linear.length; i++) {
            linear[i] /= riskAversion;
        }
        Formulation formulation = Formulation.of(problem.risk(), linear, problem.constraints(), List.of());
        Answer answer = Solving.solve(formulation, start);
        if (answer.status() != Status.OPTIMAL) {
            return Solutions.failed(formulation.program(), answer, answer.iterations(), begin);
        }
        double reward = problem.returnOf(formulation.weights(answer.point()));
        double utility = reward - riskAversion / 2 * formulation.varianceOf(answer);
        return Solutions.optimal(formulation, answer, utility, riskAversion, answer.iterations(), begin);
    }

    static void requireAversion(double riskAversion) {
        if (!(riskAversion > 0) || Double.isInfinite(riskAversion)) {
            throw new IllegalArgumentException("risk aversion must be finite and > 0, was " + riskAversion);
        }
    }

    static double utility(Problem problem, double riskAversion, double[] weights) {
        return problem.returnOf(weights) - riskAversion / 2 * problem.risk().varianceOf(weights);
    }
}
