package dev.ballast.core.statistics.timeseries;

import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.regression.Intercept;
import dev.ballast.core.statistics.regression.LeastSquares;
import dev.ballast.core.statistics.regression.LeastSquaresFit;
import org.ejml.data.DMatrixRMaj;

/// The two-step test of Engle and Granger: y = c + Σ β(i) x(i) + u by least squares, then a unit-root test of u
/// without deterministic terms. The hypothesis is that the series are not cointegrated. Immutable.
///
/// Source: Engle and Granger, Econometrica 55 (1987); conventions of `coint` in statsmodels 0.13.5 (trend "c"):
/// p-value MacKinnon (1994), critical values MacKinnon (2010) at T − 1 observations, by the number of series.
public final class EngleGranger {

    /// R² above this means one series in another unit; the test has no meaning there. 1 − 100 √ε, as in
    /// statsmodels.
    private static final double COLLINEAR = 1 - 100 * Math.sqrt(Math.ulp(1.0));

    private final double intercept;
    private final double[] hedgeRatios;
    private final double[] spread;
    private final UnitRootOutcome residualTest;
    private final double pValue;
    private final CriticalValues criticalValues;

    private EngleGranger(LeastSquaresFit fit, UnitRootOutcome residualTest, int series) {
        double[] coefficients = fit.coefficients();
        this.intercept = coefficients[0];
        this.hedgeRatios = java.util.Arrays.copyOfRange(coefficients, 1, coefficients.length);
        this.spread = fit.residuals();
        this.residualTest = residualTest;
        this.pValue = MacKinnon.pValue(residualTest.statistic(), Deterministic.CONSTANT, series);
        this.criticalValues = MacKinnon.criticalValues(Deterministic.CONSTANT, series, spread.length - 1);
    }

    /// Tests two series of equal length, usually logarithms of prices.
    public static Result<EngleGranger> test(double[] y, double[] x, Lags lags) {
        return test(y, DMatrixRMaj.wrap(x.length, 1, x.clone()), lags);
    }

    /// Tests `y` with 1 to 5 others (for more no p-values are published).
    ///
    /// Missing, with the cause: values that aren't finite, too few of them, a constant or duplicate series.
    ///
    /// @param others T × m
    public static Result<EngleGranger> test(double[] y, DMatrixRMaj others, Lags lags) {
        int series = others.numCols + 1;
        if (series < 2 || series > MacKinnon.MOST_SERIES) {
            throw new IllegalArgumentException("the test is for 2 to 6 series, was " + series);
        }
        var fit = LeastSquares.fit(y, others, Intercept.INCLUDED);
        if (!fit.isKnown()) {
            return Result.missing(fit.reason());
        }
        Result<Double> share = fit.orElseThrow().rSquared();
        if (!share.isKnown()) {
            return Result.missing(share.reason());
        }
        if (share.orElseThrow() >= COLLINEAR) {
            return Result.missing("y is a linear combination of the other series: there is no spread to test");
        }
        return DickeyFuller.test(fit.orElseThrow().residuals(), Deterministic.NONE, lags)
                .map(test -> new EngleGranger(fit.orElseThrow(), test, series));
    }

    /// c.
    public double intercept() {
        return intercept;
    }

    /// β of the first other series: units of it to sell for each unit of y bought, where both are logarithms by
    /// value.
    public double hedgeRatio() {
        return hedgeRatios[0];
    }

    /// All β, in order of the other series.
    public double[] hedgeRatios() {
        return hedgeRatios.clone();
    }

    /// u = y − c − Σ β x, T values.
    public double[] spread() {
        return spread.clone();
    }

    /// t ratio of the residuals' unit-root regression.
    public double statistic() {
        return residualTest.statistic();
    }

    /// P of such a statistic where the series are not cointegrated.
    public double pValue() {
        return pValue;
    }

    public CriticalValues criticalValues() {
        return criticalValues;
    }

    /// Lagged differences in the second step.
    public int lags() {
        return residualTest.lags();
    }

    /// Length T of the series.
    public int observations() {
        return spread.length;
    }

    /// Half-life of the spread.
    public Result<HalfLife> halfLife() {
        return HalfLife.of(spread);
    }

    /// The spread's last value in standard deviations (divisor T − 1) from its mean, which is 0 by construction.
    public double lastZScore() {
        double sum = 0;
        for (double value : spread) {
            sum += value * value;
        }
        return spread[spread.length - 1] / Math.sqrt(sum / (spread.length - 1));
    }
}
