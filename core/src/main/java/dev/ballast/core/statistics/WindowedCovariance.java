package dev.ballast.core.statistics;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/// Exponentially weighted covariance of the last T rows of returns that takes one row at a time: the newest comes in,
/// the oldest goes out, S ← λS + rrᵀ − λ^T qqᵀ, O(n²) and without allocation (STA-3).
///
/// After every row it is what [Covariance#exponential] gives by [Convention#NORMALISED] for these T rows, to 1e-12 of
/// √(Sᵢᵢ Sⱼⱼ). Taking a row out cancels digits where that row was far larger than what stays: the rounding of every
/// variance is bounded as it goes along, and beyond 1e-13 of it the sum is made anew from the T rows, O(Tn²).
///
/// Mutable and for one thread. A row with NaN, an infinity or a number beyond 1e150 is refused and changes nothing.
public final class WindowedCovariance {

    private static final double ROUNDING = 0x1p-52;
    private static final double MOST_ROUNDING = 1e-13;

    private final int size;
    private final int length;
    private final double lambda;
    /// λ^T: what is left of the weight of the row that goes out.
    private final double last;
    private final double divisor;
    /// T × n, a ring: row `oldest` goes out next.
    private final double[] rows;
    private int oldest;
    /// Lower triangle, row-major in n × n.
    private final double[] products;
    /// Bound of the rounding in each variance's sum.
    private final double[] rounding;
    private int rebuilt;

    private WindowedCovariance(DMatrixRMaj returns, Decay decay) {
        size = returns.numCols;
        length = returns.numRows;
        lambda = decay.lambda();
        last = Math.pow(lambda, length);
        divisor = (1 - last) / (1 - lambda);
        rows = returns.data.clone();
        products = new double[size * size];
        rounding = new double[size];
        rebuild();
    }

    /// One of the rows of a T × n history, oldest first, T ≥ 1.
    public static WindowedCovariance of(DMatrixRMaj returns, Decay decay) {
        Samples.requireShape(returns, 1, "returns");
        Samples.requireUsable(returns, "returns");
        return new WindowedCovariance(returns, decay);
    }

    /// Takes the next row of returns, one per asset, and lets the oldest go.
    public void update(double[] returns) {
        if (returns.length != size) {
            throw new IllegalArgumentException("a row needs " + size + " returns, was " + returns.length);
        }
        Samples.requireUsable(returns, "returns");
        int gone = oldest * size;
        boolean exact = true;
        for (int i = 0; i < size; i++) {
            double in = returns[i];
            double out = last * rows[gone + i];
            int start = i * size;
            double before = products[start + i];
            for (int j = 0; j <= i; j++) {
                products[start + j] = lambda * products[start + j] + in * returns[j] - out * rows[gone + j];
            }
            double moved = lambda * before + in * in + Math.abs(out * rows[gone + i]);
            rounding[i] = lambda * rounding[i] + 2 * ROUNDING * moved;
            exact &= rounding[i] <= MOST_ROUNDING * products[start + i];
        }
        System.arraycopy(returns, 0, rows, gone, size);
        oldest = (oldest + 1) % length;
        if (!exact) {
            rebuild();
        }
    }

    private void rebuild() {
        Arrays.fill(products, 0);
        for (int row = 0; row < length; row++) {
            int from = (oldest + row) % length * size;
            for (int i = 0; i < size; i++) {
                int start = i * size;
                double value = rows[from + i];
                for (int j = 0; j <= i; j++) {
                    products[start + j] = lambda * products[start + j] + value * rows[from + j];
                }
            }
        }
        for (int i = 0; i < size; i++) {
            rounding[i] = ROUNDING * products[i * size + i];
        }
        rebuilt++;
    }

    /// Whether these are the T rows before `returns`' last one, bit by bit: then that row is all that is new.
    public boolean isFollowedBy(DMatrixRMaj returns) {
        return hasRows(returns, 1);
    }

    /// Whether these are the T rows, bit by bit.
    public boolean isOf(DMatrixRMaj returns) {
        return hasRows(returns, 0);
    }

    private boolean hasRows(DMatrixRMaj returns, int later) {
        if (returns.numCols != size || returns.numRows != length) {
            return false;
        }
        for (int row = later; row < length; row++) {
            int from = (oldest + row) % length * size;
            int other = (row - later) * size;
            if (!Arrays.equals(rows, from, from + size, returns.data, other, other + size)) {
                return false;
            }
        }
        return true;
    }

    /// Number of assets n.
    public int size() {
        return size;
    }

    /// Rows T.
    public int observations() {
        return length;
    }

    /// How often the sum was made from all T rows, at the start and where digits had been lost since.
    public int rebuilt() {
        return rebuilt;
    }

    /// Writes the covariance per period into an n × n matrix; allocates nothing.
    public void copyTo(DMatrixRMaj target) {
        if (target.numRows != size || target.numCols != size) {
            throw new IllegalArgumentException(
                    "target must be %d x %d, was %d x %d".formatted(size, size, target.numRows, target.numCols));
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double value = products[i * size + j] / divisor;
                target.data[i * size + j] = value;
                target.data[j * size + i] = value;
            }
        }
    }
}
