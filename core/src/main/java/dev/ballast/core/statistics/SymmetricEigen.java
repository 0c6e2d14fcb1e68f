package dev.ballast.core.statistics;

import dev.ballast.core.statistics.kernel.SymmetricProduct;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/// Spectral decomposition A = Σ λ(k) v(k) v(k)ᵀ of a symmetric matrix, the largest eigenvalue first.
final class SymmetricEigen {

    /// Difference between the halves, against the largest entry, that is still rounding.
    private static final double ASYMMETRY = 1e-9;

    private final double[] values;
    private final DMatrixRMaj vectors;

    private SymmetricEigen(double[] values, DMatrixRMaj vectors) {
        this.values = values;
        this.vectors = vectors;
    }

    static SymmetricEigen of(DMatrixRMaj matrix) {
        DMatrixRMaj symmetric = symmetric(matrix);
        int size = symmetric.numRows;
        var solver = DecompositionFactory_DDRM.eig(size, true, true);
        if (!solver.decompose(symmetric)) {
            throw new ArithmeticException("no eigenvalues found of a symmetric matrix of size " + size);
        }
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -solver.getEigenvalue(i).getReal()))
                .mapToInt(Integer::intValue)
                .toArray();
        var values = new double[size];
        var vectors = new DMatrixRMaj(size, size);
        for (int rank = 0; rank < size; rank++) {
            values[rank] = solver.getEigenvalue(order[rank]).getReal();
            System.arraycopy(solver.getEigenVector(order[rank]).data, 0, vectors.data, rank * size, size);
        }
        return new SymmetricEigen(values, vectors);
    }

    /// The mean of a matrix and its transpose; a matrix that differs from it by more than rounding is refused.
    static DMatrixRMaj symmetric(DMatrixRMaj matrix) {
        if (matrix.numRows != matrix.numCols || matrix.numRows < 1) {
            throw new IllegalArgumentException(
                    "matrix must be square with at least 1 row, was " + matrix.numRows + " x " + matrix.numCols);
        }
        Samples.requireUsable(matrix, "matrix entries");
        double largest = 0;
        for (int i = 0; i < matrix.numRows * matrix.numCols; i++) {
            largest = Math.max(largest, Math.abs(matrix.data[i]));
        }
        DMatrixRMaj mean = matrix.copy();
        for (int i = 0; i < matrix.numRows; i++) {
            for (int j = 0; j < i; j++) {
                double one = matrix.get(i, j);
                double other = matrix.get(j, i);
                if (Math.abs(one - other) > ASYMMETRY * largest) {
                    throw new IllegalArgumentException("matrix must be symmetric, was %s at (%d, %d) and %s at (%d, %d)"
                            .formatted(one, i, j, other, j, i));
                }
                mean.set(i, j, (one + other) / 2);
                mean.set(j, i, (one + other) / 2);
            }
        }
        return mean;
    }

    int size() {
        return values.length;
    }

    double value(int rank) {
        return values[rank];
    }

    /// One eigenvector per row; the matrix itself, not a copy.
    DMatrixRMaj vectors() {
        return vectors;
    }

    /// Σ max(λ, 0) v vᵀ: the nearest positive semidefinite matrix in the Frobenius norm (Higham 1988, theorem 2.1).
    DMatrixRMaj positivePart() {
        var weights = new double[values.length];
        for (int rank = 0; rank < weights.length; rank++) {
            weights[rank] = Math.max(0, values[rank]);
        }
        return SymmetricProduct.of(vectors, new double[values.length], weights);
    }
}
