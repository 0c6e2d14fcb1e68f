package dev.ballast.core.risk.tail;

import org.apache.commons.math3.distribution.NormalDistribution;

/// Tail of a normal return: VaR = −(μ + z σ), CVaR = −μ + σ φ(z) ÷ p, z = Φ⁻¹(p), p = 1 − confidence.
///
/// Source: McNeil, Frey and Embrechts, Quantitative Risk Management (2015), examples 2.11 and 2.14. Immutable.
///
/// @param mean μ per horizon, a fraction
/// @param deviation σ per horizon, ≥ 0
/// @param confidence in (0, 1)
public record NormalTail(double mean, double deviation, double confidence) {

    private static final NormalDistribution STANDARD = new NormalDistribution(null, 0, 1);

    public NormalTail {
        if (!Double.isFinite(mean)) {
            throw new IllegalArgumentException("mean must be finite, was " + mean);
        }
        if (!(deviation >= 0 && Double.isFinite(deviation))) {
            throw new IllegalArgumentException("deviation must be finite and >= 0, was " + deviation);
        }
        TailProbability.of(confidence);
    }

    /// z = Φ⁻¹(1 − confidence): negative from a confidence of one half.
    public static double quantile(double confidence) {
        return STANDARD.inverseCumulativeProbability(TailProbability.of(confidence));
    }

    /// φ(z) ÷ (1 − confidence): the mean loss beyond the quantile of a standard normal.
    public static double tailMean(double confidence) {
        return STANDARD.density(quantile(confidence)) / TailProbability.of(confidence);
    }

    public double valueAtRisk() {
        return -(mean + quantile(confidence) * deviation);
    }

    public double conditionalValueAtRisk() {
        return -mean + deviation * tailMean(confidence);
    }

    /// The tail of the sum of `days` independent returns: μ × days, σ × √days.
    public NormalTail over(int days) {
        return new NormalTail(mean * days, deviation * Math.sqrt(days), confidence);
    }

    /// Standard error of the value at risk where μ and σ come from `observations` normal returns and are carried
    /// over `days`: √(days² σ² ÷ T + z² days σ² ÷ 2(T − 1)). `this` is the tail of one day.
    public double standardError(int observations, int days) {
        double z = quantile(confidence);
        double ofMean = (double) days * days * deviation * deviation / observations;
        double ofDeviation = z * z * days * deviation * deviation / (2.0 * Math.max(1, observations - 1));
        return Math.sqrt(ofMean + ofDeviation);
    }
}
