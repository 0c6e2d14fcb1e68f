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
/// where the scenarios that fall short are the ones that were assumed. From one step to the next only scenarios that
/// changed sides change the program ([Shortfalls]); the answer's residuals are measured over the scenarios themselves.
public final class MinimumSemivariance {

    private static final int MOST_STEPS = 500;
    private static final double GOAL = 1e-12;

    private final Shortfalls shortfalls;
    private final Constraints constraints;

    private MinimumSemivariance(DMatrixRMaj returns, double threshold, Constraints constraints) {
        shortfalls = new Shortfalls(returns, threshold);
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
        var falling = new boolean[shortfalls.count()];
        Arrays.fill(falling, true);
        Formulation formulation = formulation(falling);
        Answer answer = QuadraticSolver.solve(formulation.program());
        int iterations = answer.iterations();
        double[] weights = formulation.weights(answer.point());
        for (int step = 0; step < MOST_STEPS; step++) {
            if (answer.status() != Status.OPTIMAL) {
                return Solutions.failed(formulation.program(), answer, iterations, begin);
            }
            double[] excess = shortfalls.excess(weights);
            boolean[] next = Shortfalls.falling(excess);
            if (Arrays.equals(next, falling) || isAt(weights, formulation, answer)) {
                Residuals residuals = residuals(formulation, answer, excess);
                boolean settled = Arrays.equals(next, falling) || residuals.within(QuadraticSolver.PRIMAL_LIMIT, GOAL);
                if (settled && residuals.within(QuadraticSolver.PRIMAL_LIMIT, QuadraticSolver.DUAL_LIMIT)) {
                    return Solution.optimal(
                            weights,
                            Shortfalls.semivariance(excess),
                            iterations,
                            residuals,
                            Solutions.binding(formulation.program(), answer, 2),
                            System.nanoTime() - begin);
                }
                if (Arrays.equals(next, falling)) {
                    break;
                }
            }
            falling = next;
            formulation = formulation(falling);
            answer = QuadraticSolver.solve(formulation.program(), answer.active());
            iterations += answer.iterations();
            if (answer.status() == Status.OPTIMAL) {
                weights = towards(weights, formulation.weights(answer.point()), excess);
            }
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

    /// Of the objective itself: its gradient from the scenarios, not from the sums that changes were made to.
    private Residuals residuals(Formulation formulation, Answer answer, double[] excess) {
        QuadraticProgram program = formulation.program();
        double[] gradient = formulation.linearOf(shortfalls.gradient(excess));
        // What the program's product would be: the gradient with its linear term added again.
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] += program.linear()[i];
        }
        double[] reduced = Optimality.reduced(program, answer.point(), gradient, answer.multipliers());
        return Optimality.residuals(program, answer.point(), answer.multipliers(), reduced);
    }

    private Formulation formulation(boolean[] falling) {
        shortfalls.take(falling);
        return Formulation.of(RiskModel.of(shortfalls.second()), shortfalls.linear(), constraints, List.of());
    }

    /// The point on the way from one to the other where the objective is least.
    private double[] towards(double[] from, double[] to, double[] excess) {
        double[] end = shortfalls.excess(to);
        if (Shortfalls.slope(excess, end, 1) <= 0) {
            return to;
        }
        double low = 0;
        double high = 1;
        for (int halving = 0; halving < 60; halving++) {
            double middle = (low + high) / 2;
            if (Shortfalls.slope(excess, end, middle) > 0) {
                high = middle;
            } else {
                low = middle;
            }
        }
        // Where the way ends a rounding error before its end, it ends there.
        double[] between = between(from, to, high);
        return Shortfalls.semivariance(end) <= Shortfalls.semivariance(shortfalls.excess(between)) ? to : between;
    }

    private static double[] between(double[] from, double[] to, double share) {
        var point = new double[from.length];
        for (int i = 0; i < point.length; i++) {
            point[i] = from[i] + share * (to[i] - from[i]);
        }
        return point;
    }
}
