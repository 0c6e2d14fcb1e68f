package dev.ballast.core.risk.tail;

import java.util.Arrays;

/// Gives the weights of the worst returns to the days on which they came.
public final class TailDays {

    private TailDays() {}

    /// One weight per day, zero outside the tail.
    ///
    /// @param returns of the portfolio by day
    /// @param worstFirst weights of the worst returns, worst first; the last may be smaller than the others
    public static double[] weights(double[] returns, double[] worstFirst) {
        int count = worstFirst.length;
        double[] sorted = returns.clone();
        WorstFirst.arrange(sorted, count);
        double edge = sorted[count - 1];
        int above = 0;
        while (sorted[above] < edge) {
            above++;
        }
        var weights = new double[returns.length];
        int tied = above;
        for (int day = 0; day < returns.length; day++) {
            if (returns[day] < edge) {
                weights[day] = worstFirst[0];
            } else if (returns[day] == edge && tied < count) {
                weights[day] = worstFirst[tied++];
            }
        }
        return weights;
    }

    /// Days with a weight, the worst return first.
    public static int[] inOrder(double[] returns, double[] weights) {
        return Arrays.stream(range(weights))
                .boxed()
                .sorted((first, second) -> Double.compare(returns[first], returns[second]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static int[] range(double[] weights) {
        return java.util.stream.IntStream.range(0, weights.length)
                .filter(day -> weights[day] > 0)
                .toArray();
    }
}
