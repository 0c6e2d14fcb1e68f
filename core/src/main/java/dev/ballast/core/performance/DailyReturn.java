package dev.ballast.core.performance;

import java.time.Instant;

/// A simple return between two midnights, UTC; of several days where midnights between them have no valuation.
///
/// @param from midnight at which it starts
/// @param to midnight at which it ends
/// @param value a fraction ≥ −1
public record DailyReturn(Instant from, Instant to, double value) {}
