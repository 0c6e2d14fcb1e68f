package dev.ballast.core.risk.liquidity;

import dev.ballast.core.result.Result;

/// What it takes to sell one position. Days need the volume alone: a position without a spread, as where no feed runs,
/// still has them.
///
/// @param value of the position, in the book's currency, ≥ 0
/// @param dailyVolume average traded value per day, same currency, > 0
/// @param days value ÷ (participation × dailyVolume), fractional
/// @param spreadCost half the relative spread, a fraction of the position, or why it is not known
/// @param impactCost Y σ √(value ÷ dailyVolume), a fraction of the position, σ the daily volatility, or why it is not
///     known
public record AssetLiquidity(
        double value, double dailyVolume, double days, Result<Double> spreadCost, Result<Double> impactCost) {

    /// Spread and impact, a fraction of the position; at most all of it.
    public Result<Double> costFraction() {
        return spreadCost.flatMap(spread -> impactCost.map(impact -> Math.min(1, spread + impact)));
    }

    /// Spread and impact in the book's currency.
    public Result<Double> cost() {
        return costFraction().map(fraction -> fraction * value);
    }
}
