package dev.ballast.core.regime;

import dev.ballast.core.result.Result;
import java.time.Instant;

/// What the rules saw at one bar, from that bar and earlier ones alone.
///
/// @param time of the bar
/// @param label the regime after hysteresis
/// @param raw what this bar alone says
/// @param confidence in [0, 1], see [RegimeRules]
/// @param trend trend strength: t-statistic of the mean log return over the trend window
/// @param trendThreshold size from which that is a trend, at this bar
/// @param volatility realised, annual, a fraction
/// @param volatilityPercentile of it within the trailing year, in (0, 1)
/// @param volatilityThreshold percentile from which it is high, at this bar
/// @param correlation average pairwise correlation over the trend window; missing with fewer than two assets
/// @param correlationPercentile of it within the trailing year
public record RegimeReading(
        Instant time,
        MarketRegime label,
        MarketRegime raw,
        double confidence,
        double trend,
        double trendThreshold,
        double volatility,
        double volatilityPercentile,
        double volatilityThreshold,
        Result<Double> correlation,
        Result<Double> correlationPercentile) {}
