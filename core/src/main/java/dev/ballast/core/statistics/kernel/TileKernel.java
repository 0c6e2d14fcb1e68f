package dev.ballast.core.statistics.kernel;

/// Adds one small tile of a symmetric product: what is left to do once the data lie packed side by side.
///
/// A panel is `width` columns wide and stored row after row. A tile takes `height` neighbouring columns of one panel
/// against all `width` columns of another.
interface TileKernel {

    /// Columns of a panel, a multiple of [#height].
    int width();

    /// Rows of a tile.
    int height();

    /// c[i, j] += Σ(k) left[k, i] · right[k, j] for `height` × `width` entries.
    ///
    /// @param packed panels, `width` numbers per row
    /// @param left where the first of `height` columns of the left panel starts
    /// @param right where the right panel starts
    /// @param depth rows k
    /// @param product the matrix c, row-major
    /// @param at where the tile's first entry lies in it
    /// @param stride columns of c
    void add(double[] packed, int left, int right, int depth, double[] product, int at, int stride);

    /// One line for benchmarks and logs.
    String description();
}
