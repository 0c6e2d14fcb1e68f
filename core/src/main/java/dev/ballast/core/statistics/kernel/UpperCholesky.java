package dev.ballast.core.statistics.kernel;

/// A = UᵀU of a symmetric positive definite matrix in place, upper triangle by rows, with further columns B beside it
/// that become U⁻ᵀB: n³ ÷ 6 multiply-adds, blocked so that tiles are summed in registers (Golub and Van Loan 2013,
/// section 4.2.9).
///
/// Layout: row i begins at i × [#stride]; the array has [#storage] places, more than the matrix itself: what lies below
/// the diagonal and beyond the columns is written over. Two kernels, as in [SymmetricProduct]; they agree to rounding.
///
/// Stateless.
public final class UpperCholesky {

    /// Rows eliminated together: with 24 columns of them 12 kB, within the first cache.
    private static final int PANEL = 64;
    private static final int ALIGNED = 24;
    /// Rows from which the vector kernel pays for the JIT.
    private static final int LARGE = 64;

    private static final RowKernel PLAIN = new PlainRows();
    private static final RowKernel VECTOR = SymmetricProduct.vectorised() ? new VectorRows() : PLAIN;

    private UpperCholesky() {}

    /// Distance of rows for as many columns: no multiple of 64, which would send all rows to the same places of a
    // cache.
    public static int stride(int columns) {
        int padded = (columns + ALIGNED - 1) / ALIGNED * ALIGNED;
        return padded % 64 == 0 ? padded + ALIGNED : padded;
    }

    /// Places of an array for as many rows and columns.
    public static int storage(int rows, int columns) {
        return (rows + RowKernel.HEIGHT) * stride(columns);
    }

    /// Factors `rows` rows. False where a pivot is not above `tolerance` times its diagonal: the matrix is singular or
    /// indefinite, `a` is then spoilt.
    ///
    /// @param columns ≥ rows, those of A and those beside it; finite
    public static boolean factor(double[] a, int rows, int columns, int stride, double tolerance) {
        return factor(a, rows, columns, stride, tolerance, rows < LARGE ? PLAIN : VECTOR);
    }

    static boolean factor(double[] a, int rows, int columns, int stride, double tolerance, RowKernel kernel) {
        var least = new double[rows];
        for (int i = 0; i < rows; i++) {
            least[i] = Math.max(tolerance * a[i * stride + i], 0);
        }
        for (int start = 0; start < rows; start += PANEL) {
            int end = Math.min(rows, start + PANEL);
            for (int top = start; top < end; top += RowKernel.HEIGHT) {
                if (top > start) {
                    subtract(a, stride, start, top, top, columns, kernel);
                }
                if (!eliminate(a, top, Math.min(end, top + RowKernel.HEIGHT), columns, stride, least)) {
                    return false;
                }
            }
            int width = kernel.width();
            for (int column = end / width * width; column < columns; column += width) {
                int last = Math.min(rows, column + width);
                for (int row = end; row < last; row += RowKernel.HEIGHT) {
                    kernel.subtract(a, stride, start, end - start, row, column);
                }
            }
        }
        return true;
    }

    /// Four rows minus what the rows above them in the panel contribute.
    private static void subtract(double[] a, int stride, int start, int end, int row, int columns, RowKernel kernel) {
        int width = kernel.width();
        for (int column = row / width * width; column < columns; column += width) {
            kernel.subtract(a, stride, start, end - start, row, column);
        }
    }

    /// Up to four rows, eliminated among themselves.
    private static boolean eliminate(double[] a, int start, int end, int columns, int stride, double[] least) {
        for (int k = start; k < end; k++) {
            int row = k * stride;
            for (int p = start; p < k; p++) {
                int above = p * stride;
                double ratio = a[above + k];
                for (int j = k; j < columns; j++) {
                    a[row + j] -= ratio * a[above + j];
                }
            }
            double pivot = a[row + k];
            if (!(pivot > least[k])) {
                return false;
            }
            double root = Math.sqrt(pivot);
            double inverse = 1 / root;
            for (int j = k; j < columns; j++) {
                a[row + j] *= inverse;
            }
            a[row + k] = root;
        }
        return true;
    }

    /// b ← U⁻ᵀb.
    public static void forward(double[] u, int rows, int stride, double[] b) {
        for (int i = 0; i < rows; i++) {
            int row = i * stride;
            double value = b[i] / u[row + i];
            b[i] = value;
            if (value != 0) {
                for (int j = i + 1; j < rows; j++) {
                    b[j] -= value * u[row + j];
                }
            }
        }
    }

    /// b ← U⁻¹b.
    public static void backward(double[] u, int rows, int stride, double[] b) {
        RowKernel kernel = rows < LARGE ? PLAIN : VECTOR;
        for (int i = rows - 1; i >= 0; i--) {
            int row = i * stride;
            b[i] = (b[i] - kernel.product(u, row, b, i + 1, rows)) / u[row + i];
        }
    }
}
