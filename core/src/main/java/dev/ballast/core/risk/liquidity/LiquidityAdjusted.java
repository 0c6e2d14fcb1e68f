package dev.ballast.core.risk.liquidity;

/// Value at risk with what selling costs (RSK-9), fractions of equity.
///
/// @param horizonDays days ahead
/// @param valueAtRisk at market prices
/// @param cost to liquidate
public record LiquidityAdjusted(int horizonDays, double valueAtRisk, double cost) {

    /// Both together (Bangia, Diebold, Schuermann and Stroughair 1999: costs and price risk at once).
    public double total() {
        return valueAtRisk + cost;
    }
}
