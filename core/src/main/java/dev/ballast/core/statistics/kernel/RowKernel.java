package dev.ballast.core.statistics.kernel;

/// Subtracts what rows of a triangular factor contribute to four rows below them: the work in a Cholesky factorisation.
interface RowKernel {

    /// Rows of a tile.
    int HEIGHT = 4;

    /// Columns of a tile.
    int width();

    /// a[row + i, column + j] −= Σ(p) a[top + p, row + i] · a[top + p, column + j] for four rows and `width` columns.
    ///
    /// @param depth how many rows p
    void subtract(double[] a, int stride, int top, int depth, int row, int column);

    /// Scalar product of b from `from` up to before `to` with a, `offset` places further on.
    double product(double[] a, int offset, double[] b, int from, int to);

    /// Adds a × the entries of x from `one` on to target, b × those from `two` on, c × `three`, d × `four`.
    void addRows(
            double[] x, int one, double a, int two, double b, int three, double c, int four, double d, double[] target);
}
