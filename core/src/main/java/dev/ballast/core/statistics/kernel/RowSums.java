package dev.ballast.core.statistics.kernel;

/// Weighted sums of the rows of a matrix, and with them the product of a symmetric one with a vector: as fast as the
/// rows come from the caches, by the vector unit where there is one. Two kernels that agree to rounding.
///
/// Stateless.
public final class RowSums {

    /// Entries from which the vector kernel pays for the JIT.
    private static final int LARGE = 120;

    private static final RowKernel PLAIN = new PlainRows();
    private static final RowKernel VECTOR = SymmetricProduct.vectorised() ? new VectorRows() : PLAIN;

    private RowSums() {}

    private static RowKernel kernel(int length) {
        return length < LARGE ? PLAIN : VECTOR;
    }

    /// target += a × row one + b × row two + c × row three + d × row four, of rows of a square matrix.
    ///
    /// @param matrix by rows of `target.length` entries
    public static void addFour(
            double[] matrix,
            int one,
            double a,
            int two,
            double b,
            int three,
            double c,
            int four,
            double d,
            double[] target) {
        int size = target.length;
        kernel(size).addRows(matrix, one * size, a, two * size, b, three * size, c, four * size, d, target);
    }

    /// target += Sx of a symmetric matrix; rows where x is 0 are not read, four of the others at a time.
    ///
    /// @param matrix by rows of `target.length` entries
    public static void addTimes(double[] matrix, double[] x, double[] target) {
        int size = target.length;
        RowKernel kernel = kernel(size);
        var held = new int[4];
        int count = 0;
        for (int i = 0; i < size; i++) {
            if (x[i] != 0) {
                held[count++] = i;
            }
            if (count == 4) {
                count = 0;
                kernel.addRows(
                        matrix,
                        held[0] * size,
                        x[held[0]],
                        held[1] * size,
                        x[held[1]],
                        held[2] * size,
                        x[held[2]],
                        held[3] * size,
                        x[held[3]],
                        target);
            }
        }
        for (int k = 0; k < count; k++) {
            double weight = x[held[k]];
            int row = held[k] * size;
            for (int j = 0; j < size; j++) {
                target[j] += weight * matrix[row + j];
            }
        }
    }
}
