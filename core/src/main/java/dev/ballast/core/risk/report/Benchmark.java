package dev.ballast.core.risk.report;

import dev.ballast.core.risk.series.DatedSeries;

/// A series of prices to compare with.
///
/// @param name symbol or words
/// @param prices by time
public record Benchmark(String name, DatedSeries prices) {}
