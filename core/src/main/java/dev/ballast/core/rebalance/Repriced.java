package dev.ballast.core.rebalance;

/// A plan at the present prices: its enabled legs at the present bids and asks, on the book as it is (REB-8).
///
/// @param before figures of the book now
/// @param after figures after the enabled legs
/// @param cost expected now
/// @param benefit expected now
/// @param validity against when it was made
public record Repriced(
        PortfolioFigures before, PortfolioFigures after, CostEstimate cost, Benefit benefit, Validity validity) {}
