package dev.ballast.core.statistics;

import java.util.Locale;
import org.ejml.data.DMatrixRMaj;

/// Mean returns per year from T × n simple returns (STA-1). NaN and infinities are refused with row and column.
///
/// Standard errors are those of independent returns; they need T ≥ 2. O(T n).
public final class Means {

    private Means() {}

    /// Arithmetic mean × periods: what compounding over no time would give, the input of mean-variance optimisation.
    /// Standard error s ÷ √T × periods.
    public static MeanEstimate arithmetic(DMatrixRMaj returns, int periodsPerYear) {
        require(returns, periodsPerYear);
        var values = new double[returns.numCols];
        var errors = new double[returns.numCols];
        for (int column = 0; column < values.length; column++) {
            Moments moments = Moments.of(Samples.column(returns, column));
            values[column] = moments.mean() * periodsPerYear;
            errors[column] = moments.standardErrorOfMean() * periodsPerYear;
        }
        return new MeanEstimate(values, errors, returns.numRows, "arithmetic mean x " + periodsPerYear);
    }

    /// Geometric mean Π(1 + r)^(periods ÷ T) − 1: the growth that took the first price to the last one.
    ///
    /// A return of −100 % gives −1; one below has no growth rate and is refused. Standard error by the delta
    /// method: (1 + mean) × periods × s(ln(1 + r)) ÷ √T; 0 after a total loss, which nothing follows.
    public static MeanEstimate geometric(DMatrixRMaj returns, int periodsPerYear) {
        require(returns, periodsPerYear);
        var values = new double[returns.numCols];
        var errors = new double[returns.numCols];
        for (int column = 0; column < values.length; column++) {
            double[] series = Samples.column(returns, column);
            boolean lost = false;
            for (int row = 0; row < series.length; row++) {
                if (series[row] < -1) {
                    throw new IllegalArgumentException(
                            "returns must be >= -1, was " + series[row] + " at row " + row + ", column " + column);
                }
                lost |= series[row] == -1;
                series[row] = Math.log1p(series[row]);
            }
            if (lost) {
                values[column] = -1;
            } else {
                Moments logarithms = Moments.of(series);
                values[column] = Math.expm1(logarithms.mean() * periodsPerYear);
                errors[column] = (1 + values[column]) * logarithms.standardErrorOfMean() * periodsPerYear;
            }
        }
        return new MeanEstimate(values, errors, returns.numRows, "geometric mean over " + periodsPerYear + " periods");
    }

    /// Exponentially weighted mean × periods, weights normalised: PyPortfolioOpt's `ema_historical_return` by span.
    /// Standard error s √(Σw²) × periods with the plain sample deviation s.
    public static MeanEstimate exponential(DMatrixRMaj returns, Decay decay, int periodsPerYear) {
        require(returns, periodsPerYear);
        double[] weights = decay.weights(returns.numRows);
        double squares = 0;
        for (double weight : weights) {
            squares += weight * weight;
        }
        var values = new double[returns.numCols];
        var errors = new double[returns.numCols];
        for (int column = 0; column < values.length; column++) {
            double[] series = Samples.column(returns, column);
            double sum = 0;
            for (int row = 0; row < series.length; row++) {
                sum += weights[row] * series[row];
            }
            values[column] = sum * periodsPerYear;
            errors[column] = Moments.of(series).standardDeviation(1) * Math.sqrt(squares) * periodsPerYear;
        }
        return new MeanEstimate(
                values,
                errors,
                returns.numRows,
                String.format(Locale.ROOT, "EWMA mean, lambda %s, x %d", decay.lambda(), periodsPerYear));
    }

    private static void require(DMatrixRMaj returns, int periodsPerYear) {
        Samples.requireShape(returns, 2, "returns");
        Samples.requireUsable(returns, "returns");
        if (periodsPerYear < 1) {
            throw new IllegalArgumentException("periods a year must be >= 1, was " + periodsPerYear);
        }
    }
}
