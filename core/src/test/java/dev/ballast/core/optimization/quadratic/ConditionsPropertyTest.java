package dev.ballast.core.optimization.quadratic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.optimization.Binding;
import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.LinearConstraint;
import dev.ballast.core.optimization.Problem;
import dev.ballast.core.optimization.RiskModel;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.optimization.Status;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/// The conditions of optimality from weights and shadow prices alone, as anybody who has the answer could check them;
/// up to 500 assets, all kinds of covariance. A failure names the seed.
class ConditionsPropertyTest {

    private static final int SMALL = 1_500;

    @Test
    void weightsAndShadowPricesMeetTheConditions() {
        int missing = 0;
        for (int seed = 1; seed <= SMALL; seed++) {
            missing += check(seed, 1 + seed % 40);
        }
        for (int seed = 1; seed <= 24; seed++) {
            missing += check(10_000 + seed, 80 + 5 * seed);
        }
        for (int seed = 1; seed <= 3; seed++) {
            missing += check(20_000 + seed, 500);
        }
        assertThat(missing).isLessThan(SMALL / 100);
    }

    private static int check(int seed, int size) {
        var generated = new Generated(seed);
        Generated.Kind kind = kind(generated);
        Problem problem = generated.problem(size, kind);
        problem = problem.with(problem.constraints().withoutTurnover());
        Solution solution = MinimumVariance.of(problem);
        String what = "seed " + seed + ", " + size + " assets, " + kind;
        if (!solution.isOptimal()) {
            assertThat(solution.status()).as(what).isNotIn(Status.INFEASIBLE, Status.UNBOUNDED);
            return 1;
        }
        double[] weights = solution.weights();
        assertThat(problem.constraints().violation(weights)).as(what).isLessThanOrEqualTo(1e-9);
        assertThat(residual(problem, weights, solution.binding())).as(what).isLessThanOrEqualTo(1e-8);
        return 0;
    }

    /// 2Sw against the prices of limits, as a fraction of its largest term; a price on a limit that is not met counts
    /// with the distance to it, if that is smaller.
    private static double residual(Problem problem, double[] weights, List<Binding> binding) {
        Map<String, Double> prices = new HashMap<>();
        binding.forEach(limit -> prices.put(limit.constraint(), limit.shadowPrice()));
        Constraints constraints = problem.constraints();
        double[] left = problem.risk().times(weights);
        double scale = binding.stream()
                .mapToDouble(limit -> Math.abs(limit.shadowPrice()))
                .max()
                .orElse(0);
        for (int i = 0; i < left.length; i++) {
            left[i] *= 2;
            // A book without risk has no terms: then rounding counts against the largest variance.
            scale = Math.max(scale, 2e-9 * problem.risk().variance(i));
            scale = Math.max(scale, 2 * problem.risk().variance(i) * Math.abs(weights[i]));
        }
        scale = Math.max(scale, Double.MIN_NORMAL);
        double residual = 0;
        // Raising the budget raises the variance: the price of the improvement is negative.
        double budget = prices.getOrDefault("budget", 0.0);
        for (int i = 0; i < left.length; i++) {
            double atLower = prices.getOrDefault(constraints.lowerName(i), 0.0);
            double atUpper = prices.getOrDefault(constraints.upperName(i), 0.0);
            left[i] += budget - atLower + atUpper;
            residual = Math.max(residual, Math.min(atLower / scale, weights[i] - constraints.lower(i)));
            residual = Math.max(residual, Math.min(atUpper / scale, constraints.upper(i) - weights[i]));
        }
        for (LinearConstraint row : constraints.linear()) {
            double price = row.isEquality()
                    ? -prices.getOrDefault(row.name(), 0.0)
                    : prices.getOrDefault(row.name() + " at least", 0.0)
                            - prices.getOrDefault(row.name() + " at most", 0.0);
            for (int i = 0; i < left.length; i++) {
                left[i] -= price * row.coefficient(i);
            }
            double distance = Math.abs(row.valueAt(weights) - (price > 0 ? row.lower() : row.upper()));
            residual = Math.max(residual, price == 0 ? 0 : Math.min(Math.abs(price) / scale, distance));
        }
        for (double value : left) {
            residual = Math.max(residual, Math.abs(value) / scale);
        }
        return residual;
    }

