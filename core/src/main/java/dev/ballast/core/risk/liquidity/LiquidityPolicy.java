package dev.ballast.core.risk.liquidity;

/// How a liquidation is thought to be done (RSK-9), editable.
///
/// @param participation share of the average daily volume one sells, in (0, 1]
/// @param impactCoefficient Y of the square-root law, ≥ 0: about 1 over many markets (Tóth et al. 2011)
/// @param volumeDays days behind the average daily volume, ≥ 1
public record LiquidityPolicy(double participation, double impactCoefficient, int volumeDays) {

    public static final LiquidityPolicy DEFAULT = new LiquidityPolicy(0.10, 1.0, 30);

    public LiquidityPolicy {
        if (!(participation > 0 && participation <= 1)) {
            throw new IllegalArgumentException("participation must lie in (0, 1], was " + participation);
        }
        if (!(impactCoefficient >= 0 && Double.isFinite(impactCoefficient))) {
            throw new IllegalArgumentException("impactCoefficient must be >= 0, was " + impactCoefficient);
        }
        if (volumeDays < 1) {
            throw new IllegalArgumentException("volumeDays must be >= 1, was " + volumeDays);
        }
    }
}
