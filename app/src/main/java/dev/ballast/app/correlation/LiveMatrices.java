package dev.ballast.app.correlation;

import dev.ballast.core.market.Timeframe;
import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.AlignedPrices;
import dev.ballast.core.statistics.CorrelationMatrix;
import dev.ballast.core.statistics.CorrelationSettings;
import dev.ballast.core.statistics.LiveCorrelation;
import java.util.EnumMap;
import java.util.Map;

/// The correlations that are followed bar by bar, one for each timeframe. Safe for use by several threads.
final class LiveMatrices {

    private final Map<Timeframe, LiveCorrelation> followed = new EnumMap<>(Timeframe.class);

    /// Of all returns, in whatever state the market was.
    synchronized Result<CorrelationMatrix> estimate(
            Timeframe timeframe, AlignedPrices prices, CorrelationSettings settings) {
        return followed.computeIfAbsent(timeframe, _ -> new LiveCorrelation()).estimate(prices, settings);
    }

    /// Bars that were taken in alone.
    synchronized long updates() {
        return followed.values().stream().mapToLong(LiveCorrelation::updates).sum();
    }
}
