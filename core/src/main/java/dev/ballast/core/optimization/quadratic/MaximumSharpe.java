package dev.ballast.core.optimization.quadratic;

import dev.ballast.core.optimization.Problem;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.optimization.Status;

/// max (μᵀw − rf) ÷ √(wᵀSw) under all constraints of a problem (Sharpe 1966; Tobin 1958). The objective is that ratio.
///
/// The book of the highest ratio lies on the frontier where t = variance ÷ excess return; t (μᵀw − rf) − wᵀSw passes
/// zero there once. The constraints are taken as they are: bounds, groups and turnover need no homogenised copy.
public final class MaximumSharpe {

    private MaximumSharpe() {}

    /// The weights of the highest Sharpe ratio.
    ///
    /// @param riskFree per period of the expected returns, finite. Infeasible where no weights earn more; unbounded
    ///     where some do without risk, and where nothing settles how much is held
    public static Solution of(Problem problem, double riskFree) {
        return ratio(problem, problem.expectedReturns(), riskFree, "return above the risk-free rate");
    }

    static Solution ratio(Problem problem, double[] reward, double riskFree, String goal) {
        long begin = System.nanoTime();
        if (!Double.isFinite(riskFree)) {
            throw new IllegalArgumentException("risk-free rate must be finite, was " + riskFree);
        }
        var line = new ReturnLine(problem, reward);
        ReturnLine.Point least = line.at(0);
        if (least.answer().status() != Status.OPTIMAL) {
            return line.solution(least, 0, 1, begin);
        }
        if (riskFree == 0 && holdsNothing(least.weights())) {
            return Solution.failed(
                    Status.UNBOUNDED,
                    "the book of least risk holds nothing and has no ratio, any other has that of its multiples:"
                            + " give a budget other than 0",
                    line.iterations(),
                    least.answer().residuals(),
                    System.nanoTime() - begin);
        }
        ReturnLine.Gauge gauge = (t, earned, variance) -> t * (earned - riskFree) - variance;
        ReturnLine.Point found = line.search(gauge, least);
        if (found.answer().status() != Status.OPTIMAL) {
            return line.solution(found, 0, 1, begin);
        }
        double excess = line.rewardOf(found.weights()) - riskFree;
        double volatility = problem.risk().volatilityOf(found.weights());
        if (!(excess > 0)) {
            return line.outOfReach(goal, Math.max(-excess, Double.MIN_NORMAL), begin);
        }
        if (!(volatility > 1e-9 * Math.sqrt(largestVariance(problem)))) {
            return Solution.failed(
                    Status.UNBOUNDED,
                    "weights without risk earn more than the risk-free rate",
                    line.iterations(),
                    found.answer().residuals(),
                    System.nanoTime() - begin);
        }
        if (line.ranOut()) {
            return line.unsettled(found, begin);
        }
        // d ratio = (t dm − ½ d variance) × excess ÷ volatility³ at the optimum.
        double scale = excess / (volatility * volatility * volatility);
        return line.solution(found, excess / volatility, scale, begin);
    }

    private static boolean holdsNothing(double[] weights) {
        for (double weight : weights) {
            if (Math.abs(weight) > QuadraticSolver.PRIMAL_LIMIT) {
                return false;
            }
        }
        return true;
    }

    private static double largestVariance(Problem problem) {
        double largest = 0;
        for (int i = 0; i < problem.size(); i++) {
            largest = Math.max(largest, problem.risk().variance(i));
        }
        return largest;
    }
}
