package dev.ballast.app.correlation;

import dev.ballast.core.market.InstrumentId;

/// An instrument that was left out of the matrix, and why.
public record ExcludedRow(InstrumentId instrument, String reason) {}
