package dev.ballast.core.risk.tail;

import org.ejml.data.DMatrixRMaj;

/// Normal value at risk of a portfolio that is sold evenly, each position over its own days (RSK-9): the position
/// held
/// during day k of a sale over D days is w × max(0, 1 − (k − 1) ÷ D), and the variances of the days add up. A
/// portfolio
/// that one day takes has its one-day value at risk. Returns are independent between days, with mean 0.
public final class SaleTail {

    /// Days after which the sale is cut off; what is left then adds nothing more.
    public static final int MOST_DAYS = 365;

    private SaleTail() {}

    /// −z × √(Σ over days of w(k)ᵀ Σ w(k)), a fraction of equity.
    ///
    /// @param weights n fractions of equity
    /// @param days n, each ≥ 0
    /// @param covariance n × n per day
    public static double valueAtRisk(double[] weights, double[] days, DMatrixRMaj covariance, double confidence) {
        double longest = 1;
        for (double each : days) {
            if (!(each >= 0)) {
                throw new IllegalArgumentException("days must be >= 0, was " + each);
            }
            longest = Math.max(longest, each);
        }
        var held = new double[weights.length];
        double variance = 0;
        for (int day = 0; day < Math.min(MOST_DAYS, Math.ceil(longest)); day++) {
            for (int i = 0; i < held.length; i++) {
                held[i] = weights[i] * Math.max(0, 1 - day / Math.max(1, days[i]));
            }
            variance += quadratic(held, covariance);
        }
        return -NormalTail.quantile(confidence) * Math.sqrt(Math.max(0, variance));
    }

    private static double quadratic(double[] held, DMatrixRMaj covariance) {
        double sum = 0;
        for (int i = 0; i < held.length; i++) {
            if (held[i] != 0) {
                double row = 0;
                for (int j = 0; j < held.length; j++) {
                    row += covariance.get(i, j) * held[j];
                }
                sum += held[i] * row;
            }
        }
        return sum;
    }
}
