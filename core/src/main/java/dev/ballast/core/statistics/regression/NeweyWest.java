package dev.ballast.core.statistics.regression;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/// The sandwich (XᵀX)⁻¹ S (XᵀX)⁻¹ with S the Bartlett-weighted autocovariance of the scores x(t)e(t).
final class NeweyWest {

    private NeweyWest() {}

    static DMatrixRMaj covariance(
            double[][] design, double[] residuals, double[][] inverseGram, int lags, SmallSample correction) {
        int observations = residuals.length;
        int size = design.length;
        if (lags < 0 || lags >= observations) {
            throw new IllegalArgumentException("lags must lie in [0, " + observations + "), was " + lags);
        }
        var scores = new DMatrixRMaj(observations, size);
        for (int column = 0; column < size; column++) {
            for (int row = 0; row < observations; row++) {
                scores.set(row, column, design[column][row] * residuals[row]);
            }
        }
        var bread = new DMatrixRMaj(inverseGram);
        var product = new DMatrixRMaj(size, size);
        CommonOps_DDRM.mult(bread, meat(scores, lags), product);
        var covariance = new DMatrixRMaj(size, size);
        CommonOps_DDRM.mult(product, bread, covariance);
        switch (correction) {
            case NONE -> {}
            case DEGREES_OF_FREEDOM -> CommonOps_DDRM.scale((double) observations / (observations - size), covariance);
        }
        return covariance;
    }

    private static DMatrixRMaj meat(DMatrixRMaj scores, int lags) {
        int size = scores.numCols;
        var sum = new DMatrixRMaj(size, size);
        for (int lag = 0; lag <= lags; lag++) {
            // Lag 0 enters once, every other with its transpose.
            double weight = lag == 0 ? 0.5 : 1 - lag / (lags + 1.0);
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    double product = 0;
                    for (int row = lag; row < scores.numRows; row++) {
                        product += scores.get(row, i) * scores.get(row - lag, j);
                    }
                    sum.add(i, j, weight * product);
                    sum.add(j, i, weight * product);
                }
            }
        }
        return sum;
    }
}
