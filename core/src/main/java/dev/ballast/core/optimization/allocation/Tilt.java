package dev.ballast.core.optimization.allocation;

import dev.ballast.core.optimization.AssetNames;
import dev.ballast.core.result.Result;

/// Weights moved towards assets whose score stands out among the others: w ∝ base · exp(±strength · z), z the score
/// less its mean, by its standard deviation (divisor n), within [−3, 3] (as MSCI's tilt indices hold theirs).
///
/// Weights stay ≥ 0 and sum to what the base sums to; an asset without base weight stays without. Scores that are all
/// alike move nothing.
///
/// @param direction whether high scores gain or lose
/// @param strength ≥ 0 and finite: 1 gives an asset one deviation above the mean e times the weight it had against one
///     at the mean
public record Tilt(Direction direction, double strength) {

    /// What a high score means.
    public enum Direction {
        /// Past winners go on winning (Jegadeesh and Titman 1993): high scores gain weight.
        MOMENTUM,
        /// Past winners come back (De Bondt and Thaler 1985): high scores lose weight.
        MEAN_REVERSION
    }

    private static final double LARGEST_SCORE = 3;

    public Tilt {
        if (!(strength >= 0 && strength < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("strength must be finite and >= 0, was " + strength);
        }
    }

    /// The tilted weights. Missing where the base has no weight to tilt.
    ///
    /// @param base ≥ 0 and finite
    /// @param scores finite, one per asset: for momentum returns over a year without the last month are usual
    public Result<double[]> of(double[] base, double[] scores) {
        if (base.length != scores.length) {
            throw new IllegalArgumentException(base.length + " weights need as many scores, was " + scores.length);
        }
        SimpleWeights.requireFinite("base weight", base);
        SimpleWeights.requireFinite("score", scores);
        double total = 0;
        for (int i = 0; i < base.length; i++) {
            if (base[i] < 0) {
                throw new IllegalArgumentException(
                        "base weight must be >= 0, was " + base[i] + " at " + AssetNames.of(i));
            }
            total += base[i];
        }
        if (!(total > 0)) {
            return Result.missing("the base has no weight to tilt");
        }
        double[] standard = standardised(scores);
        double sum = 0;
        for (int i = 0; i < base.length; i++) {
            double sign = direction == Direction.MOMENTUM ? 1 : -1;
            // From the extreme downwards, so that no strength overflows.
            standard[i] = base[i] * Math.exp(strength * (sign * standard[i] - LARGEST_SCORE));
            sum += standard[i];
        }
        if (!(sum > 0)) {
            return Result.missing("a tilt of strength " + strength + " leaves no weight that can be told from 0");
        }
        for (int i = 0; i < base.length; i++) {
            standard[i] *= total / sum;
        }
        return Result.of(standard);
    }

    /// z within [−3, 3]; zeros where scores differ by rounding only.
    static double[] standardised(double[] scores) {
        double mean = 0;
        double size = 0;
        for (double score : scores) {
            mean += score / scores.length;
            size = Math.max(size, Math.abs(score));
        }
        double variance = 0;
        for (double score : scores) {
            variance += (score - mean) * (score - mean) / scores.length;
        }
        double deviation = Math.sqrt(variance);
        var standard = new double[scores.length];
        if (deviation > 1e-14 * size) {
            for (int i = 0; i < standard.length; i++) {
                standard[i] = Math.clamp((scores[i] - mean) / deviation, -LARGEST_SCORE, LARGEST_SCORE);
            }
        }
        return standard;
    }
}
