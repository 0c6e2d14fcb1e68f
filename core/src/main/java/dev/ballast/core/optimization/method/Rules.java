package dev.ballast.core.optimization.method;

import dev.ballast.core.optimization.Conflict;
import dev.ballast.core.optimization.Conflict.Relaxation;
import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.LinearConstraint;
import dev.ballast.core.optimization.Problem;
import dev.ballast.core.optimization.Residuals;
import dev.ballast.core.optimization.RiskModel;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.optimization.TurnoverLimit;
import dev.ballast.core.optimization.allocation.SimpleWeights;
import dev.ballast.core.optimization.allocation.Tilt;
import dev.ballast.core.optimization.hierarchical.HierarchicalRiskParity;
import dev.ballast.core.optimization.parity.InverseRisk;
import dev.ballast.core.optimization.parity.RiskBudgeting;
import dev.ballast.core.result.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;

/// Weights by a rule instead of an objective: they are what they are, and constraints either hold at them or not.
///
/// A rule that breaks a constraint is infeasible: the conflict is between the rule and that constraint, and the least
/// relaxation moves every broken limit to where the rule's weights lie.
///
/// A rule has no objective; [Solution#objective] is the volatility of its weights per year.
final class Rules {

    /// Violations up to here are rounding.
    private static final double TOLERANCE = 1e-9;

    private static final int MONTHS = 12;

    private Rules() {}

    static Solution equalWeight(MethodInput input) {
        long start = System.nanoTime();
        var weights = new double[input.size()];
        Arrays.fill(weights, 1.0 / weights.length);
        return checked(scaled(weights, input), "equal weight", input.problem(), start);
    }

    static Solution inverseVolatility(MethodInput input) {
        return byRisk(input, "inverse volatility", InverseRisk::volatility);
    }

    static Solution inverseVariance(MethodInput input) {
        return byRisk(input, "inverse variance", InverseRisk::variance);
    }

    /// Hierarchical risk parity as in the paper: columns of the distances, single linkage.
    static Solution hierarchical(MethodInput input) {
        return byRisk(input, "hierarchical risk parity", risk -> HierarchicalRiskParity.ofLopezDePrado()
                .allocate(risk)
                .map(HierarchicalRiskParity.Allocation::weightArray));
    }

    static Solution equalContributions(MethodInput input) {
        var budgets = new double[input.size()];
        Arrays.fill(budgets, 1);
        return budgets(input, "equal risk contribution", budgets);
    }

    /// In proportion to market capitalisations.
    static Solution capitalisations(MethodInput input, double[] amounts) {
        return byRisk(input, "cap weight", risk -> SimpleWeights.capitalisation(amounts));
    }

    /// In proportion to the excess return per volatility that is expected of each asset; nothing where it is negative.
    static Solution performance(MethodInput input) {
        return byRisk(input, "performance", risk -> {
            var ratios = new double[input.size()];
            for (int i = 0; i < ratios.length; i++) {
                if (!(risk.variance(i) > 0)) {
                    return Result.missing(input.assets().get(i) + " has no variance to divide by");
                }
                double excess =
                        input.problem().expectedReturn(i) - input.settings().riskFree();
                ratios[i] = excess / Math.sqrt(risk.variance(i));
            }
            return SimpleWeights.performance(ratios);
        });
    }

    /// Shares of the variance; keeps its own iterations and residuals where its weights meet the constraints.
    static Solution budgets(MethodInput input, String rule, double[] budgets) {
        long start = System.nanoTime();
        Solution solution = RiskBudgeting.standard().budgets(input.problem().risk(), budgets);
        if (!solution.isOptimal()) {
            return solution;
        }
        double[] weights = scaled(solution.weights(), input);
        Solution checked = checked(weights, rule, input.problem(), start);
        return checked.isOptimal()
                ? Solution.optimal(
                        weights,
                        checked.objective(),
                        solution.iterations(),
                        new Residuals(
                                checked.residuals().primal(),
                                solution.residuals().dual()),
                        List.of(),
                        System.nanoTime() - start)
                : checked;
    }

