package dev.ballast.app.correlation;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.ClusterOrder;
import dev.ballast.core.statistics.CorrelationMatrix;
import dev.ballast.core.statistics.CorrelationSettings;
import dev.ballast.core.statistics.Correlations;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/// One estimate to be made away from the FX thread: everything it needs, immutable.
///
/// @param instruments wanted
/// @param history daily bars
/// @param settings estimator and lookback
/// @param previousOrder the order on screen, so that the new one turns as little as possible
record CorrelationRequest(
        SortedSet<InstrumentId> instruments,
        Map<InstrumentId, PriceHistory> history,
        CorrelationSettings settings,
        List<InstrumentId> previousOrder) {

    /// What the screen shows of an estimate.
    ///
    /// @param matrix the estimate, or why there is none
    /// @param order clustered; empty where there is no matrix
    record Answer(Result<CorrelationMatrix> matrix, List<InstrumentId> order) {}

    Answer compute() {
        if (instruments.size() < 2) {
            return none(
                    "Correlation needs two instruments, there " + (instruments.size() == 1 ? "is one" : "are none"));
        }
        Result<CorrelationMatrix> matrix = Correlations.estimate(instruments, history, settings);
        return switch (matrix) {
            case Result.Known<CorrelationMatrix>(CorrelationMatrix known) ->
                new Answer(matrix, ClusterOrder.of(known, previousOrder.isEmpty() ? null : previousOrder));
            case Result.Missing<CorrelationMatrix>(String reason) -> none(reason);
        };
    }

    static Answer none(String reason) {
        return new Answer(Result.missing(reason), List.of());
    }
}
