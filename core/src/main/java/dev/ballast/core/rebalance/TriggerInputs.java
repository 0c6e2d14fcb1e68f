package dev.ballast.core.rebalance;

import dev.ballast.core.portfolio.Valuation;
import dev.ballast.core.result.Result;

/// What an evaluation of the triggers is made from.
///
/// @param valuation the book at the present prices
/// @param targets in force, or why there are none
/// @param risk correlations, samples and limits
/// @param policy thresholds
/// @param signs regime, drawdown, limits, strategies
/// @param memory what fired before
public record TriggerInputs(
        Valuation valuation,
        Result<Targets> targets,
        RiskInputs risk,
        RebalancePolicy policy,
        MarketSigns signs,
        TriggerMemory memory) {}
