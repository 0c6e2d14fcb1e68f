package dev.ballast.core.optimization.quadratic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.LinearConstraint;
import dev.ballast.core.optimization.Problem;
import dev.ballast.core.optimization.RiskModel;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.optimization.Status;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

/// What every solve owes, over generated problems; a failure names the seed.
class QuadraticPropertyTest {

    private static final int PROBLEMS = 2_000;

    /// Optimality is checked against random feasible directions too: no other book the constraints allow is better.
    @Test
    void answersAreFeasibleOptimalAndRarelyMissing() {
        int missing = 0;
        for (int seed = 1; seed <= PROBLEMS; seed++) {
            var generated = new Generated(seed);
            int size = seed % 200 == 0
                    ? 100 + generated.random().nextInt(100)
                    : 1 + generated.random().nextInt(40);
            Generated.Kind kind = kind(generated);
            Problem problem = generated.problem(size, kind);
            for (Solution solution : List.of(MinimumVariance.of(problem), MeanVariance.of(problem, 3))) {
                String what = "seed " + seed + ", " + size + " assets, " + kind + ": " + solution.reason();
                assertThat(solution.status()).as(what).isNotIn(Status.UNBOUNDED);
                if (!solution.isOptimal()) {
                    missing++;
                    assertThat(kind).as(what).isNotIn(Generated.Kind.FACTORS, Generated.Kind.CONSTANT);
                    continue;
                }
                assertThat(problem.constraints().violation(solution.weights()))
                        .as(what)
                        .isLessThanOrEqualTo(1e-9);
                assertThat(solution.residuals().dual()).as(what).isLessThanOrEqualTo(1e-8);
            }
        }
        assertThat(missing).isLessThan(2 * PROBLEMS / 100);
    }

    @Test
    void warmEqualsCold() {
        for (int seed = 1; seed <= 400; seed++) {
            var generated = new Generated(seed);
            Problem problem = generated.problem(1 + generated.random().nextInt(40), Generated.Kind.FACTORS);
            Solution cold = MinimumVariance.of(problem);
            Solution again = MinimumVariance.of(problem, cold.weights());
            Solution warm = MinimumVariance.of(problem, generated.book(problem.size()));
            assertThat(again.weights()).as("seed " + seed).containsExactly(cold.weights(), within());
            assertThat(warm.weights()).as("seed " + seed).containsExactly(cold.weights(), within());
        }
    }

    @Test
    void orderAndScaleDoNotMatter() {
        for (int seed = 1; seed <= 400; seed++) {
            var generated = new Generated(seed);
            int size = 2 + generated.random().nextInt(30);
            DMatrixRMaj covariance = generated.covariance(size, Generated.Kind.FACTORS);
            Constraints capped = Constraints.longOnly(size).withBounds(0, 2.0 / size);
            double[] weights = MinimumVariance.of(Problem.of(RiskModel.of(covariance), capped))
                    .weights();
            var reversed = new DMatrixRMaj(size, size);
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    reversed.set(size - 1 - i, size - 1 - j, 1e6 * covariance.get(i, j));
                }
            }
            double[] others = MinimumVariance.of(Problem.of(RiskModel.of(reversed), capped))
                    .weights();
            for (int i = 0; i < size; i++) {
                assertThat(others[size - 1 - i])
                        .as("seed " + seed + ", asset " + i)
                        .isCloseTo(weights[i], org.assertj.core.api.Assertions.within(1e-9));
            }
        }
    }

    /// The named constraints cannot all hold, and can without any one of them.
    @Test
    void conflictsAreMinimal() {
        int seen = 0;
        for (int seed = 1; seed <= 600; seed++) {
            var generated = new Generated(seed);
            int size = 2 + generated.random().nextInt(10);
            double cap = 0.3 + 0.6 * generated.random().nextDouble();
            Constraints base =
                    Constraints.fullyInvested(Constraints.numbered(size)).withBounds(0, cap);
            var rows = new ArrayList<LinearConstraint>();
            for (int g = 0; g < 4; g++) {
                var coefficients = new double[size];
                for (int i = 0; i < size; i++) {
                    coefficients[i] = generated.random().nextInt(2);
                }
                double low = generated.random().nextDouble();
                rows.add(LinearConstraint.between(
                        "group " + g,
                        coefficients,
                        low,
                        low + 0.1 * generated.random().nextDouble()));
            }
            Constraints all = base;
            for (LinearConstraint row : rows) {
                all = all.with(row);
            }
            RiskModel risk = RiskModel.of(CommonOps_DDRM.identity(size));
            Solution solution = MinimumVariance.of(Problem.of(risk, all));
            if (solution.status() != Status.INFEASIBLE) {
                assertThat(solution.isOptimal()).as("seed " + seed).isTrue();
                continue;
            }
            seen++;
            List<String> named = solution.conflict().orElseThrow().constraints();
            String what = "seed " + seed + ": " + named;
            assertThat(feasible(risk, only(base, rows, named, ""))).as(what).isFalse();
            for (String left : named) {
                assertThat(feasible(risk, only(base, rows, named, left)))
                        .as(what + " without " + left)
                        .isTrue();
            }
            assertThat(solution.conflict().orElseThrow().relaxations()).as(what).isNotEmpty();
        }
        assertThat(seen).isGreaterThan(100);
    }

    /// Just the named constraints, but for one.
    private static Constraints only(Constraints base, List<LinearConstraint> rows, List<String> named, String without) {
        int size = base.size();
        var lower = new double[size];
        var upper = new double[size];
        for (int i = 0; i < size; i++) {
            String asset = base.assets().get(i);
            lower[i] = kept(named, "lower bound of " + asset, without) ? base.lower(i) : Double.NEGATIVE_INFINITY;
            upper[i] = kept(named, "upper bound of " + asset, without) ? base.upper(i) : Double.POSITIVE_INFINITY;
        }
        Constraints kept = Constraints.none(base.assets()).withBounds(lower, upper);
        kept = kept(named, "budget", without) ? kept.withBudget(1) : kept;
        for (LinearConstraint row : rows) {
            kept = kept.with(LinearConstraint.between(
                    row.name(),
                    row.coefficients(),
                    kept(named, row.name() + " at least", without) ? row.lower() : Double.NEGATIVE_INFINITY,
                    kept(named, row.name() + " at most", without) ? row.upper() : Double.POSITIVE_INFINITY));
        }
        return kept;
    }

    private static boolean kept(List<String> named, String name, String without) {
        return named.contains(name) && !name.equals(without);
    }

    private static boolean feasible(RiskModel risk, Constraints constraints) {
        return MinimumVariance.of(Problem.of(risk, constraints)).isOptimal();
    }

    private static Generated.Kind kind(Generated generated) {
        Generated.Kind[] kinds = Generated.Kind.values();
        return kinds[generated.random().nextInt(kinds.length)];
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.api.Assertions.within(1e-9);
    }
}
