package dev.ballast.core.stress;

import dev.ballast.core.market.InstrumentId;

/// What one position adds to the loss of a book in a scenario.
///
/// @param instrument the position
/// @param weight fraction of equity
/// @param shock its return in the scenario, a fraction; NaN where the scenario moves no prices
/// @param origin which shock applied
/// @param loss fraction of equity, > 0 for a loss; the parts add up to the whole
public record AssetLoss(InstrumentId instrument, double weight, double shock, ShockOrigin origin, double loss) {}
