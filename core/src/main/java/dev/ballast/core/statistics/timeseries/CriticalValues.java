package dev.ballast.core.statistics.timeseries;

/// Critical values of a test at the usual levels.
///
/// @param onePercent at which a true hypothesis is refused once in 100 samples
/// @param fivePercent once in 20
/// @param tenPercent once in 10
public record CriticalValues(double onePercent, double fivePercent, double tenPercent) {}
