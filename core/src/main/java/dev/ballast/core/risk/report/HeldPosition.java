package dev.ballast.core.risk.report;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.result.Result;
import java.util.Optional;

/// What a report needs to know of one position beside its weight and history (RSK-6, RSK-9).
///
/// @param instrument the position
/// @param value in the book's currency, ≥ 0
/// @param price in quote currency, > 0
/// @param stop the trader's stop in quote currency, if there is one
/// @param averageTrueRange in quote currency, or why there is none
/// @param dailyVolume average value traded per day in the book's currency, or why it is not known
/// @param halfSpread half the relative spread, a fraction, or why it is not known
public record HeldPosition(
        InstrumentId instrument,
        double value,
        double price,
        Optional<Double> stop,
        Result<Double> averageTrueRange,
        Result<Double> dailyVolume,
        Result<Double> halfSpread) {}
