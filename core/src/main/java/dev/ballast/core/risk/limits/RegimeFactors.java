package dev.ballast.core.risk.limits;

import dev.ballast.core.regime.MarketRegime;

/// What a regime makes of the limits (RSK-8), editable. 1 leaves a limit as it is, less is stricter.
///
/// @param bull in (0, 1]
/// @param bear in (0, 1]
/// @param sideways in (0, 1]
/// @param highVolatility in (0, 1]
public record RegimeFactors(double bull, double bear, double sideways, double highVolatility) {

    public static final RegimeFactors DEFAULT = new RegimeFactors(1, 0.8, 1, 0.6);

    public RegimeFactors {
        factor("bull", bull);
        factor("bear", bear);
        factor("sideways", sideways);
        factor("highVolatility", highVolatility);
    }

    /// The factor of a regime.
    public double of(MarketRegime regime) {
        return switch (regime) {
            case BULL -> bull;
            case BEAR -> bear;
            case SIDEWAYS -> sideways;
            case HIGH_VOLATILITY -> highVolatility;
        };
    }

    private static void factor(String name, double value) {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException("regime factor " + name + " must lie in (0, 1], was " + value);
        }
    }
}
