package dev.ballast.core.optimization.quadratic;

import dev.ballast.core.optimization.LinearConstraint;
import dev.ballast.core.optimization.Problem;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.optimization.Status;
import java.util.List;

/// min wᵀSw with a given expected return, under all constraints of a problem. The solution's objective is the variance.
public final class TargetReturn {

    /// How the target is meant.
    public enum Goal {
        /// μᵀw = target, also below the return of minimum variance.
        EXACTLY,
        /// μᵀw ≥ target.
        AT_LEAST
    }

    private TargetReturn() {}

    /// The weights of least variance at a return.
    ///
    /// @param target in units of the problem's expected returns, finite
    public static Solution of(Problem problem, double target, Goal goal) {
        long begin = System.nanoTime();
        double most = goal == Goal.EXACTLY ? target : Double.POSITIVE_INFINITY;
        LinearConstraint row = LinearConstraint.between("expected return", problem.expectedReturns(), target, most);
        Formulation formulation =
                Formulation.of(problem.risk(), new double[problem.size()], problem.constraints(), List.of(row));
        Answer answer = QuadraticSolver.solve(formulation.program());
        if (answer.status() != Status.OPTIMAL) {
            return Solutions.failed(formulation.program(), answer, answer.iterations(), begin);
        }
        double variance = formulation.varianceOf(answer);
        return Solutions.optimal(formulation, answer, variance, 2, answer.iterations(), begin);
    }
}
