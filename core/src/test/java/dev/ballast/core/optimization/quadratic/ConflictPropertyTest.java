package dev.ballast.core.optimization.quadratic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.LinearConstraint;
import dev.ballast.core.optimization.Problem;
import dev.ballast.core.optimization.RiskModel;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.optimization.Status;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

/// Infeasible problems with bounds, groups, turnover limits and costs: the constraints named cannot all hold, and can
/// without any one of them. More rounds by `-Dballast.conflicts=N`; a failure names the seed.
class ConflictPropertyTest {

    private static final int SEEDS = Integer.getInteger("ballast.conflicts", 1_500);

    @Test
    void conflictsAreMinimalWithTurnoverAndCosts() {
        int seen = 0;
        int withTurnover = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            Constraints constraints = constraints(seed, 1 + seed % 12);
            Solution solution = seed % 2 == 0 ? minimum(constraints) : afterCosts(constraints, seed);
            if (solution.status() != Status.INFEASIBLE) {
                assertThat(solution.isOptimal())
                        .as("seed " + seed + ": " + solution.reason())
                        .isTrue();
                continue;
            }
            seen++;
            withTurnover += minimal("seed " + seed, constraints, solution) ? 1 : 0;
        }
        assertThat(seen).isGreaterThan(SEEDS * 2 / 3);
        assertThat(withTurnover).isGreaterThan(SEEDS / 10);
    }

    @Test
    void largeConflictsAreMinimal() {
        for (int size : new int[] {50, 130, 500}) {
            for (int seed = 1; seed <= 3; seed++) {
                Constraints constraints = constraints(seed, size);
                Solution solution = minimum(constraints);
                if (solution.status() == Status.INFEASIBLE) {
                    String what = size + " assets, seed " + seed;
                    List<String> named = solution.conflict().orElseThrow().constraints();
                    assertThat(feasible(only(constraints, named, ""))).as(what).isFalse();
                    for (int k = 0; k < named.size(); k += 1 + named.size() / 8) {
                        assertThat(feasible(only(constraints, named, named.get(k))))
                                .as(what + " without " + named.get(k))
                                .isTrue();
                    }
                }
            }
        }
    }

    /// True where the turnover limit is among the named.
    private static boolean minimal(String seed, Constraints constraints, Solution solution) {
        List<String> named = solution.conflict().orElseThrow().constraints();
        String what = seed + ": " + named;
        assertThat(feasible(only(constraints, named, ""))).as(what).isFalse();
        for (String left : named) {
            assertThat(feasible(only(constraints, named, left)))
                    .as(what + " without " + left)
                    .isTrue();
        }
        return named.contains("turnover at most");
    }

    private static Constraints constraints(int seed, int size) {
        var generated = new Generated(seed);
        SplittableRandom random = generated.random();
        double cap = (0.6 + 3 * random.nextDouble()) / size;
        var lower = new double[size];
        var upper = new double[size];
        for (int i = 0; i < size; i++) {
            lower[i] = random.nextInt(5) == 0 ? 0.3 * cap * random.nextDouble() : 0;
            upper[i] = random.nextInt(3) == 0 ? cap : cap * (0.5 + random.nextDouble());
        }
        Constraints constraints =
                Constraints.fullyInvested(Constraints.numbered(size)).withBounds(lower, upper);
        int groups = random.nextInt(4);
        for (int g = 0; g < groups; g++) {
            var coefficients = new double[size];
            for (int i = 0; i < size; i++) {
                coefficients[i] = random.nextInt(2);
            }
            double low = random.nextDouble();
            constraints = constraints.with(
                    LinearConstraint.between("group " + g, coefficients, low, low + 0.1 * random.nextDouble()));
        }
        return random.nextInt(3) > 0
                ? constraints.withTurnover(generated.book(size), 0.4 * random.nextDouble())
                : constraints;
    }

    private static Solution minimum(Constraints constraints) {
        return MinimumVariance.of(Problem.of(identity(constraints.size()), constraints));
    }

    private static Solution afterCosts(Constraints constraints, int seed) {
        int size = constraints.size();
        double[] held =
                constraints.turnover().map(limit -> limit.held()).orElseGet(() -> new Generated(seed).book(size));
        Problem problem = Problem.of(identity(size), new double[size], constraints);
        return MeanVarianceWithCosts.of(problem, 3, TradingCosts.linear(held, 0.001))
                .solution();
    }

    private static RiskModel identity(int size) {
        return RiskModel.of(CommonOps_DDRM.identity(size));
    }

    /// By a point that is measured against the constraints.
    private static boolean feasible(Constraints constraints) {
        int size = constraints.size();
        Formulation formulation = Formulation.of(identity(size), new double[size], constraints, List.of());
        QuadraticProgram program = formulation.program();
        DualActiveSet nearest = DualActiveSet.projection(program, new double[program.size()]);
        if (nearest.solve(DualActiveSet.limit(program)) != DualActiveSet.End.OPTIMAL) {
            return false;
        }
        return constraints.violation(formulation.weights(nearest.point())) <= 1e-9;
    }

    /// Just the named constraints, but for one.
    private static Constraints only(Constraints all, List<String> named, String without) {
        Constraints kept = Constraints.none(all.assets());
        var lower = new double[all.size()];
        var upper = new double[all.size()];
        for (int i = 0; i < all.size(); i++) {
            lower[i] = kept(named, all.lowerName(i), without) ? all.lower(i) : Double.NEGATIVE_INFINITY;
            upper[i] = kept(named, all.upperName(i), without) ? all.upper(i) : Double.POSITIVE_INFINITY;
        }
        kept = kept.withBounds(lower, upper);
        kept = kept(named, "budget", without) ? kept.withBudget(1) : kept;
        for (LinearConstraint row : all.linear()) {
            kept = kept.with(LinearConstraint.between(
                    row.name(),
                    row.coefficients(),
                    kept(named, row.name() + " at least", without) ? row.lower() : Double.NEGATIVE_INFINITY,
                    kept(named, row.name() + " at most", without) ? row.upper() : Double.POSITIVE_INFINITY));
        }
        if (all.turnover().isPresent() && kept(named, "turnover at most", without)) {
            var limit = all.turnover().get();
            kept = kept.withTurnover(limit.held(), limit.cap());
        }
        return kept;
    }

    private static boolean kept(List<String> named, String name, String without) {
        return named.contains(name) && !name.equals(without);
    }
}
