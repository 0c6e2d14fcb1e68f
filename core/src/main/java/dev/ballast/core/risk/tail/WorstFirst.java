package dev.ballast.core.risk.tail;

import java.util.Arrays;

/// Puts the smallest numbers of an array in front, in order, and leaves the rest as it falls: O(T + k log k).
final class WorstFirst {

    private static final int SMALL = 32;

    private WorstFirst() {}

    /// Sorts so that `values[0..count)` are the `count` smallest, ascending. Works in place; expects finite
    /// numbers.
    static void arrange(double[] values, int count) {
        int wanted = Math.min(count, values.length);
        if (wanted < values.length) {
            select(values, wanted);
        }
        Arrays.sort(values, 0, wanted);
    }

    /// Hoare's selection with the median of three as pivot; what is left small is sorted.
    private static void select(double[] values, int wanted) {
        int low = 0;
        int high = values.length - 1;
        while (high - low > SMALL) {
            double pivot = median(values[low], values[(low + high) >>> 1], values[high]);
            int left = low;
            int right = high;
            while (left <= right) {
                while (values[left] < pivot) {
                    left++;
                }
                while (values[right] > pivot) {
                    right--;
                }
                if (left <= right) {
                    double swapped = values[left];
                    values[left++] = values[right];
                    values[right--] = swapped;
                }
            }
            if (wanted - 1 <= right) {
                high = right;
            } else if (wanted - 1 >= left) {
                low = left;
            } else {
                return;
            }
        }
        Arrays.sort(values, low, high + 1);
    }

    private static double median(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
