package dev.ballast.core.statistics;

import dev.ballast.core.market.InstrumentId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// An order of instruments in which those that move together stand together, stable from frame to frame (UI-3).
///
/// Average-linkage clustering on d = √((1 − ρ) ÷ 2), by the nearest-neighbour chain in O(n²) (Murtagh 1983). The tree
/// leaves each of its n − 1 nodes free to turn; the turns are those with the fewest pairs swapped against the
/// previous order, which is exact: every pair meets at one node only. Instruments that are new count by symbol.
/// The result depends neither on the order of the matrix nor on anything random.
public final class ClusterOrder {

    private ClusterOrder() {}

    /// All instruments of the matrix once.
    ///
    /// @param previousOrder the order on screen; none at first, then symbols decide
    public static List<InstrumentId> of(CorrelationMatrix matrix, @Nullable List<InstrumentId> previousOrder) {
        // By symbol, so that ties fall the same way whatever the order of the matrix.
        int[] rows = IntStream.range(0, matrix.size())
                .boxed()
                .sorted(Comparator.comparing(matrix.instruments()::get))
                .mapToInt(Integer::intValue)
                .toArray();
        if (rows.length == 0) {
            return List.of();
        }
        List<InstrumentId> symbols =
                IntStream.of(rows).mapToObj(matrix.instruments()::get).toList();
        var turning = new Turning(symbols, previousOrder);
        return Linkage.AVERAGE.of(distances(matrix, rows)).leaves(turning::join).stream()
                .map(symbols::get)
                .toList();
    }

    private static double[][] distances(CorrelationMatrix matrix, int[] rows) {
        var distances = new double[rows.length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows.length; j++) {
                double correlation = matrix.get(rows[i], rows[j]);
                distances[i][j] = i == j ? 0 : Math.sqrt(Math.max(0, (1 - correlation) / 2));
            }
        }
        return distances;
    }

    /// Decides which of two joined groups comes first.
    private static final class Turning {

        /// Place in the previous order by row; absent for instruments that are new there.
        private final Map<Integer, Integer> previous = new HashMap<>();

        Turning(List<InstrumentId> symbols, @Nullable List<InstrumentId> previousOrder) {
            List<InstrumentId> order = previousOrder == null ? symbols : previousOrder;
            var places = new HashMap<InstrumentId, Integer>();
            for (int place = 0; place < order.size(); place++) {
                places.putIfAbsent(order.get(place), place);
            }
            for (int row = 0; row < symbols.size(); row++) {
                Integer place = places.get(symbols.get(row));
                if (place != null) {
                    previous.put(row, place);
                }
            }
        }

        List<Integer> join(List<Integer> left, List<Integer> right) {
            int balance = 0;
            for (int one : left) {
                for (int other : right) {
                    balance += compare(one, other);
                }
            }
            boolean asIs = balance < 0 || (balance == 0 && left.getFirst() < right.getFirst());
            var joined = new ArrayList<>(asIs ? left : right);
            joined.addAll(asIs ? right : left);
            return joined;
        }

        private int compare(int one, int other) {
            Integer first = previous.get(one);
            Integer second = previous.get(other);
            return first == null || second == null ? 0 : Integer.compare(first, second);
        }
    }
}
