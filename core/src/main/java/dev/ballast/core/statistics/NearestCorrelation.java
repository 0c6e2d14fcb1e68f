package dev.ballast.core.statistics;

import dev.ballast.core.result.Result;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/// The correlation matrix nearest to a symmetric one in the Frobenius norm: after an edit, a stress or a patchwork of
/// samples has left a matrix that no assets could have. Immutable.
///
/// Alternating projections on the positive semidefinite matrices and on those with unit diagonal, with Dykstra's
/// correction for the first (Higham 2002, "Computing the nearest correlation matrix: a problem from finance", IMA J.
/// Numer. Anal. 22, algorithm 3.3). Converges linearly; each iteration is one spectral decomposition, O(n³).
/// The last iterate is scaled to unit diagonal, so that the result is positive semidefinite to rounding.
public final class NearestCorrelation {

    /// When to stop.
    ///
    /// @param tolerance change of the iterates and distance of the two sets, against the size of the matrix
    /// @param iterations most of them
    public record Limits(double tolerance, int iterations) {

        /// Eleven digits of each correlation, 10,000 iterations.
        public static final Limits DEFAULT = new Limits(1e-12, 10_000);

        public Limits {
            if (!(tolerance >= 1e-15 && tolerance < 1)) {
                throw new IllegalArgumentException("tolerance must lie in [1e-15, 1), was " + tolerance);
            }
            if (iterations < 1) {
                throw new IllegalArgumentException("iterations must be >= 1, was " + iterations);
            }
        }
    }

    private final DMatrixRMaj matrix;
    private final int iterations;
    private final double residual;
    private final double distance;

    private NearestCorrelation(DMatrixRMaj matrix, int iterations, double residual, double distance) {
        this.matrix = matrix;
        this.iterations = iterations;
        this.residual = residual;
        this.distance = distance;
    }

    /// The nearest one by [Limits#DEFAULT].
    public static Result<NearestCorrelation> of(DMatrixRMaj symmetric) {
        return of(symmetric, Limits.DEFAULT);
    }

    /// The nearest one, or a reason with iterations and residual where they did not suffice.
    ///
    /// @param symmetric n × n, entries finite; `IllegalArgumentException` where it is not symmetric to 1e-9
    public static Result<NearestCorrelation> of(DMatrixRMaj symmetric, Limits limits) {
        DMatrixRMaj given = SymmetricEigen.symmetric(symmetric);
        DMatrixRMaj unit = given.copy();
        DMatrixRMaj semidefinite = given.copy();
        var correction = new DMatrixRMaj(given.numRows, given.numCols);
        double residual = Double.POSITIVE_INFINITY;
        for (int iteration = 1; iteration <= limits.iterations(); iteration++) {
            DMatrixRMaj previousUnit = unit;
            DMatrixRMaj previousSemidefinite = semidefinite;
            DMatrixRMaj corrected = difference(unit, correction);
            semidefinite = SymmetricEigen.of(corrected).positivePart();
            correction = difference(semidefinite, corrected);
            unit = semidefinite.copy();
            for (int i = 0; i < unit.numRows; i++) {
                unit.set(i, i, 1);
            }
            residual = Math.max(
                    distance(unit, semidefinite) / norm(unit),
                    Math.max(
                            distance(unit, previousUnit) / norm(unit),
                            distance(semidefinite, previousSemidefinite) / norm(unit)));
            if (residual <= limits.tolerance()) {
                DMatrixRMaj matrix = Correlation.of(semidefinite);
                return Result.of(new NearestCorrelation(matrix, iteration, residual, distance(matrix, given)));
            }
        }
        return Result.missing("No nearest correlation after " + limits.iterations() + " iterations, residual "
                + residual + " of " + limits.tolerance() + ".");
    }

    /// n × n, ones on the diagonal; a copy.
    public DMatrixRMaj matrix() {
        return matrix.copy();
    }

    public double get(int row, int column) {
        return matrix.get(row, column);
    }

    public int iterations() {
        return iterations;
    }

    /// Change in the last iteration and distance of the two sets then, against the size of the matrix.
    public double residual() {
        return residual;
    }

    /// Frobenius distance from the matrix that was given.
    public double distance() {
        return distance;
    }

    private static DMatrixRMaj difference(DMatrixRMaj one, DMatrixRMaj other) {
        var difference = new DMatrixRMaj(one.numRows, one.numCols);
        CommonOps_DDRM.subtract(one, other, difference);
        return difference;
    }

    private static double norm(DMatrixRMaj matrix) {
        double sum = 0;
        for (double value : matrix.data) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }

    private static double distance(DMatrixRMaj one, DMatrixRMaj other) {
        return norm(difference(one, other));
    }
}
