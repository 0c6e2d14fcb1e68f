package dev.ballast.core.risk.tail;

import dev.ballast.core.result.Decimals;
import dev.ballast.core.result.Result;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.math3.distribution.NormalDistribution;

/// Quantile of a standardised return with skewness S and excess kurtosis K (Cornish and Fisher 1938, third order):
/// g(z) = z + (z² − 1) S ÷ 6 + (z³ − 3z) K ÷ 24 − (2z³ − 5z) S² ÷ 36.
///
/// The expansion is a quantile only where it rises in z: g′(z) = (K/8 − S²/6) z² + (S/3) z + 1 − K/8 + 5S²/36 ≥ 0
/// (Maillard 2012, "A user's guide to the Cornish Fisher expansion"). Far from the normal it falls and a higher
/// confidence would give a smaller loss; [#warning] and [#tail] say so. S and K are the parameters of the
/// expansion; the sample's are put in for them, as is usual. Immutable.
///
/// @param skewness S
/// @param excessKurtosis K
public record CornishFisher(double skewness, double excessKurtosis) {

    private static final NormalDistribution STANDARD = new NormalDistribution(null, 0, 1);

    /// z beyond which nothing of the tail mean is left: Φ(−8) is 6e-16.
    private static final double FARTHEST = -8;

    public CornishFisher {
        if (!Double.isFinite(skewness) || !Double.isFinite(excessKurtosis)) {
            throw new IllegalArgumentException(
                    "skewness and excessKurtosis must be finite, were " + skewness + " and " + excessKurtosis);
        }
    }

    /// Tail figures of a return that has these moments.
    ///
    /// @param valueAtRisk −(μ + σ g(z))
    /// @param conditionalValueAtRisk −(μ + σ × mean of g below z)
    public record Tail(double valueAtRisk, double conditionalValueAtRisk) {}

    /// g(z).
    public double quantile(double z) {
        double square = z * z;
        return z
                + (square - 1) * skewness / 6
                + (square - 3) * z * excessKurtosis / 24
                - (2 * square - 5) * z * skewness * skewness / 36;
    }

    /// g(Φ⁻¹(1 − confidence)).
    public double quantileAt(double confidence) {
        return quantile(NormalTail.quantile(confidence));
    }

    /// Mean of g over the tail, ∫₀ᵖ g(Φ⁻¹(u)) du ÷ p, integrated in closed form:
    /// −φ(z) ÷ p × [1 + z S ÷ 6 + (z² − 1) K ÷ 24 − (2z² − 1) S² ÷ 36].
    public double tailMeanAt(double confidence) {
        double z = NormalTail.quantile(confidence);
        double square = z * z;
        double bracket =
                1 + z * skewness / 6 + (square - 1) * excessKurtosis / 24 - (2 * square - 1) * skewness * skewness / 36;
        return -STANDARD.density(z) / TailProbability.of(confidence) * bracket;
    }

    /// The tail of a return with this shape; missing where the expansion falls within the tail and is no quantile.
    public Result<Tail> tail(double mean, double deviation, double confidence) {
        double z = NormalTail.quantile(confidence);
        if (leastSlope(FARTHEST, z) < 0) {
            return Result.missing(String.format(
                    Locale.ROOT,
                    "The Cornish–Fisher expansion is no quantile in this tail: with skewness %s and excess kurtosis "
                            + "%s it falls as the loss grows.",
                    Decimals.of(skewness, 2),
                    Decimals.of(excessKurtosis, 2)));
        }
        return Result.of(
                new Tail(-(mean + deviation * quantileAt(confidence)), -(mean + deviation * tailMeanAt(confidence))));
    }

    /// Shape of the sum of `days` independent returns: S ÷ √days, K ÷ days.
    public CornishFisher over(int days) {
        return new CornishFisher(skewness / Math.sqrt(days), excessKurtosis / days);
    }

    /// Whether the expansion rises everywhere, Maillard's domain of validity; else one sentence.
    public Optional<String> warning() {
        if (leastSlope(FARTHEST, -FARTHEST) >= 0) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "Skewness %s and excess kurtosis %s lie outside the Cornish–Fisher expansion's domain of validity.",
                Decimals.of(skewness, 2),
                Decimals.of(excessKurtosis, 2)));
    }

    /// Least g′ on an interval: a parabola, so at an end or at its vertex.
    private double leastSlope(double from, double to) {
        double curvature = excessKurtosis / 8 - skewness * skewness / 6;
        double least = Math.min(slope(from), slope(to));
        double vertex = curvature > 0 ? -skewness / (6 * curvature) : Double.NaN;
        return vertex > from && vertex < to ? Math.min(least, slope(vertex)) : least;
    }

    private double slope(double z) {
        double curvature = excessKurtosis / 8 - skewness * skewness / 6;
        return curvature * z * z + skewness / 3 * z + 1 - excessKurtosis / 8 + 5 * skewness * skewness / 36;
    }
}
