package dev.ballast.core.statistics.timeseries;

/// An F test of Granger causality; a small p-value says that the lags help.
///
/// @param statistic F
/// @param pValue P(F ≥ statistic) where they don't help
/// @param numerator degrees of freedom: coefficients tested
/// @param denominator degrees of freedom of the whole system
public record GrangerOutcome(double statistic, double pValue, int numerator, int denominator) {}
