package dev.ballast.core.optimization.scenario;

import dev.ballast.core.optimization.Binding;
import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.Problem;
import dev.ballast.core.optimization.Residuals;
import dev.ballast.core.optimization.RiskModel;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.optimization.Status;
import dev.ballast.core.optimization.quadratic.MinimumVariance;
import dev.ballast.core.optimization.scenario.Polyhedron.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.ejml.dense.row.CommonOps_DDRM;

/// One solve: iterate, put weights exactly on the bounds that hold them, and verify by a bound of its own.
final class ScenarioSolve {

    private static final double FEASIBLE = 1e-9;
    private static final double GAP = 1e-7;
    /// The gap is relative to the measure, or to this share of the mean size of returns where the measure is smaller.
    private static final double SMALL_MEASURE = 1e-2;
    /// Distance from a bound beyond which a weight is not put on it, whatever its multiplier says.
    private static final double NEAR = 1e-5;

    /// From bold to careful: the first pass does for all but a few in a thousand problems, the others fail elsewhere.
    private static final double[] CAUTIONS = {0, 1e-3, 1e-2, 1e-5};
    /// What inequalities give way where there is no room between them, far below what counts as feasible.
    private static final double ROOM = 1e-10;

    private final ScenarioRows measure;
    private final Constraints constraints;
    private final Polyhedron set;
    private final double unit;
    private final long start;
    private InteriorPoint method;
    private int iterations;

    /// @param measure of returns in units of `unit`
    ScenarioSolve(ScenarioRows measure, Constraints constraints, double unit, long start) {
        this.measure = measure;
        this.constraints = constraints;
        this.set = new Polyhedron(constraints);
        this.method = new InteriorPoint(measure, set, 0);
        this.unit = unit;
        this.start = start;
    }

    ScenarioSolution run(int iterationLimit) {
        ScenarioSolution answer = pass(iterationLimit);
        for (int k = 1; k < CAUTIONS.length && !answer.solution().isOptimal(); k++) {
            if (k == 1) {
                // Spread over all assets by least squares: feasible, or the reason why nothing is.
                Solution feasible =
                        MinimumVariance.of(Problem.of(RiskModel.of(CommonOps_DDRM.identity(set.size())), constraints));
                if (!feasible.isOptimal()) {
                    return new ScenarioSolution(feasible, OptionalDouble.empty(), Double.NaN);
                }
                set.widen(ROOM);
            }
            if (iterations < iterationLimit) {
                method = new InteriorPoint(measure, set, CAUTIONS[k]);
                answer = pass(iterationLimit - iterations);
            }
        }
        return answer;
    }

    private ScenarioSolution pass(int iterationLimit) {
        method.run(iterationLimit);
        iterations += method.iterations();
        double[] inequality = new double[set.inequalities.size()];
        for (int k = 0; k < inequality.length; k++) {
            inequality[k] = Math.max(0, method.multiplier[method.inequality(k)]);
        }
        double bound = set.lowerBound(measure.supporting(method.multiplier), method.equality, inequality);
        double[] x = method.x.clone();
        boolean[] held = onBounds(x);
        toEqualities(x, held);
        if (!(measure.value(x) - bound <= 2 * (measure.value(method.x) - bound)) || violation(x) > FEASIBLE) {
            // A bound was taken for binding that is not: the point inside is the better one.
            System.arraycopy(method.x, 0, x, 0, x.length);
            Arrays.fill(held, false);
        }
        return answer(x, held, measure.value(x) - bound);
    }

    private double violation(double[] x) {
        return constraints.violation(Arrays.copyOf(x, set.size()));
    }

    private ScenarioSolution answer(double[] x, boolean[] held, double gap) {
        double value = measure.value(x);
        double violation = violation(x);
        double relative = Math.abs(gap) / Math.max(SMALL_MEASURE, Math.abs(value));
        long time = System.nanoTime() - start;
        if (violation <= FEASIBLE && relative <= GAP) {
            Solution solution = Solution.optimal(
                    Arrays.copyOf(x, set.size()),
                    unit * value,
                    iterations,
                    new Residuals(Math.max(0, violation), relative),
                    binding(held),
                    time);
            OptionalDouble quantile = measure.quantileAt(x);
            return new ScenarioSolution(
                    solution,
                    quantile.isPresent() ? OptionalDouble.of(unit * quantile.getAsDouble()) : quantile,
                    unit * gap);
        }
        Residuals residuals = violation >= 0 && relative >= 0 ? new Residuals(violation, relative) : Residuals.NONE;
        Solution failed = Solution.failed(
                method.ranOut() ? Status.ITERATION_LIMIT : Status.NOT_VERIFIED,
                "no optimum within " + iterations + " steps, " + residuals.words(),
                iterations,
                residuals,
                time);
        return new ScenarioSolution(failed, OptionalDouble.empty(), Double.NaN);
    }

    /// Puts weights on bounds whose multiplier is the larger of the pair; says which.
    private boolean[] onBounds(double[] x) {
        var held = new boolean[set.size()];
        for (int i = 0; i < set.size(); i++) {
            int low = method.lowerBound(i);
            int high = method.upperBound(i);
            if (method.slackOf(low) < Math.min(NEAR, method.multiplier[low])) {
                x[i] = set.lower[i];
                held[i] = true;
            } else if (method.slackOf(high) < Math.min(NEAR, method.multiplier[high])) {
                x[i] = set.upper[i];
                held[i] = true;
            }
        }
        return held;
    }

    /// The least change of weights that are free back onto the equalities; two rounds against rounding.
    private void toEqualities(double[] x, boolean[] held) {
        List<Row> rows = new ArrayList<>();
        for (Row row : set.equalities) {
            double[] free = row.coefficients().clone();
            for (int i = 0; i < free.length; i++) {
                free[i] = held[i] ? 0 : free[i];
            }
            rows.add(new Row(row.name(), free, row.limit(), row.scale()));
        }
        int size = set.size();
        var equations = new NormalEquations(size, rows);
        equations.factor(CommonOps_DDRM.identity(size));
        for (int round = 0; round < 2; round++) {
            var change = new double[size];
            var missing = new double[rows.size()];
            for (int k = 0; k < missing.length; k++) {
                missing[k] = set.equalities.get(k).limit()
                        - Polyhedron.dot(set.equalities.get(k).coefficients(), x);
            }
            equations.solve(change, missing);
            for (int i = 0; i < size; i++) {
                x[i] += change[i];
            }
        }
    }

    private List<Binding> binding(boolean[] held) {
        var binding = new ArrayList<Binding>();
        for (int k = 0; k < set.equalities.size(); k++) {
            Row row = set.equalities.get(k);
            binding.add(new Binding(row.name(), -unit * method.equality[k] / row.scale()));
        }
        for (int i = 0; i < held.length; i++) {
            if (held[i]) {
                boolean low = method.slackOf(method.lowerBound(i)) < method.slackOf(method.upperBound(i));
                int row = low ? method.lowerBound(i) : method.upperBound(i);
                String name = (low ? "lower" : "upper") + " bound of "
                        + constraints.assets().get(i);
                binding.add(new Binding(name, unit * method.multiplier[row]));
            }
        }
        for (int k = 0; k < set.inequalities.size(); k++) {
            int row = method.inequality(k);
            if (method.multiplier[row] > method.slackOf(row)) {
                Row inequality = set.inequalities.get(k);
                binding.add(new Binding(inequality.name(), unit * method.multiplier[row] / inequality.scale()));
            }
        }
        return binding;
    }
}
