package dev.ballast.core.statistics;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;

/// Random matrices for property tests: returns with a common factor and fat tails, fewer rows than columns too.
public final class Samplers {

    private Samplers() {}

    /// T in [2, 60), n in [1, 20): T < n in about one of five.
    public static DMatrixRMaj returns(SplittableRandom random) {
        return returns(random, 2 + random.nextInt(58), 1 + random.nextInt(19));
    }

    /// One of ten has an outlier, a hundred times the usual size.
    public static DMatrixRMaj returns(SplittableRandom random, int rows, int columns) {
        var returns = new DMatrixRMaj(rows, columns);
        double[] exposures = random.doubles(columns, -0.5, 1.5).toArray();
        double[] scales = random.doubles(columns, 0.001, 0.1).toArray();
        for (int row = 0; row < rows; row++) {
            double factor = random.nextGaussian();
            for (int column = 0; column < columns; column++) {
                double own = random.nextGaussian() * (random.nextInt(1000) == 0 ? 100 : 1);
                returns.set(row, column, scales[column] * (exposures[column] * factor + own + 0.02));
            }
        }
        return returns;
    }

    /// A symmetric matrix with unit diagonal and entries in [−1, 1], mostly no correlation matrix.
    public static DMatrixRMaj symmetric(SplittableRandom random, int size) {
        var matrix = new DMatrixRMaj(size, size);
        for (int i = 0; i < size; i++) {
            matrix.set(i, i, 1);
            for (int j = 0; j < i; j++) {
                double value = random.nextDouble(-1, 1);
                matrix.set(i, j, value);
                matrix.set(j, i, value);
            }
        }
        return matrix;
    }

    /// 0 … n − 1 in random order.
    public static int[] permutation(SplittableRandom random, int size) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /// Columns in another order, each times a factor.
    public static DMatrixRMaj rearranged(DMatrixRMaj matrix, int[] order, double factor) {
        var other = new DMatrixRMaj(matrix.numRows, matrix.numCols);
        for (int row = 0; row < matrix.numRows; row++) {
            for (int column = 0; column < order.length; column++) {
                other.set(row, column, factor * matrix.get(row, order[column]));
            }
        }
        return other;
    }

    /// Smallest eigenvalue against the largest; 0 for a matrix of zeros.
    public static double smallestRelative(DMatrixRMaj symmetric) {
        SymmetricEigen eigen = SymmetricEigen.of(symmetric);
        double largest = eigen.value(0);
        return largest == 0 ? 0 : eigen.value(eigen.size() - 1) / Math.abs(largest);
    }
}
