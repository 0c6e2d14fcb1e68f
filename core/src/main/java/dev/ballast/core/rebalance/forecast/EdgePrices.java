package dev.ballast.core.rebalance.forecast;

import dev.ballast.core.result.Percent;
import dev.ballast.core.result.Result;

/// How far a price has to move, all others as they are, for its asset's weight to reach the edges of its band.
///
/// With q units at price p and equity E at the present price p₀, w(p) = q p ÷ (E − q p₀ + q p), which rises with p.
/// It reaches u at p ÷ p₀ = u (1 − w₀) ÷ ((1 − u) w₀): exact, whatever the other assets and the cash are, as long as
/// what is not in the asset is worth more than nothing. The factor holds in any currency of the price.
///
/// @param lower price ÷ present price at which the weight is the band's lower edge, or why no price does it
/// @param upper the same for the upper edge
public record EdgePrices(Result<Double> lower, Result<Double> upper) {

    /// The factors for an asset of this weight.
    ///
    /// @param weight now, a fraction of equity, finite
    public static EdgePrices of(double weight, WeightBand band) {
        return new EdgePrices(factor(weight, band.lower()), factor(weight, band.upper()));
    }

    /// Price ÷ present price at which the weight is `edge`; missing where no price > 0 makes it so.
    public static Result<Double> factor(double weight, double edge) {
        if (!Double.isFinite(weight)) {
            throw new IllegalArgumentException("weight must be finite, was " + weight);
        }
        if (weight <= 0) {
            return Result.missing("It is not held: its weight stays 0 % whatever its price does.");
        }
        if (weight >= 1) {
            return Result.missing("Nothing else is worth more than nothing: no price moves the weight below 100 %.");
        }
        if (edge <= 0) {
            return Result.missing("No price takes the weight down to " + Percent.of(edge) + ".");
        }
        if (edge >= 1) {
            return Result.missing("No price takes the weight up to " + Percent.of(edge) + ".");
        }
        return Result.of(edge * (1 - weight) / ((1 - edge) * weight));
    }
}
