package dev.ballast.core.statistics;

import dev.ballast.core.statistics.kernel.SymmetricProduct;
import java.util.Arrays;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;

/// Covariance of returns per period (STA-2). Takes T × n, gives n × n, symmetric and positive semidefinite to rounding.
///
/// T < n is allowed and gives a singular matrix; a column that is constant up to rounding has zero variance and zero
/// covariances. NaN, infinities and entries beyond 1e150 are refused with row and column. O(T n²).
public final class Covariance {

    /// How exponential weights start and whether a mean is removed; the zero-mean ones agree as λ^T goes to 0.
    public enum Convention {
        /// Weights (1−λ)λ^k ÷ (1−λ^T), k = 0 for the newest return: they sum to 1 in every sample. Mean not removed.
        NORMALISED("zero mean, weights normalised"),
        /// The same weights about the mean they give: pandas' `ewm(alpha=1-lambda).cov(bias=True)`.
        NORMALISED_MEAN_REMOVED("exponential mean removed, weights normalised"),
        /// S₁ = r₁r₁ᵀ, S(t) = λS(t−1) + (1−λ)r(t)r(t)ᵀ: RiskMetrics 1996, the first return keeps weight λ^(T−1).
        RECURSIVE_SEED_FIRST("zero mean, recursion from the first return"),
        /// The same recursion over all T returns from S₀ = their sample covariance (divisor T − 1).
        RECURSIVE_SEED_SAMPLE("zero mean, recursion from the sample covariance");

        private final String words;

        Convention(String words) {
            this.words = words;
        }

        /// One phrase for the screen.
        public String words() {
            return words;
        }
    }

    /// Standard deviation against the mean below which a column is constant up to the rounding of its numbers.
    private static final double CONSTANT = 1e-12;

    private Covariance() {}

    /// Sample covariance: equal weights, mean removed, divisor T − 1. Needs T ≥ 2.
    public static CovarianceEstimate sample(DMatrixRMaj returns) {
        return sample(returns, 1);
    }

    /// Sample covariance with divisor T − `degreesOfFreedomLost`: 1 is unbiased, 0 the maximum-likelihood one of normal
    /// returns. Needs T ≥ 2 and a divisor > 0.
    public static CovarianceEstimate sample(DMatrixRMaj returns, int degreesOfFreedomLost) {
        Samples.requireShape(returns, 2, "returns");
        int observations = returns.numRows;
        if (degreesOfFreedomLost < 0 || degreesOfFreedomLost >= observations) {
            throw new IllegalArgumentException(
                    "degrees of freedom lost must lie in [0, " + observations + "), was " + degreesOfFreedomLost);
        }
        double[] weights = equal(observations, 1.0 / (observations - degreesOfFreedomLost));
        return CovarianceEstimate.owning(
                about(returns, means(returns), weights),
                observations,
                observations,
                "sample, mean removed, divisor T - " + degreesOfFreedomLost);
    }

    /// Exponentially weighted covariance with normalised weights.
    public static CovarianceEstimate exponential(DMatrixRMaj returns, Decay decay) {
        return exponential(returns, decay, Convention.NORMALISED);
    }

    /// Exponentially weighted covariance. Needs T ≥ 1; where a mean is removed or a sample is the seed, T ≥ 2.
    public static CovarianceEstimate exponential(DMatrixRMaj returns, Decay decay, Convention convention) {
        boolean one = convention == Convention.NORMALISED || convention == Convention.RECURSIVE_SEED_FIRST;
        Samples.requireShape(returns, one ? 1 : 2, "returns");
        int observations = returns.numRows;
        double[] weights = weights(observations, decay, convention);
        var zero = new double[returns.numCols];
        DMatrixRMaj matrix =
                switch (convention) {
                    case NORMALISED, RECURSIVE_SEED_FIRST -> about(returns, zero, weights);
                    case NORMALISED_MEAN_REMOVED -> about(returns, weightedMeans(returns, weights), weights);
                    case RECURSIVE_SEED_SAMPLE -> {
                        DMatrixRMaj recent = about(returns, zero, weights);
                        double seed = Math.pow(decay.lambda(), observations);
                        DMatrixRMaj sample = sample(returns).matrix();
                        for (int i = 0; i < recent.data.length; i++) {
                            recent.data[i] += seed * sample.data[i];
                        }
                        yield recent;
                    }
                };
        return CovarianceEstimate.owning(
                matrix,
                observations,
                effective(decay.weights(observations)),
                String.format(Locale.ROOT, "EWMA, lambda %s, %s", decay.lambda(), convention.words()));
    }

