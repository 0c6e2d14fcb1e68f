package dev.ballast.core.feed.simulation;

import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;

/// How one instrument moves in the simulated market.
///
/// @param instrument what is quoted, on its price tick
/// @param marketBeta log return per unit of the market factor's, finite
/// @param specificVolatility annual volatility (365 days) of what the market factor leaves, as a fraction, ≥ 0
/// @param spread ask − bid as a fraction of the price in a calm market, in [0, 0.1]; quotes are never closer than a
/// tick
/// @param turnover typical traded value a day in quote currency, ≥ 0
public record AssetModel(
        Instrument instrument, double marketBeta, double specificVolatility, double spread, double turnover) {

    public AssetModel {
        require(Double.isFinite(marketBeta), instrument.id(), "marketBeta", marketBeta);
        require(
                specificVolatility >= 0 && specificVolatility < 100,
                instrument.id(),
                "specificVolatility",
                specificVolatility);
        require(spread >= 0 && spread <= 0.1, instrument.id(), "spread", spread);
        require(turnover >= 0 && turnover < 1e15, instrument.id(), "turnover", turnover);
    }

    /// The annual volatility that all parts come to in the long run.
    public double annualVolatility() {
        return Math.hypot(marketBeta * Calibration.MARKET_VOLATILITY, specificVolatility);
    }

    private static void require(boolean holds, InstrumentId id, String name, double value) {
        if (!holds) {
            throw new IllegalArgumentException(name + " of " + id + " is out of range: " + value);
        }
    }
}
