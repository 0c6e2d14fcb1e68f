package dev.ballast.core.rebalance;

/// What an evaluation of the triggers saw beside prices, targets and policy: signs that come from reports made at their
/// own time, and the memory. Kept with a proposal's inputs, so that its readings can be made anew (REB-11, EDGE-8).
///
/// @param signs regime, drawdown and strategies
/// @param memory what had fired before
public record TriggerSight(MarketSigns signs, TriggerMemory memory) {}
