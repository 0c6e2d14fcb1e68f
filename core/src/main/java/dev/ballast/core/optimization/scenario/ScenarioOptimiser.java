package dev.ballast.core.optimization.scenario;

import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.LinearConstraint;
import dev.ballast.core.optimization.Problem;
import dev.ballast.core.optimization.RiskModel;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.optimization.quadratic.MinimumVariance;
import dev.ballast.core.optimization.scenario.TailRows.Quantile;
import dev.ballast.core.statistics.Samples;
import dev.ballast.core.statistics.kernel.SymmetricProduct;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/// Weights that minimise a measure of the worst over equally likely scenarios, as linear programs (OPT-2).
///
/// Solved by Mehrotra's interior-point method on (n + 1) × (n + 1) normal equations, O(T n²) a step and some 20 steps;
/// every answer is checked by a lower bound that holds whatever the method did: weights come out only where they are
/// within 1e-7 of it, relative to the measure, and usually they are within 1e-9. Where several weights are best the
/// method answers with the middle of them, so that identical assets get identical weights.
///
/// Scenarios are a T × n matrix of simple returns as fractions, one period each; figures are per period. Constraints
/// may hold bounds, budget and linear limits, such as [#meanReturn]; every weight needs a lower bound and, by its
/// own bound or the budget's, an upper one. A turnover limit doubles the variables where it binds. NaN, infinities
/// and sizes that disagree are `IllegalArgumentException`s. Stateless.
public final class ScenarioOptimiser {

    private static final double FEASIBLE = 1e-9;

    private final int iterationLimit;

    private ScenarioOptimiser(int iterationLimit) {
        this.iterationLimit = iterationLimit;
    }

    /// At most 200 steps, ten times what it usually takes.
    public static ScenarioOptimiser standard() {
        return new ScenarioOptimiser(200);
    }

    /// The same with another limit.
    ///
    /// @param steps of the interior-point method, ≥ 1
    public ScenarioOptimiser withIterationLimit(int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("iteration limit must be >= 1, was " + steps);
        }
        return new ScenarioOptimiser(steps);
    }

    /// "target return": the mean of the scenarios' returns is at least `least` per period.
    public static LinearConstraint meanReturn(DMatrixRMaj returns, double least) {
        Samples.requireShape(returns, 1, "scenarios");
        Samples.requireUsable(returns, "scenario returns");
        if (!Double.isFinite(least)) {
            throw new IllegalArgumentException("target return must be finite, was " + least);
        }
        return LinearConstraint.between(
                "target return", SymmetricProduct.means(returns), least, Double.POSITIVE_INFINITY);
    }

    /// Minimum conditional value at risk: q + Σ max(0, −r'w − q) ÷ ((1 − β) T), least over q (Rockafellar and Uryasev
    /// 2000, equation 9).
    ///
    /// @param confidence β in (0, 1): 0.95 is the mean of the worst 5 %
    public ScenarioSolution minimumConditionalValueAtRisk(
            DMatrixRMaj returns, double confidence, Constraints constraints) {
        double cap = cap(returns, confidence);
        return solve(returns, constraints, scaled -> new TailRows(scaled, Quantile.FREE, cap));
    }

    /// Minimum mean absolute deviation: mean |(r(t) − r̄)'w| (Konno and Yamazaki 1991), divisor T. With centred returns
    /// it is twice the mean of the lower half, which needs one variable per scenario instead of two.
    public ScenarioSolution minimumMeanAbsoluteDeviation(DMatrixRMaj returns, Constraints constraints) {
        Samples.requireShape(returns, 1, "scenarios");
        Samples.requireUsable(returns, "scenario returns");
        double[] means = SymmetricProduct.means(returns);
        DMatrixRMaj centred = returns.copy();
        for (int i = 0; i < centred.data.length; i++) {
            centred.data[i] -= means[i % means.length];
        }
        return solve(centred, constraints, scaled -> new TailRows(scaled, Quantile.ZERO, 2.0 / scaled.numRows));
    }

    /// Minimum conditional drawdown at risk: the mean of the worst (1 − β) T drawdowns of the uncompounded sum of
    /// returns, whose running maximum starts at 0 (Chekhlov, Uryasev and Zabarankin 2005). Order of rows counts.
    ///
    /// @param confidence β in (0, 1)
    public ScenarioSolution minimumConditionalDrawdown(
            DMatrixRMaj returns, double confidence, Constraints constraints) {
        double cap = cap(returns, confidence);
        return solve(returns, constraints, scaled -> new DrawdownRows(scaled, cap));
    }

    /// 1 ÷ ((1 − β) T).
    private static double cap(DMatrixRMaj returns, double confidence) {
        Samples.requireShape(returns, 1, "scenarios");
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must lie in (0, 1), was " + confidence);
        }
        return 1 / ((1 - confidence) * returns.numRows);
    }

    private ScenarioSolution solve(
            DMatrixRMaj returns, Constraints constraints, Function<DMatrixRMaj, ScenarioRows> measure) {
        long start = System.nanoTime();
        Samples.requireUsable(returns, "scenario returns");
        if (constraints.size() != returns.numCols) {
            throw new IllegalArgumentException(
                    "constraints are on " + constraints.size() + " assets, scenarios on " + returns.numCols);
        }
        double unit = meanSize(returns);
        DMatrixRMaj scaled = returns.copy();
        for (int i = 0; i < scaled.data.length; i++) {
            scaled.data[i] /= unit;
        }
        if (constraints.turnover().isEmpty()) {
            return new ScenarioSolve(measure.apply(scaled), constraints, unit, start).run(iterationLimit);
        }
        Solution feasible =
                MinimumVariance.of(Problem.of(RiskModel.of(CommonOps_DDRM.identity(constraints.size())), constraints));
        if (!feasible.isOptimal()) {
            return new ScenarioSolution(feasible, OptionalDouble.empty(), Double.NaN);
        }
        ScenarioSolution free = new ScenarioSolve(measure.apply(scaled), constraints.withoutTurnover(), unit, start)
                .run(iterationLimit);
        if (free.solution().isOptimal() && constraints.violation(free.solution().weights()) <= FEASIBLE) {
            return free;
        }
        TurnoverSplit split = TurnoverSplit.of(constraints);
        return split.weights(
                new ScenarioSolve(measure.apply(split.returns(scaled)), split.constraints(), unit, start)
                        .run(iterationLimit),
                start);
    }

    /// Mean |r|, the size of numbers that the method is best at being 1; 1 for returns that are all 0.
    private static double meanSize(DMatrixRMaj returns) {
        double sum = 0;
        for (double value : returns.data) {
            sum += Math.abs(value) / returns.data.length;
        }
        return sum > 0 ? sum : 1;
    }
}