    /// Equal weights tilted by the return of the last year without its last month; of the whole sample where it is
    /// shorter than a year.
    static Solution tilted(MethodInput input, String rule, Tilt.Direction direction) {
        long start = System.nanoTime();
        var base = new double[input.size()];
        Arrays.fill(base, 1.0 / base.length);
        return switch (new Tilt(direction, input.particulars().tiltStrength()).of(base, pastReturns(input))) {
            case Result.Known<double[]>(double[] known) -> checked(scaled(known, input), rule, input.problem(), start);
            case Result.Missing<double[]>(String reason) -> throw new IllegalArgumentException(reason);
        };
    }

    private static double[] pastReturns(MethodInput input) {
        DMatrixRMaj returns = input.returns();
        int year = input.settings().periodsPerYear();
        boolean whole = returns.numRows >= year;
        int from = whole ? returns.numRows - year : 0;
        int to = whole ? returns.numRows - year / MONTHS : returns.numRows;
        var scores = new double[returns.numCols];
        for (int i = 0; i < scores.length; i++) {
            double growth = 1;
            for (int row = from; row < to; row++) {
                growth *= 1 + returns.get(row, i);
            }
            scores[i] = growth - 1;
        }
        return scores;
    }

    private static Solution byRisk(MethodInput input, String rule, Function<RiskModel, Result<double[]>> weights) {
        long start = System.nanoTime();
        return switch (weights.apply(input.problem().risk())) {
            case Result.Known<double[]>(double[] known) -> checked(scaled(known, input), rule, input.problem(), start);
            case Result.Missing<double[]>(String reason) -> throw new IllegalArgumentException(reason);
        };
    }

    /// Weights that sum to 1, to the budget where there is one.
    private static double[] scaled(double[] weights, MethodInput input) {
        double budget = input.problem().constraints().budget().orElse(1);
        return Arrays.stream(weights).map(weight -> weight * budget).toArray();
    }

    /// The weights where they meet the constraints, or the conflict between the rule and what it breaks.
    static Solution checked(double[] weights, String rule, Problem problem, long start) {
        Constraints constraints = problem.constraints();
        double violation = constraints.violation(weights);
        if (violation > TOLERANCE) {
            List<Relaxation> broken = broken(constraints, weights);
            Relaxation worst = broken.stream()
                    .max(Comparator.comparingDouble(Relaxation::by))
                    .orElseThrow(() -> new IllegalStateException("violation " + violation + " has no constraint"));
            return Solution.infeasible(
                    new Conflict(List.of(rule, worst.constraint()), broken), 0, System.nanoTime() - start);
        }
        double objective = problem.risk().volatilityOf(weights);
        return Solution.optimal(
                weights, objective, 0, new Residuals(violation, 0), List.of(), System.nanoTime() - start);
    }

    private static List<Relaxation> broken(Constraints constraints, double[] weights) {
        var broken = new ArrayList<Relaxation>();
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            String asset = constraints.assets().get(i);
            add(broken, "lower bound of " + asset, constraints.lower(i) - weights[i]);
            add(broken, "upper bound of " + asset, weights[i] - constraints.upper(i));
            sum += weights[i];
        }
        if (constraints.budget().isPresent()) {
            add(broken, "budget", Math.abs(sum - constraints.budget().getAsDouble()));
        }
        for (LinearConstraint constraint : constraints.linear()) {
            double value = constraint.valueAt(weights);
            add(broken, constraint.name() + " at least", constraint.lower() - value);
            add(broken, constraint.name() + " at most", value - constraint.upper());
        }
        constraints.turnover().ifPresent(limit -> add(broken, "turnover", traded(limit, weights) - limit.cap()));
        return broken;
    }

    private static double traded(TurnoverLimit limit, double[] weights) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += Math.abs(weights[i] - limit.held(i));
        }
        return sum;
    }

    private static void add(List<Relaxation> broken, String constraint, double by) {
        if (by > TOLERANCE) {
            broken.add(new Relaxation(constraint, by));
        }
    }
}
