package dev.ballast.core.statistics;

/// How fast exponential weights fade: an observation k rows old weighs λ^k against the newest.
///
/// @param lambda λ in (0, 1); 0.94 for daily and 0.97 for monthly returns in RiskMetrics 1996
public record Decay(double lambda) {

    public Decay {
        if (!(lambda > 0 && lambda < 1)) {
            throw new IllegalArgumentException("lambda must lie in (0, 1), was " + lambda);
        }
    }

    public static Decay ofLambda(double lambda) {
        return new Decay(lambda);
    }

    /// The weight halves every `rows` rows: λ = 2^(−1 ÷ rows).
    public static Decay ofHalfLife(double rows) {
        if (!(rows > 0 && Double.isFinite(rows))) {
            throw new IllegalArgumentException("half-life must be finite and > 0 rows, was " + rows);
        }
        return new Decay(Math.exp(-Math.log(2) / rows));
    }

    /// The span of pandas' `ewm`, the length of the moving average with the same mean age: λ = 1 − 2 ÷ (span + 1).
    public static Decay ofSpan(double span) {
        if (!(span > 1 && Double.isFinite(span))) {
            throw new IllegalArgumentException("span must be finite and > 1, was " + span);
        }
        return new Decay(1 - 2 / (span + 1));
    }

    /// Rows after which a weight has halved.
    public double halfLife() {
        return -Math.log(2) / Math.log(lambda);
    }

    /// (1 − λ) λ^(T−1−t) ÷ (1 − λ^T) for t = 0 … T − 1, oldest first: they sum to 1.
    public double[] weights(int observations) {
        var weights = new double[observations];
        double power = 1;
        double sum = 0;
        for (int row = observations - 1; row >= 0; row--) {
            weights[row] = power;
            sum += power;
            power *= lambda;
        }
        for (int row = 0; row < observations; row++) {
            weights[row] /= sum;
        }
        return weights;
    }
}
