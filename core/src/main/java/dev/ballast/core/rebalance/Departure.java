package dev.ballast.core.rebalance;

import java.time.Instant;

/// When and where the orders of an approved proposal leave (REB-8). Stored with the approval, so that a restart keeps
/// to it.
///
/// @param at when the first order leaves; until then the approval can be taken back
/// @param route where the orders go
public record Departure(Instant at, OrderRoute route) {}
