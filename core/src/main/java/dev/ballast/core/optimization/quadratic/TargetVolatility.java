package dev.ballast.core.optimization.quadratic;

import dev.ballast.core.optimization.Problem;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.optimization.Status;

/// max μᵀw with √(wᵀSw) ≤ target, under all constraints of a problem. The solution's objective is the expected return.
///
/// Found on the frontier by its slope: volatility grows with the weight of return against risk, and its zero on each
/// line of the frontier is that of a quadratic. Of several books of the highest return it is the one of least variance.
public final class TargetVolatility {

    private TargetVolatility() {}

    /// The weights of the highest return at a volatility.
    ///
    /// @param target per period of the covariance, finite and ≥ 0; infeasible where it is below the least
    /// volatility
    public static Solution of(Problem problem, double target) {
        long begin = System.nanoTime();
        if (!(target >= 0) || Double.isInfinite(target)) {
            throw new IllegalArgumentException("target volatility must be finite and >= 0, was " + target);
        }
        var line = new ReturnLine(problem, problem.expectedReturns());
        ReturnLine.Point least = line.at(0);
        if (least.answer().status() != Status.OPTIMAL) {
            return line.solution(least, 0, 1, begin);
        }
        double floor = problem.risk().volatilityOf(least.weights());
        if (floor > target * (1 + 1e-12)) {
            return line.outOfReach("volatility at most", floor - target, begin);
        }
        ReturnLine.Point found = line.search((t, reward, variance) -> variance - target * target, least);
        if (line.ranOut()) {
            return line.unsettled(found, begin);
        }
        // Prices of limits per unit of return: the program's, at slope t, are t times as large.
        double scale = found.t() > 0 ? 1 / found.t() : 1;
        return line.solution(found, problem.returnOf(found.weights()), scale, begin);
    }
}
