package dev.ballast.core.optimization.quadratic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.optimization.Conflict;
import dev.ballast.core.optimization.Conflict.Relaxation;
import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.LinearConstraint;
import dev.ballast.core.optimization.Problem;
import dev.ballast.core.optimization.RiskModel;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.optimization.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

/// Infeasible problems: the relaxation makes weights possible, a little less does not, and no other one is smaller.
class RelaxationPropertyTest {

    /// Of problems with bounds, groups and turnover limits that leave nothing, more than six hundred.
    @Test
    void relaxationIsEnoughAndNoMoreThanThat() {
        int seen = 0;
        for (int seed = 1; seed <= 1_200; seed++) {
            Constraints constraints = constraints(seed, 20, Turnover.SOMETIMES);
            Solution solution = minimum(constraints);
            if (solution.status() != Status.INFEASIBLE) {
                assertThat(solution.isOptimal()).as("seed " + seed).isTrue();
                continue;
            }
            seen++;
            List<Relaxation> relaxations = solution.conflict().orElseThrow().relaxations();
            String what = "seed " + seed + ": " + relaxations;
            assertThat(relaxations).as(what).isNotEmpty();
            assertThat(minimum(relaxed(constraints, relaxations, 1, 1e-7)).isOptimal())
                    .as(what)
                    .isTrue();
            assertThat(minimum(relaxed(constraints, relaxations, 0.999, 0)).status())
                    .as(what)
                    .isEqualTo(Status.INFEASIBLE);
        }
        assertThat(seen).isGreaterThan(600);
    }

    /// The least sum of shifts, with the budget dearer than all, by the simplex method of commons-math 3.6.1.
    @Test
    void sumIsTheSimplexMethods() {
        int seen = 0;
        for (int seed = 1; seed <= 400; seed++) {
            Constraints constraints = constraints(seed, 8, Turnover.NEVER);
            Optional<Conflict> conflict = minimum(constraints).conflict();
            if (conflict.isEmpty()) {
                continue;
            }
            seen++;
            double price = 4.0 * constraints.size() + 4;
            double sum = conflict.get().relaxations().stream()
                    .mapToDouble(relaxation ->
                            relaxation.constraint().equals("budget") ? price * relaxation.by() : relaxation.by())
                    .sum();
            double least = simplex(constraints, price);
            assertThat(Math.abs(sum - least))
                    .as("seed " + seed + ": " + sum + " and " + least)
                    .isLessThanOrEqualTo(1e-7 * (1 + least));
        }
        assertThat(seen).isGreaterThan(200);
    }

    private enum Turnover {
        NEVER,
        SOMETIMES
    }

    private static Constraints constraints(int seed, int most, Turnover turnover) {
        var generated = new Generated(seed);
        var random = generated.random();
        int size = 1 + random.nextInt(most);
        double cap = random.nextInt(3) == 0 ? 0.7 / size : 0.1 + random.nextDouble();
        Constraints constraints =
                Constraints.fullyInvested(Constraints.numbered(size)).withBounds(0, cap);
        int groups = random.nextInt(5);
        for (int g = 0; g < groups; g++) {
            var coefficients = new double[size];
            boolean plain = random.nextBoolean();
            for (int i = 0; i < size; i++) {
                coefficients[i] = plain ? random.nextInt(2) : generated.normal();
            }
            double low = random.nextDouble();
            constraints = constraints.with(
                    LinearConstraint.between("group " + g, coefficients, low, low + 0.1 * random.nextDouble()));
        }
        boolean limited = turnover == Turnover.SOMETIMES && random.nextInt(3) == 0;
        return limited ? constraints.withTurnover(generated.book(size), 0.3 * random.nextDouble()) : constraints;
    }

    private static Solution minimum(Constraints constraints) {
        return MinimumVariance.of(Problem.of(RiskModel.of(CommonOps_DDRM.identity(constraints.size())), constraints));
    }

