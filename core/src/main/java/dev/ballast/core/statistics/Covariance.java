package dev.ballast.core.statistics;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/// Covariance of returns per period (STA-2). Takes T × n, gives n × n, symmetric and positive semidefinite.
///
/// NaN or infinity in the returns comes out as such: exclude bad data before (see [AlignedPrices]).
public final class Covariance {

    /// How the exponential weights start; the conventions agree as λ^T goes to 0.
    public enum Convention {
        /// Weights (1−λ)λ^k ÷ (1−λ^T), k = 0 for the newest return: they sum to 1 in every sample.
        NORMALISED,
        /// S₁ = r₁r₁ᵀ, S(t) = λS(t−1) + (1−λ)r(t)r(t)ᵀ: RiskMetrics 1996, the first return keeps weight λ^(T−1).
        RECURSIVE_SEED_FIRST
    }

    private Covariance() {}

    /// Sample covariance: equal weights, mean removed, divisor T − 1. Needs T ≥ 2.
    public static DMatrixRMaj sample(DMatrixRMaj returns) {
        int observations = returns.numRows;
        if (observations < 2) {
            throw new IllegalArgumentException("sample covariance needs at least 2 returns, was " + observations);
        }
        DMatrixRMaj centred = returns.copy();
        for (int column = 0; column < returns.numCols; column++) {
            double mean = 0;
            for (int row = 0; row < observations; row++) {
                mean += returns.get(row, column);
            }
            mean /= observations;
            for (int row = 0; row < observations; row++) {
                centred.add(row, column, -mean);
            }
        }
        return gram(centred, 1.0 / (observations - 1));
    }

    /// Exponentially weighted covariance with normalised weights.
    public static DMatrixRMaj exponential(DMatrixRMaj returns, double lambda) {
        return exponential(returns, lambda, Convention.NORMALISED);
    }

    /// Exponentially weighted covariance Σ w(t) r(t)r(t)ᵀ; the mean is not removed. Needs T ≥ 1.
    ///
    /// @param lambda decay in (0, 1); 0.94 for daily returns in RiskMetrics 1996
    public static DMatrixRMaj exponential(DMatrixRMaj returns, double lambda, Convention convention) {
        if (!(lambda > 0 && lambda < 1)) {
            throw new IllegalArgumentException("lambda must lie in (0, 1), was " + lambda);
        }
        if (returns.numRows < 1) {
            throw new IllegalArgumentException("exponential covariance needs at least 1 return");
        }
        double[] weights = weights(returns.numRows, lambda, convention);
        DMatrixRMaj scaled = returns.copy();
        for (int row = 0; row < returns.numRows; row++) {
            double root = Math.sqrt(weights[row]);
            for (int column = 0; column < returns.numCols; column++) {
                scaled.set(row, column, root * returns.get(row, column));
            }
        }
        return gram(scaled, 1);
    }

    private static double[] weights(int observations, double lambda, Convention convention) {
        var weights = new double[observations];
        double power = 1;
        for (int row = observations - 1; row >= 0; row--) {
            weights[row] = (1 - lambda) * power;
            power *= lambda;
        }
        switch (convention) {
            case NORMALISED -> {
                for (int row = 0; row < observations; row++) {
                    weights[row] /= 1 - power;
                }
            }
            case RECURSIVE_SEED_FIRST -> weights[0] = power / lambda;
        }
        return weights;
    }

    /// factor · XᵀX, exactly symmetric since one half is computed and copied.
    private static DMatrixRMaj gram(DMatrixRMaj x, double factor) {
        var product = new DMatrixRMaj(x.numCols, x.numCols);
        CommonOps_DDRM.multInner(x, product);
        CommonOps_DDRM.scale(factor, product);
        return product;
    }
}
