package dev.ballast.core.optimization.quadratic;

/// Scalar products of parts of arrays.
final class Products {

    private Products() {}

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
