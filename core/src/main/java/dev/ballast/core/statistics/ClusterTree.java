package dev.ballast.core.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/// A tree of joined groups, in the form of SciPy's linkage matrix: objects are groups 0 … n − 1, the group that join k
/// makes is n + k, joins are in order of height, and of the two groups joined the lower number is the left one.
/// Immutable.
public final class ClusterTree {

    private final int[] left;
    private final int[] right;
    private final double[] heights;
    private final int[] members;

    /// Owns its arrays.
    ClusterTree(int[] left, int[] right, double[] heights) {
        this.left = left;
        this.right = right;
        this.heights = heights;
        this.members = new int[left.length];
        for (int k = 0; k < left.length; k++) {
            members[k] = count(left[k]) + count(right[k]);
        }
    }

    private int count(int group) {
        return group <= left.length ? 1 : members[group - left.length - 1];
    }

    /// Number of objects n.
    public int size() {
        return left.length + 1;
    }

    /// Number of joins n − 1.
    public int joins() {
        return left.length;
    }

    public int left(int join) {
        return left[join];
    }

    public int right(int join) {
        return right[join];
    }

    /// Distance at which the two were joined.
    public double height(int join) {
        return heights[join];
    }

    /// Number of objects below a join.
    public int members(int join) {
        return members[join];
    }

    /// Objects from left to right, SciPy's `to_tree(…).pre_order()`.
    public List<Integer> leaves() {
        return leaves((one, other) -> {
            var both = new ArrayList<>(one);
            both.addAll(other);
            return both;
        });
    }

    /// Objects with each node turned as `join` says, which is given the leaves of its left and right group.
    public List<Integer> leaves(BinaryOperator<List<Integer>> join) {
        var groups = new ArrayList<List<Integer>>();
        for (int i = 0; i < size(); i++) {
            groups.add(List.of(i));
        }
        for (int k = 0; k < left.length; k++) {
            groups.add(join.apply(groups.get(left[k]), groups.get(right[k])));
        }
        return groups.getLast();
    }
}
