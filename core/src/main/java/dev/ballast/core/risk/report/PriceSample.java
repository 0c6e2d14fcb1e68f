package dev.ballast.core.risk.report;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.statistics.AlignedPrices;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;

/// Prices on common dates and the simple returns between them: what a risk report is estimated from. Immutable.
public final class PriceSample {

    private static final double LARGEST_RETURN = 1e6;

    private final List<InstrumentId> instruments;
    private final List<Instant> times;
    private final DMatrixRMaj closes;
    private final DMatrixRMaj returns;
    private final SortedMap<InstrumentId, String> excluded;

    private PriceSample(
            List<InstrumentId> instruments,
            List<Instant> times,
            DMatrixRMaj closes,
            SortedMap<InstrumentId, String> excluded) {
        this.instruments = List.copyOf(instruments);
        this.times = List.copyOf(times);
        this.closes = closes;
        this.returns = simpleReturns(closes);
        this.excluded = Collections.unmodifiableSortedMap(new TreeMap<>(excluded));
        requirePlausible();
    }

    /// P(t) ÷ P(t−1) − 1, also to a last price of 0.
    private static DMatrixRMaj simpleReturns(DMatrixRMaj closes) {
        var returns = new DMatrixRMaj(closes.numRows - 1, closes.numCols);
        for (int i = 0; i < returns.data.length; i++) {
            returns.data[i] = closes.data[i + closes.numCols] / closes.data[i] - 1;
        }
        return returns;
    }

    /// Beyond a millionfold move in one step a price is broken, and squares and products of returns lose their
    /// meaning.
    private void requirePlausible() {
        for (int row = 0; row < returns.numRows; row++) {
            for (int column = 0; column < returns.numCols; column++) {
                if (!(returns.get(row, column) <= LARGEST_RETURN)) {
                    throw new IllegalArgumentException("return of " + instruments.get(column) + " at "
                            + times.get(row + 1) + " must be at most " + LARGEST_RETURN + ", was "
                            + returns.get(row, column));
                }
            }
        }
    }

    /// Prices that are aligned and checked already.
    public static PriceSample of(AlignedPrices prices) {
        return new PriceSample(prices.instruments(), prices.times(), prices.closes(), prices.excluded());
    }

    /// A matrix of prices.
    ///
    /// `IllegalArgumentException` names what does not fit, and a price that is not finite and > 0. In the last
    /// row a price may be 0, a return of −100 %; earlier there is no return from it.
    ///
    /// @param instruments n columns, each once
    /// @param times T + 1 rows, ascending
    /// @param closes (T + 1) × n, at least two rows; copied
    /// @param excluded instruments that were wanted but have no usable prices, with one sentence each
    public static PriceSample of(
            List<InstrumentId> instruments,
            List<Instant> times,
            DMatrixRMaj closes,
            SortedMap<InstrumentId, String> excluded) {
        if (closes.numCols != instruments.size() || closes.numRows != times.size() || closes.numRows < 2) {
            throw new IllegalArgumentException("closes must be %d x %d with at least 2 rows, was %d x %d"
                    .formatted(times.size(), instruments.size(), closes.numRows, closes.numCols));
        }
        if (new HashSet<>(instruments).size() < instruments.size()) {
            throw new IllegalArgumentException("instruments must be distinct, were " + instruments);
        }
        for (int row = 1; row < times.size(); row++) {
            if (!times.get(row).isAfter(times.get(row - 1))) {
                throw new IllegalArgumentException(
                        "times must ascend, " + times.get(row) + " follows " + times.get(row - 1));
            }
        }
        for (int row = 0; row < closes.numRows; row++) {
            for (int column = 0; column < closes.numCols; column++) {
                double close = closes.get(row, column);
                boolean usable = close > 0 || (close == 0 && row == closes.numRows - 1);
                if (!usable || !Double.isFinite(close)) {
                    throw new IllegalArgumentException("price of " + instruments.get(column) + " at " + times.get(row)
                            + " must be finite and > 0, was " + close);
                }
            }
        }
        return new PriceSample(instruments, times, closes.copy(), excluded);
    }

    /// Columns.
    public List<InstrumentId> instruments() {
        return instruments;
    }

    /// Times of the prices, T + 1.
    public List<Instant> times() {
        return times;
    }

    /// Times of the returns, T: each that of its later price.
    public List<Instant> returnTimes() {
        return times.subList(1, times.size());
    }

    /// Number of returns T.
    public int observations() {
        return returns.numRows;
    }

    public double close(int row, int column) {
        return closes.get(row, column);
    }

    /// Return of row `row` (from 0, at `returnTimes()`), a fraction.
    public double simpleReturn(int row, int column) {
        return returns.get(row, column);
    }

    /// Left out, with the reason.
    public SortedMap<InstrumentId, String> excluded() {
        return excluded;
    }

    /// T × n; the matrix itself, for reading only.
    DMatrixRMaj returns() {
        return returns;
    }
}
