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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/// Weights by a rule instead of an objective: they are what they are, and constraints either hold at them or not.
///
/// A rule that breaks a constraint is infeasible: the conflict is between the rule and that constraint, and the least
/// relaxation moves every broken limit to where the rule's weights lie.
///
/// A rule has no objective; [Solution#objective] is the volatility of its weights per year.
final class Rules {

    /// Violations up to here are rounding.
    private static final double TOLERANCE = 1e-9;

    private Rules() {}

    static Solution equalWeight(MethodInput input) {
        return proportional(input, "equal weight", _ -> 1);
    }

    /// w ∝ 1 ÷ √sᵢᵢ.
    static Solution inverseVolatility(MethodInput input) {
        RiskModel risk = moving(input);
        return proportional(input, "inverse volatility", i -> 1 / Math.sqrt(risk.variance(i)));
    }

    /// w ∝ 1 ÷ sᵢᵢ.
    static Solution inverseVariance(MethodInput input) {
        RiskModel risk = moving(input);
        return proportional(input, "inverse variance", i -> 1 / risk.variance(i));
    }

    /// An asset without variance would take everything, or nothing.
    private static RiskModel moving(MethodInput input) {
        RiskModel risk = input.problem().risk();
        for (int i = 0; i < risk.size(); i++) {
            if (!(risk.variance(i) > 0)) {
                throw new IllegalArgumentException(
                        "variance of " + input.assets().get(i) + " must be > 0, was " + risk.variance(i));
            }
        }
        return risk;
    }

    /// Weights in proportion to scores > 0, summing to the budget, or to 1 where there is none.
    private static Solution proportional(MethodInput input, String rule, IntToDoubleFunction score) {
        long start = System.nanoTime();
        var weights = new double[input.size()];
        Arrays.setAll(weights, score);
        double budget = input.problem().constraints().budget().orElse(1);
        double sum = Arrays.stream(weights).sum();
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= budget / sum;
        }
        return checked(weights, rule, input.problem(), start);
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
