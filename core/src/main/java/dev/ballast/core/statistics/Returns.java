package dev.ballast.core.statistics;

import org.ejml.data.DMatrixRMaj;

/// Returns from prices (STA-1).
public final class Returns {

    private Returns() {}

    /// Simple returns P(t) ÷ P(t−1) − 1, T × n from (T + 1) × n closes; fractions, not percent.
    public static DMatrixRMaj simple(AlignedPrices prices) {
        return simple(prices.closes());
    }

    /// Simple returns of a matrix of prices with at least two rows, each column a series.
    public static DMatrixRMaj simple(DMatrixRMaj closes) {
        if (closes.numRows < 2) {
            throw new IllegalArgumentException("returns need at least 2 prices, was " + closes.numRows);
        }
        var returns = new DMatrixRMaj(closes.numRows - 1, closes.numCols);
        for (int row = 0; row < returns.numRows; row++) {
            for (int column = 0; column < returns.numCols; column++) {
                returns.set(row, column, closes.get(row + 1, column) / closes.get(row, column) - 1);
            }
        }
        return returns;
    }
}
