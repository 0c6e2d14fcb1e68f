package dev.ballast.core.regime;

/// How the rules tell the market's state (REG-1).
///
/// @param trendWindow bars behind the trend strength and the correlation, ≥ 3
/// @param volatilityWindow bars behind the realised volatility, ≥ 2
/// @param year bars of the trailing year to which thresholds adapt: 365 for crypto, 252 for exchange-traded
/// @param fewestReadings readings needed before the first label, in [2, year]
/// @param leastTrend least trend strength that can count as a trend, > 0
/// @param mostTrend trend strength that always does, ≥ leastTrend
/// @param highVolatility percentile of volatility from which it is high, in (0, 1)
/// @param highCorrelation percentile of correlation from which a lower percentile of volatility is enough, in (0, 1)
/// @param correlatedVolatility that lower percentile, in (0, highVolatility]
/// @param volatilityRatio how far volatility must stand above the year's median besides, ≥ 1
/// @param hysteresis bars in a row on which another label must come out before it becomes the label, ≥ 1
public record RegimePolicy(
        int trendWindow,
        int volatilityWindow,
        int year,
        int fewestReadings,
        double leastTrend,
        double mostTrend,
        double highVolatility,
        double highCorrelation,
        double correlatedVolatility,
        double volatilityRatio,
        int hysteresis) {

    /// Daily bars that come every day of the year.
    public static final RegimePolicy DAILY_CRYPTO = ofYear(365);

    /// Daily bars of an exchange's trading days.
    public static final RegimePolicy DAILY_EXCHANGE = ofYear(252);

    public RegimePolicy {
        require(trendWindow >= 3, "trendWindow", ">= 3", trendWindow);
        require(volatilityWindow >= 2, "volatilityWindow", ">= 2", volatilityWindow);
        require(
                fewestReadings >= 2 && fewestReadings <= year,
                "fewestReadings",
                "in [2, " + year + "]",
                fewestReadings);
        require(leastTrend > 0, "leastTrend", "> 0", leastTrend);
        require(mostTrend >= leastTrend, "mostTrend", ">= " + leastTrend, mostTrend);
        require(highVolatility > 0 && highVolatility < 1, "highVolatility", "in (0, 1)", highVolatility);
        require(highCorrelation > 0 && highCorrelation < 1, "highCorrelation", "in (0, 1)", highCorrelation);
        require(
                correlatedVolatility > 0 && correlatedVolatility <= highVolatility,
                "correlatedVolatility",
                "in (0, " + highVolatility + "]",
                correlatedVolatility);
        require(volatilityRatio >= 1, "volatilityRatio", ">= 1", volatilityRatio);
        require(hysteresis >= 1, "hysteresis", ">= 1", hysteresis);
    }

    /// 60 bars of trend, 20 of volatility, a quarter of a year before the first label, 3 bars of hysteresis.
    public static RegimePolicy ofYear(int bars) {
        return new RegimePolicy(60, 20, bars, Math.max(2, bars / 4), 0.5, 1.5, 0.9, 0.8, 0.8, 1.25, 3);
    }

    private static void require(boolean holds, String name, String range, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(name + " must be " + range + ", was " + value);
        }
    }
}
