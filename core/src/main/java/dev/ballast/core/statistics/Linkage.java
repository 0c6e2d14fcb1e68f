package dev.ballast.core.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Hierarchical clustering: joins the two nearest groups until one is left (Müllner 2011, "Modern hierarchical,
/// agglomerative clustering algorithms"). What differs is how far a joined group is from the others.
///
/// Single linkage by Prim's minimum spanning tree, the others by the nearest-neighbour chain (Murtagh 1983), which
/// finds the joins of the greedy method since both are reducible; O(n²) each. Ties fall as in SciPy 1.10's
/// `scipy.cluster.hierarchy.linkage`: the earlier index, and the join found first among those of equal height.
public enum Linkage {
    /// Least distance of two members.
    SINGLE,
    /// Mean distance of members (UPGMA).
    AVERAGE,
    /// Growth of the sum of squares within groups, as a distance: for Euclidean distances (Ward 1963).
    WARD;

    /// The tree of objects at these distances.
    ///
    /// @param distances n × n, n ≥ 1, symmetric, ≥ 0, the diagonal not read; copied.
    ///     `IllegalArgumentException` names the entry that is not a finite distance or differs from its mirror
    public ClusterTree of(double[][] distances) {
        double[][] copy = checked(distances);
        return switch (this) {
            case SINGLE -> spanningTree(copy);
            case AVERAGE, WARD -> chain(copy);
        };
    }

    private static double[][] checked(double[][] distances) {
        int size = distances.length;
        if (size == 0) {
            throw new IllegalArgumentException("distances of at least one object are needed");
        }
        var copy = new double[size][];
        for (int i = 0; i < size; i++) {
            if (distances[i].length != size) {
                throw new IllegalArgumentException(
                        "distances must be square, row %d of %d has %d".formatted(i, size, distances[i].length));
            }
            copy[i] = distances[i].clone();
            for (int j = 0; j < i; j++) {
                double distance = distances[i][j];
                if (!(distance >= 0 && distance < Double.POSITIVE_INFINITY) || distances[j][i] != distance) {
                    throw new IllegalArgumentException(
                            "distance of %d and %d must be finite, >= 0 and symmetric, was %s and %s"
                                    .formatted(i, j, distance, distances[j][i]));
                }
            }
        }
        return copy;
    }

    private static ClusterTree spanningTree(double[][] distances) {
        int size = distances.length;
        var nearest = new double[size];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        var reached = new boolean[size];
        var joins = new Joins(size);
        int from = 0;
        for (int join = 0; join < size - 1; join++) {
            reached[from] = true;
            int next = -1;
            for (int i = 0; i < size; i++) {
                if (!reached[i]) {
                    nearest[i] = Math.min(nearest[i], distances[from][i]);
                    next = next < 0 || nearest[i] < nearest[next] ? i : next;
                }
            }
            joins.add(from, next, nearest[next]);
            from = next;
        }
        return joins.tree();
    }

    /// Follows nearest neighbours until two are each other's nearest, and joins them.
    private ClusterTree chain(double[][] distances) {
        int size = distances.length;
        var sizes = new int[size];
        Arrays.fill(sizes, 1);
        var joins = new Joins(size);
        var chain = new int[size + 1];
        int length = 0;
        for (int join = 0; join < size - 1; join++) {
            if (length == 0) {
                chain[length++] = IntStream.range(0, size)
                        .filter(i -> sizes[i] > 0)
                        .findFirst()
                        .orElseThrow();
            }
            while (true) {
                int tip = chain[length - 1];
                int before = length > 1 ? chain[length - 2] : -1;
                int nearest = nearest(distances[tip], sizes, tip, before);
                if (nearest == before) {
                    break;
                }
                chain[length++] = nearest;
            }
            int one = Math.min(chain[length - 1], chain[length - 2]);
            int kept = Math.max(chain[length - 1], chain[length - 2]);
            length -= 2;
            joins.add(one, kept, distances[one][kept]);
            merge(distances, sizes, one, kept);
        }
        return joins.tree();
    }

    /// The nearest group; among equals the one before in the chain, so that the chain ends, else the lowest.
    private static int nearest(double[] distances, int[] sizes, int from, int before) {
        int nearest = before;
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] > 0 && i != from && (nearest < 0 || distances[i] < distances[nearest])) {
                nearest = i;
            }
        }
        return nearest;
    }

    /// Lance and Williams' update of the distances to the joined group, which takes the place of `kept`.
    private void merge(double[][] distances, int[] sizes, int gone, int kept) {
        double between = distances[gone][kept];
        int first = sizes[gone];
        int second = sizes[kept];
        sizes[gone] = 0;
        sizes[kept] = first + second;
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] > 0 && i != kept) {
                double distance = joined(distances[i][gone], distances[i][kept], between, first, second, sizes[i]);
                distances[i][kept] = distance;
                distances[kept][i] = distance;
            }
        }
    }

    private double joined(double toFirst, double toSecond, double between, int first, int second, int other) {
        if (this == AVERAGE) {
            return (first * toFirst + second * toSecond) / (first + second);
        }
        double share = 1.0 / (first + second + other);
        return Math.sqrt((other + first) * share * toFirst * toFirst
                + (other + second) * share * toSecond * toSecond
                - other * share * between * between);
    }

    /// Joins as they are found: sorted by height at the end, and groups numbered in that order.
    private static final class Joins {

        private final int size;
        private final int[] left;
        private final int[] right;
        private final double[] heights;
        private int count;

        Joins(int size) {
            this.size = size;
            this.left = new int[size - 1];
            this.right = new int[size - 1];
            this.heights = new double[size - 1];
        }

        void add(int one, int other, double height) {
            left[count] = one;
            right[count] = other;
            heights[count] = height;
            count++;
        }

        ClusterTree tree() {
            // Boxed, since that sort is stable: equal heights stay in the order found.
            int[] order = IntStream.range(0, count)
                    .boxed()
                    .sorted((a, b) -> Double.compare(heights[a], heights[b]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            var parents = IntStream.range(0, 2 * size - 1).toArray();
            var lefts = new int[count];
            var rights = new int[count];
            var sorted = new double[count];
            for (int join = 0; join < count; join++) {
                int one = root(parents, left[order[join]]);
                int other = root(parents, right[order[join]]);
                lefts[join] = Math.min(one, other);
                rights[join] = Math.max(one, other);
                sorted[join] = heights[order[join]];
                parents[one] = size + join;
                parents[other] = size + join;
            }
            return new ClusterTree(lefts, rights, sorted);
        }

        private static int root(int[] parents, int node) {
            int root = node;
            while (parents[root] != root) {
                parents[root] = parents[parents[root]];
                root = parents[root];
            }
            return root;
        }
    }
}
