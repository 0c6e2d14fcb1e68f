package dev.ballast.core.rebalance;

import java.math.BigDecimal;
import java.time.Duration;

/// What the trader can edit about rebalancing (REB-1, REB-6, REB-7). Weights are fractions of equity.
///
/// @param deviationTrigger distance from target above which the deviation trigger fires
/// @param legThreshold distance below which a leg is not traded
/// @param concentrationTarget weight to which an over-large position is sold down
/// @param cashTarget part of equity that computed targets leave in cash
/// @param minimumTrade smallest leg, in the book's currency
/// @param expiry how long a proposal waits for an answer
/// @param priceGuard largest price move at which it may still be approved
/// @param cooldown how long the same cause stays quiet after a decision
/// @param volatilityLookback daily returns behind inverse-volatility targets
public record RebalancePolicy(
        double deviationTrigger,
        double legThreshold,
        double concentrationTarget,
        double cashTarget,
        BigDecimal minimumTrade,
        Duration expiry,
        double priceGuard,
        Duration cooldown,
        int volatilityLookback) {

    public static final RebalancePolicy DEFAULT = new RebalancePolicy(
            0.10, 0.05, 0.23, 0.05, new BigDecimal("5"), Duration.ofMinutes(15), 0.01, Duration.ofMinutes(30), 30);

    public RebalancePolicy {
        fraction("deviationTrigger", deviationTrigger);
        fraction("legThreshold", legThreshold);
        fraction("concentrationTarget", concentrationTarget);
        fraction("cashTarget", cashTarget);
        fraction("priceGuard", priceGuard);
        if (minimumTrade.signum() < 0) {
            throw new IllegalArgumentException("minimumTrade must be >= 0, was " + minimumTrade);
        }
        if (!expiry.isPositive() || cooldown.isNegative()) {
            throw new IllegalArgumentException("need expiry > 0 and cooldown >= 0, was " + expiry + ", " + cooldown);
        }
        if (volatilityLookback < 2) {
            throw new IllegalArgumentException("volatilityLookback must be >= 2, was " + volatilityLookback);
        }
    }

    private static void fraction(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must lie in [0, 1], was " + value);
        }
    }
}
