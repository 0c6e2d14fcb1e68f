package dev.ballast.core.statistics.timeseries;

import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.Samples;
import dev.ballast.core.statistics.regression.Intercept;
import dev.ballast.core.statistics.regression.LeastSquares;
import dev.ballast.core.statistics.regression.LeastSquaresFit;
import dev.ballast.core.statistics.regression.Observations;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/// VAR(p) (STA-5): y(t) = c + A(1) y(t−1) + … + A(p) y(t−p) + u(t), each equation by least squares, which is
/// maximum likelihood where u is normal.
///
/// Source: Lütkepohl, New Introduction to Multiple Time Series Analysis (2005), chapters 2 to 4; definitions of the
/// criteria as in statsmodels 0.13.5: ln det Σ + penalty ÷ T, Σ with divisor T. O(T (np)² + n (np)³).
public final class VectorAutoregression {

    private VectorAutoregression() {}

    /// An order for each criterion, from a common sample.
    ///
    /// @param byAkaike order of the least AIC
    /// @param bySchwarz order of the least BIC
    /// @param akaike AIC of orders 0 … maximum
    /// @param schwarz BIC of orders 0 … maximum
    public record OrderChoice(int byAkaike, int bySchwarz, List<Double> akaike, List<Double> schwarz) {

        public OrderChoice {
            akaike = List.copyOf(akaike);
            schwarz = List.copyOf(schwarz);
        }
    }

    /// Fits a VAR of given order.
    ///
    /// Missing, with the cause: values that aren't finite, too few of them, a series that is constant or a
    /// combination of the others.
    ///
    /// @param series T × n, oldest row first
    /// @param order p ≥ 0; 0 is a constant for each series
    public static Result<VectorAutoregressionFit> fit(DMatrixRMaj series, int order) {
        return fit(series, order, order);
    }

    /// Fits all orders up to `most` on the sample of the longest and compares their criteria.
    ///
    /// @param most ≥ 0
    public static Result<OrderChoice> chooseOrder(DMatrixRMaj series, int most) {
        var akaike = new ArrayList<Double>();
        var schwarz = new ArrayList<Double>();
        int first = 0;
        int second = 0;
        for (int order = 0; order <= most; order++) {
            Result<VectorAutoregressionFit> result = fit(series, order, most);
            if (!result.isKnown()) {
                return Result.missing("order " + order + ": " + result.reason());
            }
            VectorAutoregressionFit fit = result.orElseThrow();
            akaike.add(fit.akaike());
            schwarz.add(fit.schwarz());
            first = akaike.get(order) < akaike.get(first) ? order : first;
            second = schwarz.get(order) < schwarz.get(second) ? order : second;
        }
        return Result.of(new OrderChoice(first, second, akaike, schwarz));
    }

    /// Fits on the rows from `skipped` on.
    private static Result<VectorAutoregressionFit> fit(DMatrixRMaj series, int order, int skipped) {
        if (order < 0) {
            throw new IllegalArgumentException("order must be >= 0, was " + order);
        }
        if (series.numCols < 1) {
            throw new IllegalArgumentException("a vector autoregression needs a series");
        }
        int size = series.numCols;
        int rows = series.numRows - skipped;
        if (rows <= size * order + 1 + size) {
            return Result.missing("%d values of %d series are too few for order %d, %d lags being set aside"
                    .formatted(series.numRows, size, order, skipped));
        }
        DMatrixRMaj lagged = lagged(series, order, skipped, rows);
        List<LeastSquaresFit> equations = new ArrayList<>();
        for (int column = 0; column < size; column++) {
            double[] all = Samples.column(series, column);
            String problem = Observations.problem(all, "series " + (column + 1));
            if (!problem.isEmpty()) {
                return Result.missing(problem);
            }
            var y = java.util.Arrays.copyOfRange(all, skipped, all.length);
            Result<LeastSquaresFit> equation = LeastSquares.fit(y, lagged, Intercept.INCLUDED);
            if (!equation.isKnown()) {
                return Result.missing(equation.reason());
            }
            equations.add(equation.orElseThrow());
        }
        return VectorAutoregressionFit.of(equations, order, series);
    }

    /// Rows y(t−1), y(t−2), … y(t−p) side by side.
    private static DMatrixRMaj lagged(DMatrixRMaj series, int order, int skipped, int rows) {
        int size = series.numCols;
        var lagged = new DMatrixRMaj(rows, size * order);
        for (int row = 0; row < rows; row++) {
            for (int lag = 1; lag <= order; lag++) {
                for (int column = 0; column < size; column++) {
                    lagged.set(row, (lag - 1) * size + column, series.get(row + skipped - lag, column));
                }
            }
        }
        return lagged;
    }
}
