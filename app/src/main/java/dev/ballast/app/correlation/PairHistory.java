package dev.ballast.app.correlation;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.LeadLag;
import dev.ballast.core.statistics.PairReturns;
import java.util.List;
import java.util.Map;

/// The chosen pair over time, point by point, shifted, and as a spread.
///
/// @param pair which two
/// @param timeframe of the returns
/// @param rolling correlation of the last [#WINDOW] returns, at each bar
/// @param scatter returns of both over the lookback
/// @param leadLag which of them moves first over the lookback, or why that cannot be told
/// @param spread whether they are tied together, or why that cannot be told
/// @param problem why there is nothing to show; empty where there is
record PairHistory(
        Pair pair,
        Timeframe timeframe,
        List<PairReturns.Timed> rolling,
        List<PairReturns.Point> scatter,
        Result<LeadLag> leadLag,
        Result<Spread> spread,
        String problem) {

    /// Returns behind each point of the rolling correlation.
    static final int WINDOW = 30;

    /// Longest shift of one series against the other.
    private static final int MOST_LAGS = 10;

    /// @param history bars of one timeframe
    static PairHistory of(Pair pair, Timeframe timeframe, Map<InstrumentId, PriceHistory> history, int lookback) {
        PriceHistory first = history.get(pair.first());
        PriceHistory second = history.get(pair.second());
        if (first == null || first.isEmpty() || second == null || second.isEmpty()) {
            InstrumentId lacking = first == null || first.isEmpty() ? pair.first() : pair.second();
            return none(pair, timeframe, lacking + " has no " + timeframe.adjective() + " history");
        }
        PairReturns returns = PairReturns.of(first, second);
        List<PairReturns.Timed> rolling = returns.rollingCorrelation(WINDOW);
        String problem = rolling.isEmpty()
                ? "A rolling correlation needs " + WINDOW + " common " + timeframe.adjective() + " returns, there are "
                        + returns.points().size()
                : "";
        List<PairReturns.Point> scatter = returns.latest(lookback).points();
        return new PairHistory(
                pair, timeframe, rolling, scatter, leadLag(scatter), Spread.of(pair, first, second), problem);
    }

    static PairHistory none(Pair pair, Timeframe timeframe, String problem) {
        return new PairHistory(
                pair, timeframe, List.of(), List.of(), Result.missing(problem), Result.missing(problem), problem);
    }

    private static Result<LeadLag> leadLag(List<PairReturns.Point> points) {
        int most = Math.min(MOST_LAGS, points.size() / 3);
        if (most < 1) {
            return Result.missing("A shift needs more than " + points.size() + " common returns.");
        }
        try {
            return Result.of(LeadLag.of(
                    points.stream().mapToDouble(PairReturns.Point::first).toArray(),
                    points.stream().mapToDouble(PairReturns.Point::second).toArray(),
                    most));
        } catch (IllegalArgumentException still) {
            return Result.missing("One of the two does not move over " + points.size() + " returns.");
        }
    }
}
