package dev.ballast.core.statistics;

import dev.ballast.core.result.Result;

/// Mean, variance, skewness and excess kurtosis of a sample of T numbers.
///
/// Central moments m(k) = Σ (x − mean)^k ÷ T about a mean that is corrected for its own rounding (two passes;
/// Chan, Golub and LeVeque 1983); higher ones are taken of standardised numbers, so that scale neither over- nor
/// underflows them. A sample that is constant up to the rounding of its numbers has no skewness and no kurtosis.
/// Units: the mean has those of the numbers, the variance their square, skewness and kurtosis none.
///
/// Immutable. NaN, infinities and an empty sample are refused.
public final class Moments {

    /// Standard deviation against the largest number below which a sample is constant up to rounding.
    private static final double CONSTANT = 1e-12;

    /// Which estimator of skewness and kurtosis.
    public enum Bias {
        /// g₁ = m₃ ÷ m₂^(3/2) and g₂ = m₄ ÷ m₂² − 3, moments of the sample itself: SciPy's `skew(bias=True)`.
        POPULATION,
        /// G₁ = g₁ √(T(T−1)) ÷ (T−2), G₂ = (T−1) ((T+1) g₂ + 6) ÷ ((T−2)(T−3)): unbiased for normal samples
        /// (Joanes and Gill 1998, The Statistician 47, p. 184); pandas' `skew`, Excel's `KURT`.
        UNBIASED
    }

    private final int observations;
    private final double mean;
    private final double squares;
    private final boolean constant;
    private final double skewness;
    private final double kurtosis;

    private Moments(double[] sample) {
        observations = sample.length;
        mean = meanOf(sample);
        double sum = 0;
        double rest = 0;
        double largest = 0;
        for (double value : sample) {
            double deviation = value - mean;
            sum += deviation * deviation;
            rest += deviation;
            largest = Math.max(largest, Math.abs(value));
        }
        squares = Math.max(0, sum - rest * rest / observations);
        double scale = Math.sqrt(squares / observations);
        constant = scale <= CONSTANT * largest;
        double cubes = 0;
        double fourths = 0;
        if (!constant) {
            for (double value : sample) {
                double standardised = (value - mean) / scale;
                double square = standardised * standardised;
                cubes += square * standardised;
                fourths += square * square;
            }
        }
        skewness = cubes / observations;
        kurtosis = fourths / observations - 3;
    }

    /// Moments of a sample with at least one number.
    public static Moments of(double[] sample) {
        if (sample.length == 0) {
            throw new IllegalArgumentException("moments need at least 1 observation, was 0");
        }
        Samples.requireUsable(sample, "sample");
        return new Moments(sample);
    }

    /// Number of observations T.
    public int observations() {
        return observations;
    }

    public double mean() {
        return mean;
    }

    /// Σ (x − mean)² ÷ (T − `degreesOfFreedomLost`): 1 for the unbiased sample variance, 0 for the population's.
    ///
    /// `IllegalArgumentException` where nothing is left to divide by.
    public double variance(int degreesOfFreedomLost) {
        if (degreesOfFreedomLost < 0 || degreesOfFreedomLost >= observations) {
            throw new IllegalArgumentException(
                    "degrees of freedom lost must lie in [0, " + observations + "), was " + degreesOfFreedomLost);
        }
        return squares / (observations - degreesOfFreedomLost);
    }

    /// Square root of [#variance].
    public double standardDeviation(int degreesOfFreedomLost) {
        return Math.sqrt(variance(degreesOfFreedomLost));
    }

    /// Standard error of the mean of independent numbers: s ÷ √T, s with divisor T − 1. Needs T ≥ 2.
    public double standardErrorOfMean() {
        return standardDeviation(1) / Math.sqrt(observations);
    }

    /// Skewness; missing for a constant sample, and for the unbiased one with T < 3.
    public Result<Double> skewness(Bias bias) {
        if (constant) {
            return Result.missing("No skewness: all " + observations + " observations are the same.");
        }
        double t = observations;
        return switch (bias) {
            case POPULATION -> Result.of(skewness);
            case UNBIASED ->
                observations < 3
                        ? Result.missing("Unbiased skewness needs 3 observations, there are " + observations + ".")
                        : Result.of(skewness * Math.sqrt(t * (t - 1)) / (t - 2));
        };
    }

    /// Kurtosis less 3, the normal distribution's; missing for a constant sample, and for the unbiased one with T < 4.
    public Result<Double> excessKurtosis(Bias bias) {
        if (constant) {
            return Result.missing("No kurtosis: all " + observations + " observations are the same.");
        }
        double t = observations;
        return switch (bias) {
            case POPULATION -> Result.of(kurtosis);
            case UNBIASED ->
                observations < 4
                        ? Result.missing("Unbiased kurtosis needs 4 observations, there are " + observations + ".")
                        : Result.of((t - 1) * ((t + 1) * kurtosis + 6) / ((t - 2) * (t - 3)));
        };
    }

    private static double meanOf(double[] sample) {
        double sum = 0;
        for (double value : sample) {
            sum += value;
        }
        double first = sum / sample.length;
        double rest = 0;
        for (double value : sample) {
            rest += value - first;
        }
        return first + rest / sample.length;
    }
}
