package dev.ballast.core.optimization.frontier;

import dev.ballast.core.optimization.Problem;

/// A straight piece w(s) = w₀ + s v of the frontier: its variance is k s² + 2 l s + q, its return m + r s.
record FrontierPiece(double q, double l, double k, double m, double r) {

    static FrontierPiece of(Problem problem, FrontierPoint start, double[] step) {
        double[] weights = start.weightArray();
        double[] product = problem.risk().times(weights);
        double cross = 0;
        for (int i = 0; i < weights.length; i++) {
            cross += step[i] * product[i];
        }
        return new FrontierPiece(
                problem.risk().varianceOf(weights),
                cross,
                problem.risk().varianceOf(step),
                start.expectedReturn(),
                problem.returnOf(step));
    }

    /// From s = 0 to s = 1.
    static FrontierPiece between(Problem problem, FrontierPoint from, FrontierPoint to) {
        double[] step = to.weightArray();
        double[] start = from.weightArray();
        for (int i = 0; i < step.length; i++) {
            step[i] -= start[i];
        }
        return of(problem, from, step);
    }

    /// The larger s at which the volatility is `target`, at least 0.
    double atVolatility(double target) {
        double gap = target * target - q;
        double root = Math.sqrt(Math.max(l * l + k * gap, 0));
        return l + root > 0 ? Math.max(gap / (l + root), 0) : 0;
    }

    /// s ≥ 0 of the highest excess return ÷ volatility; infinite where it grows without end.
    double tangency(double riskFree) {
        double excess = m - riskFree;
        double below = excess * k - r * l;
        return below > 0 ? Math.max((r * q - excess * l) / below, 0) : Double.POSITIVE_INFINITY;
    }
}
