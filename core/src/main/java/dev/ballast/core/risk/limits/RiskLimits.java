package dev.ballast.core.risk.limits;

import dev.ballast.core.risk.tail.TailMethod;

/// Limits of RSK-7 that the trader can edit; those on positions and categories stand beside it in the risk policy.
/// Fractions of equity unless said otherwise.
///
/// @param annualVolatility most annual volatility
/// @param valueAtRisk most value at risk over `valueAtRiskDays`
/// @param valueAtRiskDays its horizon, ≥ 1
/// @param method of the value at risk and of the daily budget
/// @param confidence of the value at risk and of the daily budget, in (0, 1), whatever the report is set to
/// @param pairCorrelation highest correlation between two major positions
/// @param majorWeight weight from which a position is major
/// @param dailyRiskBudget most value at risk over one day
/// @param drawdown deepest fall from the peak
/// @param heat most open risk to the stops
/// @param cashFloor least cash, in [0, 1)
/// @param warningShare share of a limit from which it warns, in (0, 1]
/// @param regime what a regime makes of the limits
public record RiskLimits(
        double annualVolatility,
        double valueAtRisk,
        int valueAtRiskDays,
        TailMethod method,
        double confidence,
        double pairCorrelation,
        double majorWeight,
        double dailyRiskBudget,
        double drawdown,
        double heat,
        double cashFloor,
        double warningShare,
        RegimeFactors regime) {

    public static final RiskLimits DEFAULT = new RiskLimits(
            0.25,
            0.15,
            10,
            TailMethod.HISTORICAL,
            0.95,
            0.7,
            0.05,
            0.02,
            0.20,
            0.08,
            0.05,
            0.80,
            RegimeFactors.DEFAULT);

    public RiskLimits {
        if (!(annualVolatility > 0 && Double.isFinite(annualVolatility))) {
            throw new IllegalArgumentException("annualVolatility must be > 0, was " + annualVolatility);
        }
        fraction("valueAtRisk", valueAtRisk);
        fraction("pairCorrelation", pairCorrelation);
        fraction("majorWeight", majorWeight);
        fraction("dailyRiskBudget", dailyRiskBudget);
        fraction("drawdown", drawdown);
        fraction("heat", heat);
        fraction("warningShare", warningShare);
        if (valueAtRiskDays < 1 || valueAtRiskDays > 365) {
            throw new IllegalArgumentException("valueAtRiskDays must lie in [1, 365], was " + valueAtRiskDays);
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must lie in (0, 1), was " + confidence);
        }
        if (!(cashFloor >= 0 && cashFloor < 1)) {
            throw new IllegalArgumentException("cashFloor must lie in [0, 1), was " + cashFloor);
        }
    }

    private static void fraction(String name, double value) {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must lie in (0, 1], was " + value);
        }
    }
}
