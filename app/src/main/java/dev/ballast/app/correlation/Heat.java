package dev.ballast.app.correlation;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.statistics.CorrelationMatrix;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The figures of a heatmap: correlations, or their change against a baseline. Immutable.
final class Heat {

    private final CorrelationMatrix now;
    private final @Nullable CorrelationMatrix baseline;
    private final List<InstrumentId> order;
    private final Map<InstrumentId, Integer> rows = new HashMap<>();
    private final Map<InstrumentId, Integer> baselineRows = new HashMap<>();

    /// @param baseline what `now` is compared with; none where correlations themselves are shown
    /// @param order clustered; every instrument in it is in both matrices
    Heat(CorrelationMatrix now, @Nullable CorrelationMatrix baseline, List<InstrumentId> order) {
        this.now = now;
        this.baseline = baseline;
        this.order = List.copyOf(order);
        index(now, rows);
        if (baseline != null) {
            index(baseline, baselineRows);
        }
    }

    private static void index(CorrelationMatrix matrix, Map<InstrumentId, Integer> rows) {
        for (int row = 0; row < matrix.size(); row++) {
            rows.put(matrix.instruments().get(row), row);
        }
    }

    CorrelationMatrix now() {
        return now;
    }

    @Nullable
    CorrelationMatrix baseline() {
        return baseline;
    }

    List<InstrumentId> order() {
        return order;
    }

    boolean isChange() {
        return baseline != null;
    }

    boolean has(Pair pair) {
        return order.contains(pair.first()) && order.contains(pair.second());
    }

    /// ρ in [−1, 1] of two instruments of the order.
    double correlation(Pair pair) {
        return of(now, rows, pair.first(), pair.second());
    }

    /// ρ in [−1, 1], or its change in [−2, 2].
    double value(Pair pair) {
        return value(pair.first(), pair.second());
    }

    double value(InstrumentId first, InstrumentId second) {
        double level = of(now, rows, first, second);
        return baseline == null ? level : level - of(baseline, baselineRows, first, second);
    }

    private static double of(
            CorrelationMatrix matrix, Map<InstrumentId, Integer> rows, InstrumentId first, InstrumentId second) {
        Integer row = rows.get(first);
        Integer column = rows.get(second);
        if (row == null || column == null) {
            throw new IllegalArgumentException(
                    "the matrix must hold " + first + " and " + second + ", it holds " + matrix.instruments());
        }
        return matrix.get(row, column);
    }
}
