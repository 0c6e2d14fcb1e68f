package dev.ballast.core.risk.report;

/// Part of the portfolio's risk that one asset or category carries (RSK-2).
///
/// @param name symbol, category label or `Portfolio`
/// @param weight fraction of equity
/// @param marginalVolatility change of the annual volatility per unit of weight, ∂σ/∂w; for a group, of adding to
/// it in proportion, and 0 where its weights cancel
/// @param componentVolatility weight × marginal: its part of the annual volatility, a fraction of equity
/// @param share of the variance, in fractions of 1; negative for a hedge
/// @param componentValueAtRisk its part of the one-day normal value at risk, a fraction of equity
/// @param componentConditionalValueAtRisk its part of the one-day historical conditional value at risk
public record Contribution(
        String name,
        double weight,
        double marginalVolatility,
        double componentVolatility,
        double share,
        double componentValueAtRisk,
        double componentConditionalValueAtRisk) {}
