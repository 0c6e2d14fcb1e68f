package dev.ballast.core.optimization.quadratic;

import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.Residuals;
import dev.ballast.core.optimization.RiskModel;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.optimization.Status;
import dev.ballast.core.statistics.Samples;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/// min (1 ÷ T) Σ min(rₜᵀw − b, 0)² under given constraints (Markowitz 1959): exact, over the scenarios themselves.
///
/// The objective is quadratic wherever the same scenarios fall short. Newton's method takes those of the current
/// weights, solves that quadratic program exactly and goes as far towards its answer as the objective falls; it ends
/// where the scenarios that fall short are the ones that were assumed.
public final class MinimumSemivariance {

    private static final int MOST_STEPS = 500;
    private static final double GOAL = 1e-12;

    private final DMatrixRMaj returns;
    private final double threshold;
    private final Constraints constraints;

    private MinimumSemivariance(DMatrixRMaj returns, double threshold, Constraints constraints) {
        this.returns = returns;
        this.threshold = threshold;
        this.constraints = constraints;
    }

    /// The weights of least semivariance; it is the solution's objective, per period.
    ///
    /// @param returns T × n, equally likely scenarios; finite
    /// @param threshold b per period, finite: what falls short of it counts
    public static Solution of(DMatrixRMaj returns, double threshold, Constraints constraints) {
        Samples.requireShape(returns, 1, "returns");
        Samples.requireUsable(returns, "returns");
        Samples.requireUsable(new double[] {threshold}, "threshold");
        if (returns.numCols != constraints.size()) {
            throw new IllegalArgumentException(
                    "returns are of " + returns.numCols + " assets, constraints on " + constraints.size());
        }
        return new MinimumSemivariance(returns, threshold, constraints).solve();
    }

    private Solution solve() {
        long begin = System.nanoTime();
        var every = new boolean[returns.numRows];
        Arrays.fill(every, true);
        boolean[] falling = every;
        Formulation formulation = formulation(falling);
        Answer answer = QuadraticSolver.solve(formulation.program());
        int iterations = answer.iterations();
        double[] weights = formulation.weights(answer.point());
        for (int step = 0; step < MOST_STEPS; step++) {
            if (answer.status() != Status.OPTIMAL) {
                return Solutions.failed(formulation.program(), answer, iterations, begin);
            }
            boolean[] next = falling(weights);
            Formulation nextFormulation = formulation(next);
            QuadraticProgram program = nextFormulation.program();
            if (Arrays.equals(next, falling)) {
                return optimal(formulation, answer, weights, iterations, begin);
            }
            double[] reduced = Optimality.reduced(program, answer.point(), answer.multipliers());
            Residuals residuals = Optimality.residuals(program, answer.point(), answer.multipliers(), reduced);
            if (step > 0
                    && isAt(weights, formulation, answer)
                    && residuals.within(QuadraticSolver.PRIMAL_LIMIT, GOAL)) {
                return optimal(formulation, answer, weights, iterations, begin);
            }
            falling = next;
            formulation = nextFormulation;
            answer = QuadraticSolver.solve(program, answer.active());
            iterations += answer.iterations();
            weights = towards(weights, formulation.weights(answer.point()));
        }
        return Solution.failed(
                Status.ITERATION_LIMIT,
                "the scenarios that fall short did not settle",
                iterations,
                answer.residuals(),
                System.nanoTime() - begin);
    }

    private static boolean isAt(double[] weights, Formulation formulation, Answer answer) {
        return Arrays.equals(weights, formulation.weights(answer.point()));
    }

    private Solution optimal(Formulation formulation, Answer answer, double[] weights, int iterations, long begin) {
        return Solutions.optimal(formulation, answer, semivariance(weights), 2, iterations, begin);
    }

    /// (1 ÷ T) Σ min(rₜᵀw − b, 0)².
    private double semivariance(double[] weights) {
        double sum = 0;
        for (int t = 0; t < returns.numRows; t++) {
            double short0 = Math.min(excess(t, weights), 0);
            sum += short0 * short0;
        }
        return sum / returns.numRows;
    }

    private double excess(int scenario, double[] weights) {
        double sum = -threshold;
        for (int i = 0; i < weights.length; i++) {
            sum += returns.get(scenario, i) * weights[i];
        }
        return sum;
    }

    private boolean[] falling(double[] weights) {
        var falling = new boolean[returns.numRows];
        for (int t = 0; t < falling.length; t++) {
            falling[t] = excess(t, weights) < 0;
        }
        return falling;
    }

    private Formulation formulation(boolean[] falling) {
        int size = returns.numCols;
        var second = new DMatrixRMaj(size, size);
        var linear = new double[size];
        for (int t = 0; t < falling.length; t++) {
            if (!falling[t]) {
                continue;
            }
            for (int i = 0; i < size; i++) {
                double scaled = returns.get(t, i) / returns.numRows;
                linear[i] += threshold * scaled;
                for (int j = 0; j < size; j++) {
                    second.data[i * size + j] += scaled * returns.data[t * size + j];
                }
            }
        }
        return Formulation.of(RiskModel.of(second), linear, constraints, List.of());
    }

    /// The point on the way from one to the other where the objective is least.
    private double[] towards(double[] from, double[] to) {
        if (slopeAt(from, to, 1) <= 0) {
            return to;
        }
        double low = 0;
        double high = 1;
        for (int halving = 0; halving < 60; halving++) {
            double middle = (low + high) / 2;
            if (slopeAt(from, to, middle) > 0) {
                high = middle;
            } else {
                low = middle;
            }
        }
        // Where the way ends a rounding error before its end, it ends there.
        return semivariance(to) <= semivariance(between(from, to, high)) ? to : between(from, to, high);
    }

    private static double[] between(double[] from, double[] to, double share) {
        var point = new double[from.length];
        for (int i = 0; i < point.length; i++) {
            point[i] = from[i] + share * (to[i] - from[i]);
        }
        return point;
    }

    private double slopeAt(double[] from, double[] to, double share) {
        double[] point = between(from, to, share);
        double slope = 0;
        for (int t = 0; t < returns.numRows; t++) {
            double here = excess(t, point);
            if (here < 0) {
                double change = 0;
                for (int i = 0; i < point.length; i++) {
                    change += returns.get(t, i) * (to[i] - from[i]);
                }
                slope += here * change;
            }
        }
        return slope;
    }
}
