package dev.ballast.core.optimization.quadratic;

/// UᵀU of a dense symmetric matrix in place, upper triangle by rows: inner loops run along rows and the compiler turns
/// them into vector instructions. Eight rows are eliminated at a time, so that the rest is read an eighth as often.
final class Cholesky {

    private static final int PANEL = 8;

    private Cholesky() {}

    /// Factors the leading `order` rows of `a` (row i begins at i × order). False where a pivot is not above
    /// `tolerance` times its diagonal: the matrix is singular or indefinite, `a` is then spoilt.
    static boolean factor(double[] a, int order, double tolerance) {
        int start = 0;
        while (start < order) {
            int end = Math.min(order, start + PANEL);
            if (!panel(a, order, start, end, tolerance)) {
                return false;
            }
            if (end - start == PANEL) {
                for (int i = end; i < order; i++) {
                    update(a, order, start, i);
                }
            }
            start = end;
        }
        return true;
    }

    /// Rows of the panel, eliminated among themselves.
    private static boolean panel(double[] a, int order, int start, int end, double tolerance) {
        for (int k = start; k < end; k++) {
            int row = k * order;
            double before = a[row + k];
            for (int p = start; p < k; p++) {
                int pivotRow = p * order;
                double ratio = a[pivotRow + k];
                for (int j = k; j < order; j++) {
                    a[row + j] -= ratio * a[pivotRow + j];
                }
            }
            double pivot = a[row + k];
            if (!(pivot > tolerance * before) || !(pivot > 0)) {
                return false;
            }
            double root = Math.sqrt(pivot);
            double inverse = 1 / root;
            for (int j = k; j < order; j++) {
                a[row + j] *= inverse;
            }
            a[row + k] = root;
        }
        return true;
    }

    /// Row i minus what the eight rows from `start` on contribute.
    private static void update(double[] a, int order, int start, int i) {
        int p0 = start * order;
        int p1 = p0 + order;
        int p2 = p1 + order;
        int p3 = p2 + order;
        int p4 = p3 + order;
        int p5 = p4 + order;
        int p6 = p5 + order;
        int p7 = p6 + order;
        double c0 = a[p0 + i];
        double c1 = a[p1 + i];
        double c2 = a[p2 + i];
        double c3 = a[p3 + i];
        double c4 = a[p4 + i];
        double c5 = a[p5 + i];
        double c6 = a[p6 + i];
        double c7 = a[p7 + i];
        int row = i * order;
        for (int j = i; j < order; j++) {
            a[row + j] -= c0 * a[p0 + j]
                    + c1 * a[p1 + j]
                    + c2 * a[p2 + j]
                    + c3 * a[p3 + j]
                    + c4 * a[p4 + j]
                    + c5 * a[p5 + j]
                    + c6 * a[p6 + j]
                    + c7 * a[p7 + j];
        }
    }

    /// b ← U⁻ᵀb.
    static void forward(double[] u, int order, double[] b, int offset) {
        for (int i = 0; i < order; i++) {
            int row = i * order;
            double value = b[offset + i] / u[row + i];
            b[offset + i] = value;
            if (value != 0) {
                for (int j = i + 1; j < order; j++) {
                    b[offset + j] -= value * u[row + j];
                }
            }
        }
    }

    /// b ← U⁻¹b.
    static void backward(double[] u, int order, double[] b) {
        for (int i = order - 1; i >= 0; i--) {
            int row = i * order;
            b[i] = (b[i] - dot(u, row, b, 0, i + 1, order)) / u[row + i];
        }
    }

    /// Σ x(xOffset + j) y(yOffset + j), j from `from` up to before `to`, in four partial sums.
    static double dot(double[] x, int xOffset, double[] y, int yOffset, int from, int to) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int j = from;
        for (; j + 3 < to; j += 4) {
            s0 += x[xOffset + j] * y[yOffset + j];
            s1 += x[xOffset + j + 1] * y[yOffset + j + 1];
            s2 += x[xOffset + j + 2] * y[yOffset + j + 2];
            s3 += x[xOffset + j + 3] * y[yOffset + j + 3];
        }
        for (; j < to; j++) {
            s0 += x[xOffset + j] * y[yOffset + j];
        }
        return s0 + s1 + (s2 + s3);
    }
}
