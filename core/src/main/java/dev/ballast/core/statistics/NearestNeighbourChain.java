package dev.ballast.core.statistics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.BinaryOperator;

/// Average-linkage clustering in O(n²): follow nearest neighbours until two are each other's nearest, and join them.
///
/// Average linkage is reducible, so the joins are those of the greedy method (Murtagh 1983; Müllner 2011).
final class NearestNeighbourChain {

    private final double[][] distances;
    private final int[] sizes;
    private final boolean[] gone;
    private int left;

    /// @param distances symmetric n × n, n ≥ 1; overwritten
    NearestNeighbourChain(double[][] distances) {
        this.distances = distances;
        this.left = distances.length;
        this.sizes = new int[left];
        this.gone = new boolean[left];
        Arrays.fill(sizes, 1);
    }

    /// Leaves of the whole tree; `join` says in which order two groups stand together.
    List<Integer> leaves(BinaryOperator<List<Integer>> join) {
        var groups = new ArrayList<List<Integer>>();
        for (int i = 0; i < sizes.length; i++) {
            groups.add(List.of(i));
        }
        Deque<Integer> chain = new ArrayDeque<>();
        int last = 0;
        while (left > 1) {
            if (chain.isEmpty()) {
                chain.push(firstLeft());
            }
            int tip = chain.pop();
            int before = chain.isEmpty() ? -1 : chain.peek();
            int nearest = nearest(tip, before);
            if (nearest == before) {
                chain.pop();
                last = Math.min(tip, before);
                int other = Math.max(tip, before);
                groups.set(last, join.apply(groups.get(last), groups.get(other)));
                merge(last, other);
            } else {
                chain.push(tip);
                chain.push(nearest);
            }
        }
        return groups.get(last);
    }

    private int firstLeft() {
        int index = 0;
        while (gone[index]) {
            index++;
        }
        return index;
    }

    /// The nearest group; among equals the one before in the chain, else the lowest, so that the chain ends.
    private int nearest(int from, int before) {
        int nearest = before;
        for (int i = 0; i < sizes.length; i++) {
            if (!gone[i] && i != from && (nearest < 0 || distances[from][i] < distances[from][nearest])) {
                nearest = i;
            }
        }
        return nearest;
    }

    private void merge(int kept, int other) {
        double total = sizes[kept] + (double) sizes[other];
        for (int i = 0; i < sizes.length; i++) {
            if (!gone[i] && i != kept && i != other) {
                double mean = (sizes[kept] * distances[kept][i] + sizes[other] * distances[other][i]) / total;
                distances[kept][i] = mean;
                distances[i][kept] = mean;
            }
        }
        sizes[kept] += sizes[other];
        gone[other] = true;
        left--;
    }
}
