package dev.ballast.core.statistics;

import org.ejml.data.DMatrixRMaj;

/// Checks of samples before they are estimated from: what is not a usable number is refused by its place and value.
///
/// Usable is |x| ≤ 1e150: finite, and so is its square. A return beyond that is a broken price, not a return.
public final class Samples {

    /// Largest size of a usable observation.
    public static final double LARGEST = 1e150;

    private Samples() {}

    /// Refuses a series that holds NaN, an infinity or a number beyond [#LARGEST]; `name` is what the message calls it.
    public static void requireUsable(double[] series, String name) {
        for (int i = 0; i < series.length; i++) {
            if (!usable(series[i])) {
                throw new IllegalArgumentException(
                        name + " must be finite and at most 1e150 in size, was " + series[i] + " at " + i);
            }
        }
    }

    /// As [#requireUsable(double[], String)], for a matrix; the message names row and column, both from 0.
    public static void requireUsable(DMatrixRMaj matrix, String name) {
        int entries = matrix.getNumElements();
        for (int i = 0; i < entries; i++) {
            if (!usable(matrix.data[i])) {
                throw new IllegalArgumentException(
                        "%s must be finite and at most 1e150 in size, was %s at row %d, column %d"
                                .formatted(name, matrix.data[i], i / matrix.numCols, i % matrix.numCols));
            }
        }
    }

    /// Refuses a matrix with fewer than `least` rows (observations) or without a column (asset).
    public static void requireShape(DMatrixRMaj matrix, int least, String name) {
        if (matrix.numRows < least || matrix.numCols < 1) {
            throw new IllegalArgumentException("%s must have at least %d rows and 1 column, was %d x %d"
                    .formatted(name, least, matrix.numRows, matrix.numCols));
        }
    }

    /// One column of a matrix, a copy.
    public static double[] column(DMatrixRMaj matrix, int column) {
        var series = new double[matrix.numRows];
        for (int row = 0; row < series.length; row++) {
            series[row] = matrix.get(row, column);
        }
        return series;
    }

    // Written so that NaN, which compares false, is not usable.
    private static boolean usable(double value) {
        return Math.abs(value) <= LARGEST;
    }
}
