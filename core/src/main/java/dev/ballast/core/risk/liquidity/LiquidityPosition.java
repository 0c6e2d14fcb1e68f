package dev.ballast.core.risk.liquidity;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.result.Result;

/// What a liquidation needs to know of a position.
///
/// @param instrument the position
/// @param value in the book's currency, ≥ 0
/// @param dailyVolume average value traded per day in the same currency, or why it is not known
/// @param halfSpread half the relative spread, a fraction ≥ 0, or why it is not known
/// @param dailyVolatility of its returns, a fraction, or why it is not known
public record LiquidityPosition(
        InstrumentId instrument,
        double value,
        Result<Double> dailyVolume,
        Result<Double> halfSpread,
        Result<Double> dailyVolatility) {

    public LiquidityPosition {
        if (!(value >= 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException("value of " + instrument + " must be finite and >= 0, was " + value);
        }
    }
}
