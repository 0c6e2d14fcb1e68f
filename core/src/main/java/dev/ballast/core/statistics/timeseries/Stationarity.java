package dev.ballast.core.statistics.timeseries;

import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.regression.Intercept;
import dev.ballast.core.statistics.regression.LeastSquares;
import dev.ballast.core.statistics.regression.Observations;
import org.ejml.data.DMatrixRMaj;

/// The test of Kwiatkowski, Phillips, Schmidt and Shin: the hypothesis is that a series is stationary, around a
/// level or around a trend. The larger the statistic, the less likely.
///
/// Statistic: Σ S(t)² ÷ (T² s²), S the running sum of the residuals e and s² = (Σe² + 2 Σ w(l) Σ e(t)e(t−l)) ÷ T
/// with Bartlett weights w(l) = 1 − l ÷ (L + 1). Source: Journal of Econometrics 54 (1992), equation 13 and table
/// 1.
///
/// @param statistic as above
/// @param pValue interpolated linearly between the published critical values
/// @param bound whether the p-value is that, or the end of the table: the true one lies beyond
/// @param lags L
/// @param observations T
/// @param criticalValues at 1, 5 and 10 %
public record Stationarity(
        double statistic, double pValue, Bound bound, int lags, int observations, CriticalValues criticalValues) {

    private static final double[] LEVEL = {0.347, 0.463, 0.574, 0.739};
    private static final double[] TREND = {0.119, 0.146, 0.176, 0.216};
    private static final double[] PROBABILITIES = {0.10, 0.05, 0.025, 0.01};

    /// What a series is stationary around, under the hypothesis.
    public enum Around {
        LEVEL,
        TREND
    }

    /// How the p-value is meant.
    public enum Bound {
        /// Interpolated within the table.
        WITHIN,
        /// The true p-value is at least 0.10.
        AT_LEAST,
        /// The true p-value is at most 0.01.
        AT_MOST
    }

    /// Tests a series.
    ///
    /// @param lags L ≥ 0; missing where the series has not more than L + 2 values
    public static Result<Stationarity> test(double[] series, Around around, int lags) {
        if (lags < 0) {
            throw new IllegalArgumentException("lags must be >= 0, was " + lags);
        }
        String problem = Observations.problem(series, "the series");
        if (!problem.isEmpty()) {
            return Result.missing(problem);
        }
        if (series.length <= lags + 2) {
            return Result.missing(lags + " lags need more than " + (lags + 2) + " values, was " + series.length);
        }
        var times = new DMatrixRMaj(series.length, around == Around.TREND ? 1 : 0);
        for (int t = 0; t < times.numRows * times.numCols; t++) {
            times.set(t, 0, t + 1);
        }
        var fit = LeastSquares.fit(series, times, Intercept.INCLUDED);
        if (!fit.isKnown()) {
            return Result.missing(fit.reason());
        }
        if (fit.orElseThrow().isExact()) {
            return Result.missing("the series is its level or trend exactly: there is nothing left to test");
        }
        return of(fit.orElseThrow().residuals(), around, lags);
    }

    private static Result<Stationarity> of(double[] residuals, Around around, int lags) {
        int observations = residuals.length;
        double running = 0;
        double sum = 0;
        for (double residual : residuals) {
            running += residual;
            sum += running * running;
        }
        double variance = longRunVariance(residuals, lags);
        double statistic = sum / observations / observations / variance;
        if (!(variance > 0 && Double.isFinite(statistic))) {
            return Result.missing("the long-run variance is " + variance + ": the statistic is not defined");
        }
        double[] table = around == Around.LEVEL ? LEVEL : TREND;
        Bound bound = statistic < table[0] ? Bound.AT_LEAST : statistic > table[3] ? Bound.AT_MOST : Bound.WITHIN;
        return Result.of(new Stationarity(
                statistic,
                interpolated(statistic, table),
                bound,
                lags,
                observations,
                new CriticalValues(table[3], table[1], table[0])));
    }

    private static double longRunVariance(double[] residuals, int lags) {
        double sum = 0;
        for (int lag = 0; lag <= lags; lag++) {
            double product = 0;
            for (int t = lag; t < residuals.length; t++) {
                product += residuals[t] * residuals[t - lag];
            }
            sum += lag == 0 ? product : 2 * (1 - lag / (lags + 1.0)) * product;
        }
        return sum / residuals.length;
    }

    private static double interpolated(double statistic, double[] table) {
        if (statistic <= table[0]) {
            return PROBABILITIES[0];
        }
        for (int i = 1; i < table.length; i++) {
            if (statistic <= table[i]) {
                double share = (statistic - table[i - 1]) / (table[i] - table[i - 1]);
                return PROBABILITIES[i - 1] + share * (PROBABILITIES[i] - PROBABILITIES[i - 1]);
            }
        }
        return PROBABILITIES[3];
    }
}
