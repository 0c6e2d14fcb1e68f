package dev.ballast.app.correlation;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.statistics.PairReturns;
import java.util.List;
import java.util.Map;

/// The chosen pair over time and point by point.
///
/// @param pair which two
/// @param rolling correlation of the last [#WINDOW] daily returns, at each day
/// @param scatter daily returns of both over the lookback
/// @param problem why there is nothing to show; empty where there is
record PairHistory(Pair pair, List<PairReturns.Timed> rolling, List<PairReturns.Point> scatter, String problem) {

    /// Daily returns behind each point of the rolling correlation.
    static final int WINDOW = 30;

    static PairHistory of(Pair pair, Map<InstrumentId, PriceHistory> history, int lookback) {
        PriceHistory first = history.get(pair.first());
        PriceHistory second = history.get(pair.second());
        if (first == null || second == null) {
            InstrumentId lacking = first == null ? pair.first() : pair.second();
            return new PairHistory(pair, List.of(), List.of(), lacking + " has no daily history");
        }
        PairReturns returns = PairReturns.of(first, second);
        List<PairReturns.Timed> rolling = returns.rollingCorrelation(WINDOW);
        String problem = rolling.isEmpty()
                ? "A rolling correlation needs " + WINDOW + " common daily returns, there are "
                        + returns.points().size()
                : "";
        return new PairHistory(pair, rolling, returns.latest(lookback).points(), problem);
    }
}
