package dev.ballast.core.statistics;

import org.ejml.data.DMatrixRMaj;

/// Volatility of a series of returns: sample standard deviation (divisor T − 1), scaled by √periods a year.
public final class Volatility {

    private Volatility() {}

    /// Annual volatility of one column of a T × n matrix of returns, a fraction. Needs T ≥ 2.
    public static double annual(DMatrixRMaj returns, int column, int periodsPerYear) {
        var series = new double[returns.numRows];
        for (int row = 0; row < series.length; row++) {
            series[row] = returns.get(row, column);
        }
        return annual(series, periodsPerYear);
    }

    /// Annual volatility of a series of returns, a fraction; NaN comes out where NaN goes in. Needs T ≥ 2.
    public static double annual(double[] returns, int periodsPerYear) {
        return annual(returns, 0, returns.length, periodsPerYear);
    }

    static double annual(double[] returns, int from, int to, int periodsPerYear) {
        int observations = to - from;
        if (observations < 2 || periodsPerYear < 1) {
            throw new IllegalArgumentException("volatility needs at least 2 returns and 1 period a year, was "
                    + observations + " and " + periodsPerYear);
        }
        double mean = 0;
        for (int i = from; i < to; i++) {
            mean += returns[i];
        }
        mean /= observations;
        double squares = 0;
        for (int i = from; i < to; i++) {
            squares += (returns[i] - mean) * (returns[i] - mean);
        }
        return Math.sqrt(squares / (observations - 1) * periodsPerYear);
    }
}
