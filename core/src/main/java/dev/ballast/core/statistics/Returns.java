package dev.ballast.core.statistics;

import org.ejml.data.DMatrixRMaj;

/// Returns from prices (STA-1): T × n from (T + 1) × n closes; fractions, not percent.
///
/// Simple returns add up over assets, so that a portfolio's is the weighted sum of its parts' (use them for risk and
/// weights); logarithmic returns add up over time (use them for models of one series). A price that is not finite and
/// > 0 is refused with row and column: a return from or to it has no meaning. Needs at least two prices.
public final class Returns {

    private Returns() {}

    /// Simple returns P(t) ÷ P(t−1) − 1.
    public static DMatrixRMaj simple(AlignedPrices prices) {
        return simple(prices.closes());
    }

    /// Simple returns of a matrix of prices, each column a series.
    public static DMatrixRMaj simple(DMatrixRMaj closes) {
        requirePrices(closes);
        var returns = new DMatrixRMaj(closes.numRows - 1, closes.numCols);
        for (int i = 0; i < returns.data.length; i++) {
            returns.data[i] = closes.data[i + closes.numCols] / closes.data[i] - 1;
        }
        return returns;
    }

    /// Logarithmic returns ln(P(t) ÷ P(t−1)).
    public static DMatrixRMaj logarithmic(AlignedPrices prices) {
        return logarithmic(prices.closes());
    }

    /// Logarithmic returns of a matrix of prices, each column a series.
    public static DMatrixRMaj logarithmic(DMatrixRMaj closes) {
        requirePrices(closes);
        var returns = new DMatrixRMaj(closes.numRows - 1, closes.numCols);
        for (int i = 0; i < returns.data.length; i++) {
            returns.data[i] = Math.log(closes.data[i + closes.numCols] / closes.data[i]);
        }
        return returns;
    }

    private static void requirePrices(DMatrixRMaj closes) {
        if (closes.numRows < 2) {
            throw new IllegalArgumentException("returns need at least 2 prices, was " + closes.numRows);
        }
        for (int row = 0; row < closes.numRows; row++) {
            for (int column = 0; column < closes.numCols; column++) {
                double price = closes.get(row, column);
                if (!(price > 0 && Double.isFinite(price))) {
                    throw new IllegalArgumentException(
                            "prices must be finite and > 0, was " + price + " at row " + row + ", column " + column);
                }
            }
        }
    }
}
