package dev.ballast.core.statistics;

import dev.ballast.core.result.Result;
import java.util.Arrays;
import java.util.BitSet;
import org.ejml.data.DMatrixRMaj;

/// Rows of a sample that were bull, bear or highly volatile, and the correlations in them alone (STA-3).
///
/// A row's state is that of the `window` rows before it: picking rows by what happens in them would by itself change
/// their correlations (Boyer, Gibson and Loretan 1999, "Pitfalls in tests for changes in correlations").
/// The first `window` rows have no state. Immutable.
public final class SubSample {

    private final String name;
    private final BitSet rows;

    private SubSample(String name, BitSet rows) {
        this.name = name;
        this.rows = rows;
    }

    /// Rows chosen by someone else, such as a regime model.
    ///
    /// @param name what messages call it
    public static SubSample of(String name, BitSet rows) {
        return new SubSample(name, (BitSet) rows.clone());
    }

    /// Rows before which the market rose: the simple returns of `window` rows compound to more than 0.
    public static SubSample bull(double[] market, int window) {
        var rows = new BitSet();
        double[] growth = growth(market, window);
        for (int row = window; row < market.length; row++) {
            rows.set(row, growth[row] > 0);
        }
        return new SubSample("bull", rows);
    }

    /// Rows before which the market fell: the simple returns of `window` rows compound to less than 0.
    public static SubSample bear(double[] market, int window) {
        var rows = new BitSet();
        double[] growth = growth(market, window);
        for (int row = window; row < market.length; row++) {
            rows.set(row, growth[row] < 0);
        }
        return new SubSample("bear", rows);
    }

    /// Rows before which the market's volatility over `window` rows was above the given quantile of all of them.
    ///
    /// @param window ≥ 2
    /// @param quantile in (0, 1); 0.75 picks the most volatile quarter
    public static SubSample highVolatility(double[] market, int window, double quantile) {
        requireWindow(market, window, 2);
        if (!(quantile > 0 && quantile < 1)) {
            throw new IllegalArgumentException("quantile must lie in (0, 1), was " + quantile);
        }
        double[] rolling = RollingVolatility.annual(market, window, 1);
        // The last window ends with the last row, which no row follows.
        double[] before = Arrays.copyOf(rolling, Math.max(0, rolling.length - 1));
        var rows = new BitSet();
        if (before.length > 0) {
            double[] sorted = before.clone();
            Arrays.sort(sorted);
            double threshold = sorted[(int) Math.ceil(quantile * sorted.length) - 1];
            for (int i = 0; i < before.length; i++) {
                rows.set(window + i, before[i] > threshold);
            }
        }
        return new SubSample("high volatility", rows);
    }

    public String name() {
        return name;
    }

    /// Number of rows in it.
    public int observations() {
        return rows.cardinality();
    }

    /// Whether a row is in it.
    public boolean contains(int row) {
        return rows.get(row);
    }

    /// Its rows of a T × n matrix of returns, in their order. `IllegalArgumentException` where it has rows beyond T.
    public DMatrixRMaj of(DMatrixRMaj returns) {
        if (rows.length() > returns.numRows) {
            throw new IllegalArgumentException(
                    name + " has row " + (rows.length() - 1) + ", returns only " + returns.numRows + " rows");
        }
        var chosen = new DMatrixRMaj(observations(), returns.numCols);
        int to = 0;
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            System.arraycopy(returns.data, row * returns.numCols, chosen.data, to * returns.numCols, returns.numCols);
            to++;
        }
        return chosen;
    }

    /// Pearson's correlations of its rows; missing where there are fewer than `least`, or where an asset does not move
    /// in them.
    ///
    /// @param least fewest rows that are enough, ≥ 2
    public Result<CorrelationEstimate> correlation(DMatrixRMaj returns, int least) {
        if (least < 2) {
            throw new IllegalArgumentException("least must be >= 2 rows, was " + least);
        }
        DMatrixRMaj chosen = of(returns);
        if (chosen.numRows < least) {
            return Result.missing(
                    "No " + name + " correlation: " + chosen.numRows + " observations, " + least + " needed.");
        }
        CovarianceEstimate covariance = Covariance.sample(chosen);
        for (int i = 0; i < covariance.size(); i++) {
            if (!(covariance.get(i, i) > 0)) {
                return Result.missing("No " + name + " correlation: asset " + i + " does not move in its "
                        + chosen.numRows + " observations.");
            }
        }
        return Result.of(new CorrelationEstimate(
                Correlation.of(covariance.matrix()), chosen.numRows, "Pearson, " + name + " rows"));
    }

    /// Logarithm of the growth over the `window` rows before each row.
    private static double[] growth(double[] market, int window) {
        requireWindow(market, window, 1);
        var growth = new double[market.length];
        for (int row = window; row < market.length; row++) {
            for (int back = 1; back <= window; back++) {
                growth[row] += Math.log1p(market[row - back]);
            }
        }
        return growth;
    }

    private static void requireWindow(double[] market, int window, int least) {
        if (window < least) {
            throw new IllegalArgumentException("window must be >= " + least + " rows, was " + window);
        }
        Samples.requireUsable(market, "market returns");
        for (int row = 0; row < market.length; row++) {
            if (market[row] <= -1) {
                throw new IllegalArgumentException(
                        "market returns must be > -1, was " + market[row] + " at row " + row);
            }
        }
    }
}
