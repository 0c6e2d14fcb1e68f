package dev.ballast.core.risk.heat;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.result.Result;
import java.util.Optional;

/// What heat needs to know of a position.
///
/// @param instrument the position, long
/// @param weight fraction of equity, ≥ 0
/// @param price now, in quote currency, > 0
/// @param stop the trader's stop, in quote currency, if there is one
/// @param averageTrueRange in quote currency, or why there is none
public record HeatPosition(
        InstrumentId instrument, double weight, double price, Optional<Double> stop, Result<Double> averageTrueRange) {

    public HeatPosition {
        if (!(weight >= 0 && Double.isFinite(weight))) {
            throw new IllegalArgumentException("weight of " + instrument + " must be >= 0, was " + weight);
        }
        if (!(price > 0 && Double.isFinite(price))) {
            throw new IllegalArgumentException("price of " + instrument + " must be > 0, was " + price);
        }
    }
}
