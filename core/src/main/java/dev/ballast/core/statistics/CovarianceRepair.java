package dev.ballast.core.statistics;

import dev.ballast.core.result.Result;
import org.ejml.data.DMatrixRMaj;

/// A covariance matrix made positive semidefinite again after an edit broke it (STA-2). Immutable.
public final class CovarianceRepair {

    private final DMatrixRMaj matrix;
    private final double smallestEigenvalue;
    private final int iterations;
    private final double residual;

    private CovarianceRepair(DMatrixRMaj matrix, double smallestEigenvalue, int iterations, double residual) {
        this.matrix = matrix;
        this.smallestEigenvalue = smallestEigenvalue;
        this.iterations = iterations;
        this.residual = residual;
    }

    /// The nearest positive semidefinite matrix in the Frobenius norm: negative eigenvalues set to 0 (Higham 1988,
    /// "Computing a nearest symmetric positive semidefinite matrix", theorem 2.1). Exact, O(n³); it raises
    /// variances.
    ///
    /// @param symmetric n × n, entries finite; `IllegalArgumentException` where it is not symmetric to 1e-9
    public static CovarianceRepair nearest(DMatrixRMaj symmetric) {
        SymmetricEigen eigen = SymmetricEigen.of(symmetric);
        double smallest = eigen.value(eigen.size() - 1);
        DMatrixRMaj matrix = smallest >= 0 ? SymmetricEigen.symmetric(symmetric) : eigen.positivePart();
        return new CovarianceRepair(matrix, smallest, 0, 0);
    }

    /// The variances as they are, the correlations by [NearestCorrelation]: what to use where variances are known and
    /// correlations were edited. An asset of zero variance has zero covariances.
    ///
    /// Missing where the correlations do not converge. `IllegalArgumentException` names a negative variance.
    public static Result<CovarianceRepair> keepingVariances(DMatrixRMaj symmetric, NearestCorrelation.Limits limits) {
        DMatrixRMaj given = SymmetricEigen.symmetric(symmetric);
        double smallest = SymmetricEigen.of(given).value(given.numRows - 1);
        int size = given.numRows;
        var deviations = new double[size];
        for (int i = 0; i < size; i++) {
            double variance = given.get(i, i);
            if (variance < 0) {
                throw new IllegalArgumentException("variance " + i + " must be >= 0, was " + variance);
            }
            deviations[i] = Math.sqrt(variance);
        }
        var correlation = new DMatrixRMaj(size, size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                boolean moves = deviations[i] > 0 && deviations[j] > 0;
                double value = moves ? given.get(i, j) / deviations[i] / deviations[j] : 0;
                correlation.set(i, j, i == j ? 1 : value);
            }
        }
        return NearestCorrelation.of(correlation, limits).map(nearest -> {
            var matrix = new DMatrixRMaj(size, size);
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    double value = nearest.get(i, j) * (deviations[i] * deviations[j]);
                    matrix.set(i, j, i == j ? given.get(i, i) : value);
                }
            }
            return new CovarianceRepair(matrix, smallest, nearest.iterations(), nearest.residual());
        });
    }

    /// n × n, symmetric and positive semidefinite to rounding; a copy.
    public DMatrixRMaj matrix() {
        return matrix.copy();
    }

    /// Smallest eigenvalue of the matrix that was given; repair was needed where it is below 0.
    public double smallestEigenvalueBefore() {
        return smallestEigenvalue;
    }

    /// Iterations of the nearest correlation; 0 for the spectral repair.
    public int iterations() {
        return iterations;
    }

    /// Residual of the nearest correlation; 0 for the spectral repair.
    public double residual() {
        return residual;
    }
}
