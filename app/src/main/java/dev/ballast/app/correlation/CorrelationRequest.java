package dev.ballast.app.correlation;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.AlignedPrices;
import dev.ballast.core.statistics.ClusterOrder;
import dev.ballast.core.statistics.CorrelationMatrix;
import dev.ballast.core.statistics.CorrelationSettings;
import dev.ballast.core.statistics.Correlations;
import dev.ballast.core.statistics.MarketState;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// One estimate to be made away from the FX thread: everything it needs.
///
/// @param instruments wanted
/// @param daily daily bars
/// @param bars of the other timeframes
/// @param live what is followed bar by bar
/// @param frame what is asked for
/// @param baseline what it is compared with
/// @param previousOrder the order on screen, so that the new one turns as little as possible
record CorrelationRequest(
        SortedSet<InstrumentId> instruments,
        DailyBars daily,
        TimeframeBars bars,
        LiveMatrices live,
        Frame frame,
        Baseline baseline,
        List<InstrumentId> previousOrder) {

    /// What the screen shows of an estimate.
    ///
    /// @param matrix the estimate, or why there is none
    /// @param baseline what it is compared with, or why there is none; null where nothing was asked for
    /// @param order clustered; empty where there is no matrix
    /// @param times at which a bar was over, oldest first: where the scrubber can stand
    /// @param leftOut one sentence for each instrument of whose bars some are not used
    record Answer(
            Result<CorrelationMatrix> matrix,
            @Nullable Result<CorrelationMatrix> baseline,
            List<InstrumentId> order,
            List<Instant> times,
            SortedMap<InstrumentId, String> leftOut) {

        /// What is painted, or why there is nothing.
        Result<Heat> heat() {
            Result<CorrelationMatrix> compared = baseline;
            if (compared == null) {
                return matrix.map(now -> new Heat(now, null, order));
            }
            return switch (compared) {
                case Result.Known<CorrelationMatrix>(CorrelationMatrix before) ->
                    matrix.map(now -> new Heat(now, before, order));
                case Result.Missing<CorrelationMatrix>(String reason) ->
                    Result.missing("Nothing to compare with: " + reason);
            };
        }
    }

    Answer compute() {
        if (instruments.size() < 2) {
            return none(
                    "Correlation needs two instruments, there " + (instruments.size() == 1 ? "is one" : "are none"));
        }
        TimeframeBars.Usable usable = bars.of(instruments, frame.timeframe(), daily);
        List<Instant> times = times(usable.bars());
        var leftOut = new TreeMap<>(usable.leftOut());
        leftOut.keySet().retainAll(instruments);
        Result<CorrelationMatrix> matrix =
                estimate(frame, (prices, asked) -> live.estimate(frame.timeframe(), prices, asked));
        @Nullable
        Result<CorrelationMatrix> compared =
                baseline instanceof Baseline.None ? null : estimate(baseline.of(frame), Correlations::estimate);
        return new Answer(matrix, compared, order(matrix, compared), times, leftOut);
    }

    /// @param estimator of all returns
    private Result<CorrelationMatrix> estimate(
            Frame asked, BiFunction<AlignedPrices, CorrelationSettings, Result<CorrelationMatrix>> estimator) {
        Map<InstrumentId, PriceHistory> histories =
                bars.of(instruments, asked.timeframe(), daily).bars();
        var known = new TreeMap<InstrumentId, PriceHistory>();
        Instant asOf = asked.asOf();
        for (InstrumentId instrument : instruments) {
            PriceHistory history = histories.get(instrument);
            if (history != null) {
                known.put(instrument, asOf == null ? history : history.until(asOf));
            }
        }
        if (known.values().stream().allMatch(PriceHistory::isEmpty)) {
            return Result.missing(noBars(asked));
        }
        return AlignedPrices.of(instruments, known, asked.sample().lookback())
                .flatMap(prices -> asked.state() == MarketState.ALL
                        ? estimator.apply(prices, asked.sample())
                        : Correlations.estimate(prices, asked.sample(), asked.state()));
    }

    private static String noBars(Frame asked) {
        Timeframe timeframe = asked.timeframe();
        return asked.asOf() != null
                ? "No " + timeframe.label() + " bar was over by then"
                : "No " + timeframe.label()
                        + " bars are stored. Fetch them with: ballast backfill, or import files with:"
                        + " ballast import history";
    }

    private List<InstrumentId> order(Result<CorrelationMatrix> matrix, @Nullable Result<CorrelationMatrix> compared) {
        List<InstrumentId> order = matrix.map(
                        now -> ClusterOrder.of(now, previousOrder.isEmpty() ? null : previousOrder))
                .orElse(List.of());
        if (compared == null) {
            return order;
        }
        return compared.map(other -> order.stream()
                        .filter(instrument -> other.indexOf(instrument) >= 0)
                        .toList())
                .orElse(order);
    }

    /// Those of the longest history: it has them all, or nearly.
    private List<Instant> times(Map<InstrumentId, PriceHistory> histories) {
        return instruments.stream()
                .filter(histories::containsKey)
                .map(histories::get)
                .max(Comparator.comparingInt(history -> history.bars().size()))
                .map(history -> history.bars().stream()
                        .skip(frame.sample().lookback())
                        .map(bar -> bar.openTime().plus(history.timeframe().length()))
                        .toList())
                .orElse(List.of());
    }

    static Answer none(String reason) {
        return new Answer(Result.missing(reason), null, List.of(), List.of(), new TreeMap<>());
    }
}
