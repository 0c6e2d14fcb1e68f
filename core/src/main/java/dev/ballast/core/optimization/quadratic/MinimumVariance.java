package dev.ballast.core.optimization.quadratic;

import dev.ballast.core.optimization.Problem;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.optimization.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// min wᵀSw under all constraints of a problem (Markowitz 1952). Expected returns play no part.
///
/// The objective of the solution is the variance wᵀSw, in units of the covariance; shadow prices are in the same.
public final class MinimumVariance {

    private MinimumVariance() {}

    public static Solution of(Problem problem) {
        return solve(problem, null);
    }

    /// From weights that may be near the answer, such as the last one: the same answer, sooner.
    public static Solution of(Problem problem, double[] start) {
        return solve(problem, start);
    }

    private static Solution solve(Problem problem, double @Nullable [] start) {
        long begin = System.nanoTime();
        Formulation formulation =
                Formulation.of(problem.risk(), new double[problem.size()], problem.constraints(), List.of());
        Answer answer = Solving.solve(formulation, start);
        if (answer.status() != Status.OPTIMAL) {
            return Solutions.failed(formulation.program(), answer, answer.iterations(), begin);
        }
        double variance = formulation.varianceOf(answer);
        return Solutions.optimal(formulation, answer, variance, 2, answer.iterations(), begin);
    }
}
