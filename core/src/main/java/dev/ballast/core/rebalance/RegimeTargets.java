package dev.ballast.core.rebalance;

import dev.ballast.core.regime.MarketRegime;
import java.util.Optional;

/// Which method makes the targets in which regime (REB-4).
///
/// @param choice whose word counts
/// @param bull method while the market is a bull
/// @param bear while it is a bear
/// @param sideways while it goes nowhere
/// @param highVolatility while it is very volatile
public record RegimeTargets(
        Choice choice, TargetMethod bull, TargetMethod bear, TargetMethod sideways, TargetMethod highVolatility) {

    /// Who chooses the method.
    public enum Choice {
        /// The trader, whatever the regime.
        TRADER,
        /// The table; the trader's choice where the regime is not known, or where the targets are the trader's own.
        REGIME
    }

    public static final RegimeTargets DEFAULT = new RegimeTargets(
            Choice.TRADER,
            TargetMethod.INVERSE_VOLATILITY,
            TargetMethod.INVERSE_VOLATILITY,
            TargetMethod.EQUAL_WEIGHT,
            TargetMethod.INVERSE_VOLATILITY);

    /// The method that counts now.
    public TargetMethod method(TargetMethod chosen, Optional<MarketRegime> regime) {
        if (choice == Choice.TRADER || chosen == TargetMethod.OWN) {
            return chosen;
        }
        return regime.map(this::of).orElse(chosen);
    }

    private TargetMethod of(MarketRegime regime) {
        return switch (regime) {
            case BULL -> bull;
            case BEAR -> bear;
            case SIDEWAYS -> sideways;
            case HIGH_VOLATILITY -> highVolatility;
        };
    }
}
