package dev.ballast.core.risk.liquidity;

/// What it takes to sell one position.
///
/// @param value of the position, in the book's currency, ≥ 0
/// @param dailyVolume average traded value per day, same currency, > 0
/// @param days value ÷ (participation × dailyVolume), fractional
/// @param spreadCost half the relative spread, a fraction of the position
/// @param impactCost Y σ √(value ÷ dailyVolume), a fraction of the position; σ the daily volatility
public record AssetLiquidity(double value, double dailyVolume, double days, double spreadCost, double impactCost) {

    /// Spread and impact, a fraction of the position; at most all of it.
    public double costFraction() {
        return Math.min(1, spreadCost + impactCost);
    }

    /// Spread and impact in the book's currency.
    public double cost() {
        return costFraction() * value;
    }
}
