package dev.ballast.core.optimization.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NoFeasibleSolutionException;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/// Small random problems with caps and turnover limits beside the linear programs of the papers, solved by the simplex
/// method of commons-math 3.6.1, which shares nothing with the interior-point method.
class ScenarioSimplexPropertyTest {

    private static final int PROBLEMS = 600;
    private static final double CONFIDENCE = 0.8;

    @Test
    void valueAtRiskAgreesWithTheSimplexMethod() {
        int limited = 0;
        int none = 0;
        for (int seed = 0; seed < PROBLEMS; seed++) {
            var random = new SplittableRandom(seed);
            int size = random.nextInt(1, 5);
            int scenarios = random.nextInt(2, 16);
            DMatrixRMaj returns = returns(random, scenarios, size);
            double[] held = held(random, size);
            double cap = random.nextInt(3) == 0 ? 2.5 : random.nextDouble(0, 0.8);
            double most = Math.min(1, random.nextDouble(0.9, 2.5) / size);
            Constraints constraints =
                    Constraints.longOnly(size).withBounds(0, most).withTurnover(held, cap);

            ScenarioSolution own =
                    ScenarioOptimiser.standard().minimumConditionalValueAtRisk(returns, CONFIDENCE, constraints);

            String who = "seed " + seed;
            double expected = simplex(returns, held, cap, most);
            if (Double.isNaN(expected)) {
                none++;
                assertThat(own.solution().status()).as(who).isEqualTo(Status.INFEASIBLE);
                assertThat(own.solution().conflict().orElseThrow().relaxations())
                        .as(who)
                        .isNotEmpty();
                continue;
            }
            assertThat(own.solution().reason()).as(who).isEmpty();
            double[] weights = own.solution().weights();
            assertThat(constraints.violation(weights)).as(who).isLessThanOrEqualTo(1e-9);
            assertThat(own.solution().objective()).as(who).isCloseTo(expected, within(1e-7));
            assertThat(own.dualityGap()).as(who).isBetween(-1e-9, 1e-7);
            limited += own.solution().binding().stream()
                            .anyMatch(binding -> binding.constraint().startsWith("turnover"))
                    ? 1
                    : 0;
        }
        assertThat(limited).isGreaterThan(PROBLEMS / 20);
        assertThat(none).isBetween(PROBLEMS / 50, PROBLEMS / 2);
    }

    @Test
    void turnoverThatBindsPricesIt() {
        var random = new SplittableRandom(5);
        DMatrixRMaj returns = returns(random, 60, 4);
        double[] held = {1, 0, 0, 0};
        double step = 1e-5;
        var optimiser = ScenarioOptimiser.standard();
        Constraints constraints = Constraints.longOnly(4);

        var one = optimiser.minimumMeanAbsoluteDeviation(returns, constraints.withTurnover(held, 0.3));
        var more = optimiser.minimumMeanAbsoluteDeviation(returns, constraints.withTurnover(held, 0.3 + step));

        double price = one.solution().binding().stream()
                .filter(binding -> binding.constraint().equals("turnover at most"))
                .findFirst()
                .orElseThrow()
                .shadowPrice();
        assertThat((one.solution().objective() - more.solution().objective()) / step)
                .isCloseTo(price, within(1e-4 * price));
        var still = optimiser.minimumConditionalDrawdown(returns, CONFIDENCE, constraints.withTurnover(held, 0));
        assertThat(still.solution().weights()).containsExactly(held);
        assertThat(still.solution().binding()).isEmpty();
    }

    /// NaN where nothing is feasible.
    private static double simplex(DMatrixRMaj returns, double[] held, double cap, double most) {
        int n = held.length;
        int t = returns.numRows;
        // w, q as a difference, z, |w − held|.
        int width = n + 2 + t + n;
        var cost = new double[width];
        cost[n] = 1;
        cost[n + 1] = -1;
        Arrays.fill(cost, n + 2, n + 2 + t, 1 / ((1 - CONFIDENCE) * t));
        List<LinearConstraint> rows = new ArrayList<>();
        var budget = new double[width];
        Arrays.fill(budget, 0, n, 1);
        rows.add(new LinearConstraint(budget, Relationship.EQ, 1));
        var traded = new double[width];
        Arrays.fill(traded, n + 2 + t, width, 1);
        rows.add(new LinearConstraint(traded, Relationship.LEQ, cap));
        for (int i = 0; i < n; i++) {
            rows.add(row(width, Relationship.LEQ, most, i, 1, i, 1));
            rows.add(row(width, Relationship.LEQ, held[i], i, 1, n + 2 + t + i, -1));
            rows.add(row(width, Relationship.GEQ, held[i], i, 1, n + 2 + t + i, 1));
        }
        for (int s = 0; s < t; s++) {
            var loss = new double[width];
            for (int i = 0; i < n; i++) {
                loss[i] = returns.get(s, i);
            }
            loss[n] = 1;
            loss[n + 1] = -1;
            loss[n + 2 + s] = 1;
            rows.add(new LinearConstraint(loss, Relationship.GEQ, 0));
        }
        try {
            PointValuePair found = new SimplexSolver(1e-9)
                    .optimize(
                            new MaxIter(10_000),
                            new LinearObjectiveFunction(cost, 0),
                            new LinearConstraintSet(rows),
                            GoalType.MINIMIZE,
                            new NonNegativeConstraint(true));
            return found.getValue();
        } catch (NoFeasibleSolutionException e) {
            return Double.NaN;
        }
    }

    private static LinearConstraint row(
            int width, Relationship relationship, double limit, int one, double a, int other, double b) {
        var coefficients = new double[width];
        coefficients[one] = a;
        coefficients[other] = b;
        return new LinearConstraint(coefficients, relationship, limit);
    }

    private static double[] held(SplittableRandom random, int size) {
        var held = new double[size];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            held[i] = random.nextInt(3) == 0 ? 0 : random.nextDouble();
            sum += held[i];
        }
        for (int i = 0; i < size; i++) {
            held[i] = sum > 0 ? held[i] / sum : 1.0 / size;
        }
        return held;
    }

    /// Of size 1, so that the simplex method's tolerances fit; at times two assets are the same.
    private static DMatrixRMaj returns(SplittableRandom random, int scenarios, int size) {
        var returns = new DMatrixRMaj(scenarios, size);
        boolean twins = size > 1 && random.nextInt(5) == 0;
        for (int s = 0; s < scenarios; s++) {
            double market = random.nextGaussian();
            for (int i = 0; i < size; i++) {
                returns.set(s, i, 0.1 + market + random.nextGaussian());
            }
            if (twins) {
                returns.set(s, 1, returns.get(s, 0));
            }
        }
        return returns;
    }
}
