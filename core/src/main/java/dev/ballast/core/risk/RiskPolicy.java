package dev.ballast.core.risk;

import dev.ballast.core.risk.heat.HeatPolicy;
import dev.ballast.core.risk.limits.RiskLimits;
import dev.ballast.core.risk.liquidity.LiquidityPolicy;

/// Limits of RSK-4, RSK-5 and RSK-7 that the trader can edit. All are fractions unless said otherwise.
///
/// @param positionLimit largest weight of one position, of equity
/// @param categoryLimit largest weight of one category, of equity
/// @param mediumConcentration Herfindahl index from which concentration is medium
/// @param highConcentration Herfindahl index from which it is high
/// @param positionDeduction health points per position over its limit
/// @param categoryDeduction health points per category over its limit
/// @param correlationDeduction most health points that correlation can cost
/// @param correlationFloor average correlation up to which it costs nothing
/// @param correlationSpan from there to where it costs most
/// @param healthyAbove score above which a book is healthy
/// @param periodsPerYear daily returns a year: 365 for crypto
/// @param limits all other limits and what a regime makes of them
/// @param liquidity how a liquidation is thought to be done
/// @param heat how far a position without a stop is thought to be from one
public record RiskPolicy(
        double positionLimit,
        double categoryLimit,
        double mediumConcentration,
        double highConcentration,
        double positionDeduction,
        double categoryDeduction,
        double correlationDeduction,
        double correlationFloor,
        double correlationSpan,
        double healthyAbove,
        int periodsPerYear,
        RiskLimits limits,
        LiquidityPolicy liquidity,
        HeatPolicy heat) {

    public static final RiskPolicy DEFAULT = new RiskPolicy(
            0.25,
            0.40,
            0.15,
            0.25,
            15,
            10,
            30,
            0.30,
            0.45,
            70,
            365,
            RiskLimits.DEFAULT,
            LiquidityPolicy.DEFAULT,
            HeatPolicy.DEFAULT);

    public RiskPolicy {
        fraction("positionLimit", positionLimit);
        fraction("categoryLimit", categoryLimit);
        fraction("mediumConcentration", mediumConcentration);
        fraction("highConcentration", highConcentration);
        if (!(correlationSpan > 0)) {
            throw new IllegalArgumentException("correlationSpan must be > 0, was " + correlationSpan);
        }
        if (!(positionDeduction >= 0 && categoryDeduction >= 0 && correlationDeduction >= 0)) {
            throw new IllegalArgumentException("deductions must be >= 0");
        }
        if (!(healthyAbove >= 0 && healthyAbove <= 100)) {
            throw new IllegalArgumentException("healthyAbove must lie in [0, 100], was " + healthyAbove);
        }
        if (periodsPerYear < 1) {
            throw new IllegalArgumentException("periodsPerYear must be >= 1, was " + periodsPerYear);
        }
    }

    private static void fraction(String name, double value) {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must lie in (0, 1], was " + value);
        }
    }
}