    /// Exponentially weighted mean of products of deviations from the plain sample means: PyPortfolioOpt's `exp_cov`.
    ///
    /// Its weights fade and its means do not, so that it is neither of the usual ones. Needs T ≥ 2.
    public static CovarianceEstimate exponentialAboutSampleMean(DMatrixRMaj returns, Decay decay) {
        Samples.requireShape(returns, 2, "returns");
        double[] weights = decay.weights(returns.numRows);
        return CovarianceEstimate.owning(
                about(returns, means(returns), weights),
                returns.numRows,
                effective(weights),
                String.format(Locale.ROOT, "EWMA, lambda %s, sample mean removed", decay.lambda()));
    }

    /// Semicovariance Σ min(r − b, 0) min(r − b, 0)ᵀ ÷ T: only what falls short of the threshold b counts, and all T
    /// rows divide (Estrada 2008, in the form of PyPortfolioOpt's `semicovariance`). Needs T ≥ 1.
    ///
    /// @param threshold b per period, a fraction; finite
    public static CovarianceEstimate semicovariance(DMatrixRMaj returns, double threshold) {
        Samples.requireShape(returns, 1, "returns");
        Samples.requireUsable(returns, "returns");
        Samples.requireUsable(new double[] {threshold}, "threshold");
        DMatrixRMaj shortfalls = returns.copy();
        for (int i = 0; i < shortfalls.data.length; i++) {
            shortfalls.data[i] = Math.min(shortfalls.data[i] - threshold, 0);
        }
        int observations = returns.numRows;
        return CovarianceEstimate.owning(
                about(shortfalls, new double[returns.numCols], equal(observations, 1.0 / observations)),
                observations,
                observations,
                "semicovariance below " + threshold + ", divisor T");
    }

    /// Weights of the products; those of the sample seed sum to 1 − λ^T.
    private static double[] weights(int observations, Decay decay, Convention convention) {
        double[] weights = decay.weights(observations);
        double rest = Math.pow(decay.lambda(), observations);
        switch (convention) {
            case NORMALISED, NORMALISED_MEAN_REMOVED -> {}
            case RECURSIVE_SEED_FIRST -> {
                scale(weights, 1 - rest);
                weights[0] = rest / decay.lambda();
            }
            case RECURSIVE_SEED_SAMPLE -> scale(weights, 1 - rest);
        }
        return weights;
    }

    private static void scale(double[] weights, double factor) {
        for (int row = 0; row < weights.length; row++) {
            weights[row] *= factor;
        }
    }

    private static double[] equal(int observations, double weight) {
        var weights = new double[observations];
        Arrays.fill(weights, weight);
        return weights;
    }

    private static double effective(double[] weights) {
        double squares = 0;
        for (double weight : weights) {
            squares += weight * weight;
        }
        return 1 / squares;
    }

    /// Means of the columns; a sum that is not finite sends for the entry to blame.
    private static double[] means(DMatrixRMaj returns) {
        double[] means = SymmetricProduct.means(returns);
        for (double mean : means) {
            if (!Double.isFinite(mean)) {
                Samples.requireUsable(returns, "returns");
            }
        }
        return means;
    }

    private static double[] weightedMeans(DMatrixRMaj returns, double[] weights) {
        var means = new double[returns.numCols];
        for (int row = 0; row < returns.numRows; row++) {
            for (int column = 0; column < means.length; column++) {
                means[column] += weights[row] * returns.get(row, column);
            }
        }
        return means;
    }

    /// Σ w (x − m)(x − m)ᵀ; looks at the n variances, not at all T × n entries, to find what is not a number.
    private static DMatrixRMaj about(DMatrixRMaj returns, double[] centre, double[] weights) {
        DMatrixRMaj matrix = SymmetricProduct.of(returns, centre, weights);
        for (int i = 0; i < matrix.numRows; i++) {
            double variance = matrix.get(i, i);
            if (!Double.isFinite(variance)) {
                Samples.requireUsable(returns, "returns");
                throw new IllegalArgumentException("variance of column " + i + " must be finite, was " + variance);
            }
            if (Math.sqrt(variance) <= CONSTANT * Math.abs(centre[i])) {
                for (int j = 0; j < matrix.numCols; j++) {
                    matrix.set(i, j, 0);
                    matrix.set(j, i, 0);
                }
            }
        }
        return matrix;
    }
}
