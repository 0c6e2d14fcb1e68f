package dev.ballast.core.statistics.timeseries;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.result.Result;

/// Two instruments whose logarithmic prices may move together.
///
/// @param dependent the one bought, y of the regression
/// @param other the one sold against it, x
/// @param pValue of the hypothesis that they are not cointegrated, for this pair alone: of many pairs some are
/// small     by chance
/// @param statistic Engle and Granger's
/// @param hedgeRatio value of `other` to sell for each unit of value of `dependent` bought
/// @param halfLife of the spread in periods, −ln 2 ÷ ln(1 + b); missing where it doesn't revert
/// @param zScore of the spread now; above 0, `dependent` is dear
/// @param observations common prices used
public record CointegratedPair(
        InstrumentId dependent,
        InstrumentId other,
        double pValue,
        double statistic,
        double hedgeRatio,
        Result<Double> halfLife,
        double zScore,
        int observations) {}
