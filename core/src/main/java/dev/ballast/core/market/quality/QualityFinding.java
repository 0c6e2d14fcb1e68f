package dev.ballast.core.market.quality;

import java.time.Instant;

/// One thing wrong with a series.
///
/// @param reason what kind of thing
/// @param row index in the series as it came, from 0
/// @param time the row's time
/// @param value the figure that led to it: the price, a robust z, a ratio of prices, days, or a count, as `message`
/// says
/// @param message one sentence for the screen, with the value
public record QualityFinding(QualityReason reason, int row, Instant time, double value, String message) {}