    /// The limits moved outward by `share` of each relaxation and `more`.
    private static Constraints relaxed(
            Constraints constraints, List<Relaxation> relaxations, double share, double more) {
        Constraints changed = Constraints.none(constraints.assets());
        for (int i = 0; i < constraints.size(); i++) {
            changed = changed.withBound(
                    i,
                    constraints.lower(i) - by(relaxations, constraints.lowerName(i), share, more),
                    constraints.upper(i) + by(relaxations, constraints.upperName(i), share, more));
        }
        double off = by(relaxations, "budget", share, more);
        changed = off == 0
                ? changed.withBudget(1)
                : changed.with(LinearConstraint.between("budget", ones(changed.size()), 1 - off, 1 + off));
        for (LinearConstraint row : constraints.linear()) {
            changed = changed.with(LinearConstraint.between(
                    row.name(),
                    row.coefficients(),
                    row.lower() - by(relaxations, row.name() + " at least", share, more),
                    row.upper() + by(relaxations, row.name() + " at most", share, more)));
        }
        if (constraints.turnover().isPresent()) {
            var limit = constraints.turnover().get();
            changed =
                    changed.withTurnover(limit.held(), limit.cap() + by(relaxations, "turnover at most", share, more));
        }
        return changed;
    }

    private static double[] ones(int size) {
        var ones = new double[size];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static double by(List<Relaxation> relaxations, String name, double share, double more) {
        return relaxations.stream()
                .filter(relaxation -> relaxation.constraint().equals(name))
                .mapToDouble(relaxation -> share * relaxation.by() + more)
                .sum();
    }

    /// min Σ price · shift over weights = x − y and one shift for each limit.
    private static double simplex(Constraints constraints, double budgetPrice) {
        int size = constraints.size();
        int rows = constraints.linear().size();
        int shifts = 2 * size + 2 * rows + 2;
        var prices = new double[2 * size + shifts];
        Arrays.fill(prices, 2 * size, prices.length, 1);
        prices[prices.length - 1] = budgetPrice;
        prices[prices.length - 2] = budgetPrice;
        var limits = new ArrayList<org.apache.commons.math3.optim.linear.LinearConstraint>();
        for (int i = 0; i < size; i++) {
            var unit = new double[size];
            unit[i] = 1;
            add(limits, unit, prices.length, 2 * size + i, Relationship.GEQ, constraints.lower(i));
            add(limits, unit, prices.length, 3 * size + i, Relationship.LEQ, constraints.upper(i));
        }
        for (int r = 0; r < rows; r++) {
            LinearConstraint row = constraints.linear().get(r);
            add(limits, row.coefficients(), prices.length, 4 * size + 2 * r, Relationship.GEQ, row.lower());
            add(limits, row.coefficients(), prices.length, 4 * size + 2 * r + 1, Relationship.LEQ, row.upper());
        }
        add(limits, ones(size), prices.length, prices.length - 2, Relationship.GEQ, 1);
        add(limits, ones(size), prices.length, prices.length - 1, Relationship.LEQ, 1);
        return new SimplexSolver()
                .optimize(
                        new MaxIter(10_000),
                        new LinearObjectiveFunction(prices, 0),
                        new LinearConstraintSet(limits),
                        new NonNegativeConstraint(true))
                .getValue();
    }

    private static void add(
            List<org.apache.commons.math3.optim.linear.LinearConstraint> limits,
            double[] coefficients,
            int total,
            int shift,
            Relationship relationship,
            double limit) {
        var row = new double[total];
        for (int i = 0; i < coefficients.length; i++) {
            row[i] = coefficients[i];
            row[coefficients.length + i] = -coefficients[i];
        }
        row[shift] = relationship == Relationship.GEQ ? 1 : -1;
        limits.add(new org.apache.commons.math3.optim.linear.LinearConstraint(row, relationship, limit));
    }
}
