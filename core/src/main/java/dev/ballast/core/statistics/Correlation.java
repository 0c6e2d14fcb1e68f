package dev.ballast.core.statistics;

import org.ejml.data.DMatrixRMaj;

/// Correlation from covariance.
public final class Correlation {

    private Correlation() {}

    /// ρ(i,j) = S(i,j) ÷ √(S(i,i) S(j,j)), n × n: ones on the diagonal, clamped to [−1, 1] against rounding.
    ///
    /// `IllegalArgumentException` names a variance that is not finite and > 0: its correlations are undefined.
    public static DMatrixRMaj of(DMatrixRMaj covariance) {
        int size = covariance.numRows;
        var deviations = new double[size];
        for (int i = 0; i < size; i++) {
            double variance = covariance.get(i, i);
            if (!(variance > 0 && Double.isFinite(variance))) {
                throw new IllegalArgumentException("variance " + i + " must be finite and > 0, was " + variance);
            }
            deviations[i] = Math.sqrt(variance);
        }
        var correlation = new DMatrixRMaj(size, size);
        for (int i = 0; i < size; i++) {
            correlation.set(i, i, 1);
            for (int j = 0; j < i; j++) {
                double value = Math.clamp(covariance.get(i, j) / deviations[i] / deviations[j], -1.0, 1.0);
                correlation.set(i, j, value);
                correlation.set(j, i, value);
            }
        }
        return correlation;
    }
}
