package dev.ballast.core.statistics.timeseries;

import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.regression.Intercept;
import dev.ballast.core.statistics.regression.LeastSquares;
import dev.ballast.core.statistics.regression.Observations;
import org.ejml.data.DMatrixRMaj;

/// The augmented Dickey-Fuller test (STA-6): Δx(t) = φ x(t−1) + Σ ψ(i) Δx(t−i) + deterministic terms + e(t), φ =
/// 0 under the hypothesis of a unit root.
///
/// Source: Said and Dickey, Biometrika 71 (1984); conventions of `adfuller` in statsmodels 0.13.5. O(T m²), m the
/// most lags tried: all numbers of lags are compared by one factorisation.
public final class DickeyFuller {

    private DickeyFuller() {}

    /// Tests a series, oldest value first.
    ///
    /// Missing, with the cause: values that aren't finite, too few of them, a constant series or one that its own
    /// regressors reproduce exactly.
    public static Result<UnitRootOutcome> test(double[] series, Deterministic terms, Lags lags) {
        String problem = Observations.problem(series, "the series");
        if (!problem.isEmpty()) {
            return Result.missing(problem);
        }
        if (isConstant(series)) {
            return Result.missing("the series is constant: it has no level to return to");
        }
        return switch (lags) {
            case Lags.Fixed(int count) -> test(series, terms, count, Result.missing("the number of lags was given"));
            case Lags.Chosen(Lags.Criterion criterion, int most) ->
                chosen(series, terms, criterion, most == Lags.Chosen.SCHWERT ? schwert(series.length, terms) : most);
        };
    }

    private static Result<UnitRootOutcome> chosen(
            double[] series, Deterministic terms, Lags.Criterion criterion, int most) {
        int rows = series.length - 1 - most;
        int columns = terms.terms() + 1 + most;
        if (most < 0 || rows <= columns) {
            return Result.missing(tooFew(series.length, columns));
        }
        Result<double[]> sums = LeastSquares.nestedResidualSums(
                differences(series, most), design(series, terms, most, Order.TERMS_FIRST));
        if (sums instanceof Result.Missing<double[]>(String reason)) {
            return Result.missing(reason);
        }
        double[] residualSums = sums.orElseThrow();
        double least = Double.POSITIVE_INFINITY;
        int best = -1;
        for (int lag = 0; lag <= most; lag++) {
            int size = terms.terms() + 1 + lag;
            double value = rows * (Math.log(2 * Math.PI * residualSums[size - 1] / rows) + 1)
                    + size
                            * switch (criterion) {
                                case AIC -> 2;
                                case BIC -> Math.log(rows);
                            };
            if (Double.isFinite(value) && value < least) {
                least = value;
                best = lag;
            }
        }
        return best < 0
                ? Result.missing("the regressors reproduce the series exactly: there is no error to test against")
                : test(series, terms, best, Result.of(least));
    }

    private static Result<UnitRootOutcome> test(
            double[] series, Deterministic terms, int lags, Result<Double> criterion) {
        int rows = series.length - 1 - lags;
        int columns = terms.terms() + 1 + lags;
        if (rows <= columns) {
            return Result.missing(tooFew(series.length, columns));
        }
        var fit = LeastSquares.fit(
                differences(series, lags), design(series, terms, lags, Order.LEVEL_FIRST), Intercept.ABSENT);
        if (!fit.isKnown()) {
            return Result.missing(fit.reason());
        }
        return fit.orElseThrow().tStatistics().map(statistics -> {
            double statistic = statistics[0];
            return new UnitRootOutcome(
                    statistic,
                    MacKinnon.pValue(statistic, terms, 1),
                    lags,
                    rows,
                    MacKinnon.criticalValues(terms, 1, rows),
                    criterion);
        });
    }

    static int schwert(int length, Deterministic terms) {
        int rule = (int) Math.ceil(12 * Math.pow(length / 100.0, 0.25));
        return Math.min(length / 2 - terms.terms() - 1, rule);
    }

    private enum Order {
        TERMS_FIRST,
        LEVEL_FIRST
    }

    private static double[] differences(double[] series, int lags) {
        var values = new double[series.length - 1 - lags];
        for (int row = 0; row < values.length; row++) {
            values[row] = series[row + lags + 1] - series[row + lags];
        }
        return values;
    }

    private static DMatrixRMaj design(double[] series, Deterministic terms, int lags, Order order) {
        int rows = series.length - 1 - lags;
        int deterministic = terms.terms();
        var design = new DMatrixRMaj(rows, deterministic + 1 + lags);
        int level = order == Order.TERMS_FIRST ? deterministic : 0;
        int constant = order == Order.TERMS_FIRST ? 0 : lags + 1;
        for (int row = 0; row < rows; row++) {
            int time = row + lags;
            design.set(row, level, series[time]);
            for (int lag = 1; lag <= lags; lag++) {
                design.set(row, level + lag, series[time - lag + 1] - series[time - lag]);
            }
            if (deterministic > 0) {
                design.set(row, constant, 1);
            }
            if (deterministic > 1) {
                design.set(row, constant + 1, row + 1);
            }
        }
        return design;
    }

    private static boolean isConstant(double[] series) {
        for (double value : series) {
            if (value != series[0]) {
                return false;
            }
        }
        return true;
    }

    private static String tooFew(int length, int columns) {
        return "a test regression of " + columns + " coefficients is too large for " + length + " values";
    }
}
