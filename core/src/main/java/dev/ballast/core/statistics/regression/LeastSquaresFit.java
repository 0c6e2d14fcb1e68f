package dev.ballast.core.statistics.regression;

import dev.ballast.core.result.Result;
import org.apache.commons.math3.distribution.TDistribution;
import org.ejml.data.DMatrixRMaj;

/// A fitted regression. Coefficients are in order of the regressors, the intercept first where there is one.
///
/// Where the regressors reproduce y exactly no residual is left to judge by: t statistics, likelihood and
/// information criteria are missing then, the coefficients and R² = 1 are not. Immutable.
public final class LeastSquaresFit {

    /// Residuals below this share of the observations are rounding.
    private static final double EXACT = 1e-13;

    private final double[] y;
    private final double[][] design;
    private final double[] coefficients;
    private final double[][] inverseGram;
    private final Intercept intercept;
    private final double[] residuals;
    private final double residualSum;

    LeastSquaresFit(double[] y, double[][] design, double[] coefficients, double[][] inverseGram, Intercept intercept) {
        this.y = y;
        this.design = design;
        this.coefficients = coefficients;
        this.inverseGram = inverseGram;
        this.intercept = intercept;
        this.residuals = y.clone();
        for (int column = 0; column < design.length; column++) {
            for (int row = 0; row < y.length; row++) {
                residuals[row] -= coefficients[column] * design[column][row];
            }
        }
        this.residualSum = sumOfSquares(residuals, 0);
    }

    /// Number of observations T.
    public int observations() {
        return y.length;
    }

    /// T − k.
    public int degreesOfFreedom() {
        return y.length - coefficients.length;
    }

    public Intercept intercept() {
        return intercept;
    }

    public double[] coefficients() {
        return coefficients.clone();
    }

    /// e = y − Xb, T values.
    public double[] residuals() {
        return residuals.clone();
    }

    /// Σe².
    public double residualSumOfSquares() {
        return residualSum;
    }

    /// s² = Σe² ÷ (T − k), the unbiased estimate.
    public double residualVariance() {
        return residualSum / degreesOfFreedom();
    }

    /// Whether the regressors reproduce y but for rounding.
    public boolean isExact() {
        return residualSum <= EXACT * EXACT * sumOfSquares(y, 0);
    }

    /// (XᵀX)⁻¹, k × k; a copy.
    public DMatrixRMaj inverseGram() {
        return new DMatrixRMaj(inverseGram);
    }

    /// Classical covariance of the coefficients s²(XᵀX)⁻¹, k × k.
    public DMatrixRMaj covariance() {
        var covariance = new DMatrixRMaj(inverseGram);
        double variance = residualVariance();
        for (int i = 0; i < covariance.data.length; i++) {
            covariance.data[i] *= variance;
        }
        return covariance;
    }

    /// Classical standard errors: right where errors are uncorrelated with one variance.
    public double[] standardErrors() {
        return roots(covariance());
    }

    /// Newey and West's covariance of the coefficients with Bartlett weights 1 − l ÷ (L + 1), l = 0 … L:
    /// right where errors are heteroskedastic and correlated over up to L periods. L = 0 is White's (1980).
    ///
    /// Source: Newey and West, Econometrica 55 (1987), equation 5. O(TLk²).
    ///
    /// @param lags L, 0 ≤ L < T
    public DMatrixRMaj neweyWestCovariance(int lags, SmallSample correction) {
        return NeweyWest.covariance(design, residuals, inverseGram, lags, correction);
    }

    /// Roots of the diagonal of [#neweyWestCovariance].
    public double[] neweyWestStandardErrors(int lags, SmallSample correction) {
        return roots(neweyWestCovariance(lags, correction));
    }

    /// Coefficients over their classical standard errors.
    public Result<double[]> tStatistics() {
        return tStatistics(standardErrors());
    }

    /// Coefficients over given standard errors, one for each.
    public Result<double[]> tStatistics(double[] standardErrors) {
        if (standardErrors.length != coefficients.length) {
            throw new IllegalArgumentException(
                    "need " + coefficients.length + " standard errors, was " + standardErrors.length);
        }
        if (isExact()) {
            return exact("t statistics");
        }
        var statistics = new double[coefficients.length];
        for (int i = 0; i < statistics.length; i++) {
            statistics[i] = coefficients[i] / standardErrors[i];
        }
        String problem = Observations.problem(statistics, "the t statistics");
        return problem.isEmpty() ? Result.of(statistics) : Result.missing(problem);
    }

    /// Two-sided p-values of t statistics by Student's distribution with T − k degrees of freedom.
    public double[] pValues(double[] tStatistics) {
        var student = new TDistribution(null, degreesOfFreedom());
        var values = new double[tStatistics.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = 2 * student.cumulativeProbability(-Math.abs(tStatistics[i]));
        }
        return values;
    }

    /// Share of the variation explained, see [Intercept]; missing where y doesn't vary.
    public Result<Double> rSquared() {
        double total =
                switch (intercept) {
                    case INCLUDED -> sumOfSquares(y, mean(y));
                    case ABSENT -> sumOfSquares(y, 0);
                };
        if (total <= EXACT * EXACT * sumOfSquares(y, 0)) {
            return Result.missing("y does not vary: there is no variation to explain");
        }
        return Result.of(1 - residualSum / total);
    }

    /// 1 − (1 − R²)(T − c) ÷ (T − k), c = 1 with an intercept, else 0.
    public Result<Double> adjustedRSquared() {
        int free =
                switch (intercept) {
                    case INCLUDED -> y.length - 1;
                    case ABSENT -> y.length;
                };
        return rSquared().map(share -> 1 - (1 - share) * free / degreesOfFreedom());
    }

    /// Gaussian log-likelihood at its maximum, −T/2 (ln 2π + ln(Σe² ÷ T) + 1).
    public Result<Double> logLikelihood() {
        int observations = y.length;
        return isExact()
                ? exact("the log-likelihood")
                : Result.of(-0.5 * observations * (Math.log(2 * Math.PI * residualSum / observations) + 1));
    }

    /// Akaike's criterion −2 ln L + 2k; the variance isn't counted among the coefficients.
    public Result<Double> akaike() {
        return logLikelihood().map(value -> -2 * value + 2 * coefficients.length);
    }

    /// Schwarz' criterion −2 ln L + k ln T; the variance isn't counted among the coefficients.
    public Result<Double> schwarz() {
        return logLikelihood().map(value -> -2 * value + coefficients.length * Math.log(y.length));
    }

    private static <T> Result<T> exact(String what) {
        return Result.missing("the regressors reproduce y exactly: " + what + " cannot be computed");
    }

    private static double[] roots(DMatrixRMaj covariance) {
        var roots = new double[covariance.numRows];
        for (int i = 0; i < roots.length; i++) {
            roots[i] = Math.sqrt(Math.max(0, covariance.get(i, i)));
        }
        return roots;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double sumOfSquares(double[] values, double centre) {
        double sum = 0;
        for (double value : values) {
            sum += (value - centre) * (value - centre);
        }
        return sum;
    }
}
