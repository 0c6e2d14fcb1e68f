package dev.ballast.core.regime;

import java.time.Instant;

/// A stretch of one regime.
///
/// @param regime which
/// @param from time of its first bar
/// @param to time of its last bar; the latest bar for the spell that goes on
/// @param bars number of them, ≥ 1
public record RegimeSpell(MarketRegime regime, Instant from, Instant to, int bars) {}
