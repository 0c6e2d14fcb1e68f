package dev.ballast.core.statistics;

/// Annual volatility over a window that moves along a series of returns.
public final class RollingVolatility {

    private RollingVolatility() {}

    /// One figure per full window, oldest first: `returns.length − window + 1` of them, none for a shorter series.
    ///
    /// Each window is computed afresh: a running sum would keep the rounding of a spike that has left the window.
    ///
    /// @param window number of returns, ≥ 2
    public static double[] annual(double[] returns, int window, int periodsPerYear) {
        if (window < 2) {
            throw new IllegalArgumentException("window must be >= 2 returns, was " + window);
        }
        var rolling = new double[Math.max(0, returns.length - window + 1)];
        for (int i = 0; i < rolling.length; i++) {
            rolling[i] = Volatility.annual(returns, i, i + window, periodsPerYear);
        }
        return rolling;
    }
}
