package dev.ballast.core.statistics.timeseries;

import dev.ballast.core.result.Result;

/// A Dickey-Fuller test of the hypothesis that a series has a unit root. The more negative the statistic, the less
/// likely; below the critical value the hypothesis is refused and the series counts as mean-reverting.
///
/// @param statistic t ratio of the lagged level
/// @param pValue MacKinnon (1994), asymptotic
/// @param lags lagged differences in the regression
/// @param observations rows of the regression
/// @param criticalValues MacKinnon (2010), for this many observations
/// @param criterion the least value of the criterion that chose the lags; missing where they were fixed
public record UnitRootOutcome(
        double statistic,
        double pValue,
        int lags,
        int observations,
        CriticalValues criticalValues,
        Result<Double> criterion) {}
