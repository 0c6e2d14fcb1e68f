package dev.ballast.core.optimization.quadratic;

import dev.ballast.core.optimization.AssetNames;
import dev.ballast.core.optimization.Problem;
import dev.ballast.core.optimization.RiskModel;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.optimization.Status;
import java.util.List;

/// min (w − b)ᵀS(w − b): the book nearest to a benchmark that the constraints allow (Roll 1992).
///
/// The solution's objective is the tracking variance; its root is the tracking error per period.
public final class TrackingError {

    private TrackingError() {}

    /// The weights of least tracking error.
    ///
    /// @param benchmark b, one weight per asset, finite; need not meet the constraints
    public static Solution of(Problem problem, double[] benchmark) {
        long begin = System.nanoTime();
        requireBenchmark(problem.risk(), benchmark);
        Formulation formulation =
                Formulation.of(problem.risk(), problem.risk().times(benchmark), problem.constraints(), List.of());
        Answer answer = QuadraticSolver.solve(formulation.program());
        if (answer.status() != Status.OPTIMAL) {
            return Solutions.failed(formulation.program(), answer, answer.iterations(), begin);
        }
        double[] weights = formulation.weights(answer.point());
        return Solutions.optimal(
                formulation, answer, varianceOf(problem.risk(), weights, benchmark), 2, answer.iterations(), begin);
    }

    /// (w − b)ᵀS(w − b).
    public static double varianceOf(RiskModel risk, double[] weights, double[] benchmark) {
        var active = new double[weights.length];
        for (int i = 0; i < active.length; i++) {
            active[i] = weights[i] - benchmark[i];
        }
        return risk.varianceOf(active);
    }

    private static void requireBenchmark(RiskModel risk, double[] benchmark) {
        if (benchmark.length != risk.size()) {
            throw new IllegalArgumentException(risk.size() + " benchmark weights expected, was " + benchmark.length);
        }
        for (int i = 0; i < benchmark.length; i++) {
            if (!Double.isFinite(benchmark[i])) {
                throw new IllegalArgumentException(
                        "benchmark weight of " + AssetNames.of(i) + " must be finite, was " + benchmark[i]);
            }
        }
    }
}