    /// Another order of assets and other units give the same variance, and the same weights where they are unique.
    @Test
    void orderAndUnitsDoNotMatter() {
        for (int seed = 1; seed <= 400; seed++) {
            var generated = new Generated(seed);
            Generated.Kind kind = kind(generated);
            int size = 1 + generated.random().nextInt(40);
            DMatrixRMaj covariance = generated.covariance(size, kind);
            Constraints constraints = generated.constraints(size).withoutTurnover();
            List<Integer> order = order(size, seed);
            double unit = Math.pow(10, generated.random().nextInt(9) - 4);
            Solution one = MinimumVariance.of(Problem.of(RiskModel.of(covariance), constraints));
            Solution other = MinimumVariance.of(
                    Problem.of(RiskModel.of(reordered(covariance, order, unit)), reordered(constraints, order)));
            String what = "seed " + seed + ", " + size + " assets, " + kind + ", unit " + unit;
            assertThat(other.status()).as(what).isEqualTo(one.status());
            if (!one.isOptimal()) {
                continue;
            }
            double variance = one.objective();
            double largest = largest(covariance);
            assertThat(Math.abs(other.objective() / unit - variance))
                    .as(what)
                    .isLessThanOrEqualTo(1e-8 * variance + 1e-12 * largest);
            if (kind == Generated.Kind.FACTORS || kind == Generated.Kind.CONSTANT) {
                for (int i = 0; i < size; i++) {
                    assertThat(Math.abs(other.weights()[i] - one.weights()[order.get(i)]))
                            .as(what + ", asset " + i)
                            .isLessThanOrEqualTo(1e-8);
                }
            }
        }
    }

    /// From the answer, from another book and from the answer to other limits.
    @Test
    void warmEqualsColdForEveryKind() {
        for (int seed = 1; seed <= 400; seed++) {
            var generated = new Generated(seed);
            Generated.Kind kind = kind(generated);
            Problem problem = generated.problem(1 + generated.random().nextInt(40), kind);
            Solution cold = MeanVariance.of(problem, 3);
            if (!cold.isOptimal()) {
                continue;
            }
            double scale = Math.abs(cold.objective()) + largest(problem.risk().matrix());
            for (double[] start : List.of(cold.weights(), generated.book(problem.size()))) {
                Solution warm = MeanVariance.of(problem, 3, start);
                String what = "seed " + seed + ", " + kind + ": " + warm.reason();
                assertThat(warm.isOptimal()).as(what).isTrue();
                assertThat(Math.abs(warm.objective() - cold.objective()))
                        .as(what)
                        .isLessThanOrEqualTo(1e-9 * scale);
            }
        }
    }

    private static double largest(DMatrixRMaj covariance) {
        double largest = 0;
        for (int i = 0; i < covariance.numRows; i++) {
            largest = Math.max(largest, covariance.get(i, i));
        }
        return largest;
    }

    private static List<Integer> order(int size, int seed) {
        var order = new ArrayList<Integer>();
        for (int i = 0; i < size; i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(seed));
        return order;
    }

    private static DMatrixRMaj reordered(DMatrixRMaj covariance, List<Integer> order, double unit) {
        int size = order.size();
        var other = new DMatrixRMaj(size, size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                other.set(i, j, unit * covariance.get(order.get(i), order.get(j)));
            }
        }
        return other;
    }

    private static Constraints reordered(Constraints constraints, List<Integer> order) {
        int size = order.size();
        var lower = new double[size];
        var upper = new double[size];
        for (int i = 0; i < size; i++) {
            lower[i] = constraints.lower(order.get(i));
            upper[i] = constraints.upper(order.get(i));
        }
        Constraints other =
                Constraints.fullyInvested(Constraints.numbered(size)).withBounds(lower, upper);
        for (LinearConstraint row : constraints.linear()) {
            var coefficients = new double[size];
            for (int i = 0; i < size; i++) {
                coefficients[i] = row.coefficient(order.get(i));
            }
            other = other.with(LinearConstraint.between(row.name(), coefficients, row.lower(), row.upper()));
        }
        return other;
    }

    private static Generated.Kind kind(Generated generated) {
        Generated.Kind[] kinds = Generated.Kind.values();
        return kinds[generated.random().nextInt(kinds.length)];
    }
}
