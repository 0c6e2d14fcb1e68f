package dev.ballast.core.risk.tail;

import org.ejml.data.DMatrixRMaj;

/// Cholesky root of a positive semidefinite matrix: L Lᵀ = S with L lower triangular. A pivot that is zero up to
/// rounding leaves its column zero, as with T < n, identical assets or an asset without variance.
final class SemidefiniteRoot {

    private static final double ROUNDING = 1e-12;

    private SemidefiniteRoot() {}

    /// `IllegalArgumentException` names a pivot that is negative beyond rounding.
    static DMatrixRMaj of(DMatrixRMaj matrix) {
        int size = matrix.numRows;
        double largest = 0;
        for (int i = 0; i < size; i++) {
            largest = Math.max(largest, matrix.get(i, i));
        }
        var root = new DMatrixRMaj(size, size);
        for (int column = 0; column < size; column++) {
            double pivot = matrix.get(column, column) - dot(root, column, column, column);
            if (!(pivot >= -size * ROUNDING * largest)) {
                throw new IllegalArgumentException(
                        "matrix must be positive semidefinite, pivot " + column + " was " + pivot);
            }
            if (pivot <= size * ROUNDING * Math.max(matrix.get(column, column), Double.MIN_NORMAL)) {
                continue;
            }
            double diagonal = Math.sqrt(pivot);
            root.set(column, column, diagonal);
            for (int row = column + 1; row < size; row++) {
                root.set(row, column, (matrix.get(row, column) - dot(root, row, column, column)) / diagonal);
            }
        }
        return root;
    }

    private static double dot(DMatrixRMaj root, int first, int second, int count) {
        double sum = 0;
        for (int k = 0; k < count; k++) {
            sum += root.get(first, k) * root.get(second, k);
        }
        return sum;
    }
}
