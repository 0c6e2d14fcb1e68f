package dev.ballast.core.statistics.kernel;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/// S = Σ(t) w(t) (x(t) − m)(x(t) − m)ᵀ of T rows x(t) with n numbers: the work in every covariance, n² T operations.
///
/// A blocked symmetric rank-k update (Goto and van de Geijn 2008, "Anatomy of high-performance matrix multiplication"):
/// rows are centred, weighted and packed into narrow panels that fit the first caches; tiles of the product are summed
/// in registers; only one triangle is computed. The result is exactly symmetric.
///
/// Two kernels do the same sums and agree to rounding (1e-14 of √(S(i,i) S(j,j))). The vector kernel needs the JDK's
/// module `jdk.incubator.vector`, which has to be asked for at the start (`--add-modules jdk.incubator.vector`): it is
/// an incubator, so it may change or go with any JDK. Where it is not there the plain kernel does everything. The plain
/// kernel also does small products, since the vector one is slow until the JIT has compiled it (0.4 s once, against
/// 0.1 s), which small products never pay back.
///
/// Stateless. NaN and infinities come out as such: callers check before or after.
public final class SymmetricProduct {

    /// Which inner loop.
    public enum Kernel {
        /// The vector kernel for large products where it is at hand, else the plain one.
        AUTOMATIC,
        /// Plain Java, always there.
        PLAIN,
        /// The vector kernel, where it is at hand; else the plain one.
        VECTOR
    }

    /// Rows per block: a panel of them (24 columns at most) stays in the first and second cache.
    private static final int DEPTH = 256;
    /// Side of the squares in which the triangle is mirrored, eight numbers to a cache line.
    private static final int SQUARE = 16;
    /// n² T from which the vector kernel pays: 200 assets over 500 days, 2 ms by the plain one.
    private static final double LARGE = 2e7;

    private static final TileKernel PLAIN = new PlainTile();
    private static final TileKernel VECTOR = vector();

    private SymmetricProduct() {}

    /// Whether the vector kernel is at hand in this JVM.
    public static boolean vectorised() {
        return VECTOR != PLAIN;
    }

    /// The product of a T × n matrix, n × n.
    ///
    /// @param centre m, length n
    /// @param weights w ≥ 0, length T
    public static DMatrixRMaj of(DMatrixRMaj rows, double[] centre, double[] weights) {
        return of(rows, centre, weights, Kernel.AUTOMATIC);
    }

    /// The product by a kernel of choice, for tests and benchmarks.
    public static DMatrixRMaj of(DMatrixRMaj rows, double[] centre, double[] weights, Kernel kernel) {
        if (centre.length != rows.numCols || weights.length != rows.numRows) {
            throw new IllegalArgumentException("%d x %d rows need as many means and weights, was %d and %d"
                    .formatted(rows.numRows, rows.numCols, centre.length, weights.length));
        }
        double work = (double) rows.numRows * rows.numCols * rows.numCols;
        return switch (kernel) {
            case AUTOMATIC -> product(rows, centre, weights, work < LARGE ? PLAIN : VECTOR);
            case PLAIN -> product(rows, centre, weights, PLAIN);
            case VECTOR -> product(rows, centre, weights, VECTOR);
        };
    }

    /// Means of the columns, one pass along the rows as they lie in memory.
    public static double[] means(DMatrixRMaj rows) {
        var means = new double[rows.numCols];
        for (int row = 0; row < rows.numRows; row++) {
            int start = row * rows.numCols;
            for (int column = 0; column < means.length; column++) {
                means[column] += rows.data[start + column];
            }
        }
        for (int column = 0; column < means.length; column++) {
            means[column] /= rows.numRows;
        }
        return means;
    }

    private static TileKernel vector() {
        // By name of the module: loading the class without it would fail.
        boolean there = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent() && VectorTile.suitable();
        return there ? new VectorTile() : PLAIN;
    }

    private static DMatrixRMaj product(DMatrixRMaj rows, double[] centre, double[] weights, TileKernel kernel) {
        int width = kernel.width();
        int panels = (rows.numCols + width - 1) / width;
        int padded = panels * width;
        var packed = new double[Math.min(DEPTH, rows.numRows) * padded];
        var triangle = new double[padded * padded];
        for (int from = 0; from < rows.numRows; from += DEPTH) {
            int depth = Math.min(DEPTH, rows.numRows - from);
            pack(rows, from, depth, centre, weights, width, packed);
            for (int right = 0; right < panels; right++) {
                for (int left = 0; left <= right; left++) {
                    for (int row = 0; row < width; row += kernel.height()) {
                        int at = (left * width + row) * padded + right * width;
                        kernel.add(
                                packed, left * width * depth + row, right * width * depth, depth, triangle, at, padded);
                    }
                }
            }
        }
        return mirror(triangle, padded, rows.numCols);
    }

    /// √w · (x − m) into panels, the last one filled up with zeros; along the rows as they lie in memory, which halves
    /// the time of going along the panels.
    private static void pack(
            DMatrixRMaj rows, int from, int depth, double[] centre, double[] weights, int width, double[] packed) {
        for (int row = 0; row < depth; row++) {
            double root = Math.sqrt(weights[from + row]);
            int source = (from + row) * rows.numCols;
            int at = row * width;
            for (int start = 0; start < rows.numCols; start += width) {
                int columns = Math.min(width, rows.numCols - start);
                for (int k = 0; k < columns; k++) {
                    packed[at + k] = root * (rows.data[source + start + k] - centre[start + k]);
                }
                Arrays.fill(packed, at + columns, at + width, 0);
                at += width * depth;
            }
        }
    }

    private static DMatrixRMaj mirror(double[] triangle, int padded, int size) {
        var whole = new DMatrixRMaj(size, size);
        for (int top = 0; top < size; top += SQUARE) {
            for (int left = top; left < size; left += SQUARE) {
                for (int i = top; i < Math.min(size, top + SQUARE); i++) {
                    for (int j = Math.max(i, left); j < Math.min(size, left + SQUARE); j++) {
                        double value = triangle[i * padded + j];
                        whole.data[i * size + j] = value;
                        whole.data[j * size + i] = value;
                    }
                }
            }
        }
        return whole;
    }
}
