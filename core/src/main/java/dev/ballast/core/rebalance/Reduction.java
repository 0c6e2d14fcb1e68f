package dev.ballast.core.rebalance;

import dev.ballast.core.market.InstrumentId;

/// A position that is to become smaller for the risk it carries (REB-3).
///
/// @param instrument the position
/// @param kind of the trigger that asks
/// @param factor what is to be left of it, in (0, 1)
/// @param priority how much it matters
/// @param confidence that the cause is real, in [0, 1]
/// @param reason one sentence with the values
record Reduction(
        InstrumentId instrument, TriggerKind kind, double factor, Urgency priority, double confidence, String reason) {}
