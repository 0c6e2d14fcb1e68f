package dev.ballast.core.rebalance.tilt;

import java.util.Arrays;

/// Shares of a sum in proportion to values, each within bounds of its own: xᵢ = clip(c vᵢ, lowᵢ, highᵢ) with the c
/// at which Σxᵢ is the sum.
///
/// That is the point of the box and of the sum that is nearest to v by relative entropy Σ xᵢ ln(xᵢ ÷ vᵢ) − xᵢ + vᵢ, the
/// projection that goes with multiplicative updates (Herbster and Warmuth 2001, JMLR 1, p. 281). Σxᵢ grows with c
/// piecewise linearly between the c at which an entry meets a bound: solved exactly, no iteration. O(n²).
final class BoundedShares {

    private final double[] shares;
    private final double scale;

    private BoundedShares(double[] shares, double scale) {
        this.shares = shares;
        this.scale = scale;
    }

    /// Shares that are what they are.
    static BoundedShares asTheyAre(double[] shares) {
        return new BoundedShares(shares.clone(), 1);
    }

    /// xᵢ.
    double share(int entry) {
        return shares[entry];
    }

    /// c.
    double scale() {
        return scale;
    }

    /// @param values vᵢ, > 0 where its high is
    /// @param low 0 ≤ lowᵢ ≤ highᵢ
    /// @param sum from Σlow to Σhigh, up to rounding
    static BoundedShares of(double[] values, double[] low, double[] high, double sum) {
        double[] corners = corners(values, low, high);
        double before = 0;
        double sumBefore = Arrays.stream(low).sum();
        for (double corner : corners) {
            double total = Arrays.stream(clipped(values, low, high, corner)).sum();
            if (total >= sum) {
                double part = total > sumBefore ? Math.clamp((sum - sumBefore) / (total - sumBefore), 0, 1) : 0;
                double scale = before + part * (corner - before);
                return new BoundedShares(clipped(values, low, high, scale), scale);
            }
            before = corner;
            sumBefore = total;
        }
        // Above all corners every entry is at its high: the sum is theirs up to rounding.
        return new BoundedShares(clipped(values, low, high, before), before);
    }

    private static double[] corners(double[] values, double[] low, double[] high) {
        var corners = new double[2 * values.length];
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (high[i] > 0) {
                corners[count++] = low[i] / values[i];
                corners[count++] = high[i] / values[i];
            }
        }
        double[] sorted = Arrays.copyOf(corners, count);
        Arrays.sort(sorted);
        return sorted;
    }

    private static double[] clipped(double[] values, double[] low, double[] high, double scale) {
        var clipped = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            clipped[i] = Math.clamp(scale * values[i], low[i], high[i]);
        }
        return clipped;
    }
}
