package dev.ballast.core.performance;

import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.Moments;
import dev.ballast.core.statistics.regression.Intercept;
import dev.ballast.core.statistics.regression.LeastSquares;
import dev.ballast.core.statistics.regression.LeastSquaresFit;
import java.util.function.DoublePredicate;

/// A return series against a benchmark's, period by period (ACC-8). Fractions; annual where not said otherwise. O(T).
///
/// Beta and alpha are of the regression of excess returns, r(p) − rf ÷ P = α + β (r(m) − rf ÷ P) + ε (Jensen 1968).
///
/// @param observations T
/// @param beta β
/// @param betaStandardError classical, T − 2 degrees of freedom
/// @param alpha Jensen's alpha, α · P
/// @param alphaStandardError classical, annual
/// @param treynor (annual mean − rf) ÷ β (Treynor 1965)
/// @param correlation of the returns, in [−1, 1]
/// @param rSquared share of the variance that the benchmark explains
/// @param trackingError standard deviation of r(p) − r(m), divisor T − 1, · √P
/// @param informationRatio annual mean of r(p) − r(m) ÷ tracking error
/// @param modigliani M²: the Sharpe ratio · the benchmark's volatility + rf (Modigliani and Modigliani 1997)
/// @param upCapture geometric mean return in periods in which the benchmark rose ÷ the benchmark's in them
///     (Morningstar)
/// @param downCapture the same where the benchmark fell; periods in which it stood still count in neither
public record BenchmarkComparison(
        int observations,
        double beta,
        double betaStandardError,
        double alpha,
        double alphaStandardError,
        Result<Double> treynor,
        Result<Double> correlation,
        Result<Double> rSquared,
        double trackingError,
        Result<Double> informationRatio,
        Result<Double> modigliani,
        Result<Double> upCapture,
        Result<Double> downCapture) {

    private static final double CONSTANT = 1e-12;

    /// Compares; missing where the benchmark does not vary or there are fewer than three periods.
    ///
    /// @param returns T simple returns
    /// @param benchmark of the same periods
    /// @param riskFree annual rate
    public static Result<BenchmarkComparison> of(
            double[] returns, double[] benchmark, int periodsPerYear, double riskFree) {
        if (returns.length != benchmark.length) {
            throw new IllegalArgumentException(
                    "returns and benchmark must be of one length, were " + returns.length + " and " + benchmark.length);
        }
        if (periodsPerYear < 1 || !Double.isFinite(riskFree)) {
            throw new IllegalArgumentException(
                    "periodsPerYear must be >= 1 and riskFree finite, were " + periodsPerYear + " and " + riskFree);
        }
        double perPeriod = riskFree / periodsPerYear;
        return switch (LeastSquares.fit(less(returns, perPeriod), less(benchmark, perPeriod), Intercept.INCLUDED)) {
            case Result.Missing<LeastSquaresFit>(String reason) ->
                Result.missing("No comparison with the benchmark: " + reason + ".");
            case Result.Known<LeastSquaresFit>(LeastSquaresFit fit) ->
                Result.of(of(returns, benchmark, fit, periodsPerYear, riskFree));
        };
    }

    private static BenchmarkComparison of(
            double[] returns, double[] benchmark, LeastSquaresFit fit, int periodsPerYear, double riskFree) {
        double root = Math.sqrt(periodsPerYear);
        double alpha = fit.coefficients()[0] * periodsPerYear;
        double beta = fit.coefficients()[1];
        double[] errors = fit.standardErrors();
        Moments own = Moments.of(returns);
        Moments other = Moments.of(benchmark);
        var active = new double[returns.length];
        for (int i = 0; i < active.length; i++) {
            active[i] = returns[i] - benchmark[i];
        }
        Moments difference = Moments.of(active);
        double excess = own.mean() * periodsPerYear - riskFree;
        double deviation = own.standardDeviation(1);
        double error = difference.standardDeviation(1);
        boolean riskless = deviation <= CONSTANT * Math.max(Math.abs(own.mean()), Double.MIN_NORMAL);
        boolean same = error <= CONSTANT * (deviation + other.standardDeviation(1));
        return new BenchmarkComparison(
                returns.length,
                beta,
                errors[1],
                alpha,
                errors[0] * periodsPerYear,
                Result.finite(excess / beta, "The Treynor ratio"),
                riskless
                        ? Result.missing("No correlation: the returns do not vary.")
                        : Result.of(Math.clamp(beta * other.standardDeviation(1) / deviation, -1.0, 1.0)),
                fit.rSquared(),
                error * root,
                same
                        ? Result.missing(
                                "No information ratio: the returns are the benchmark's, give or take a constant.")
                        : Result.finite(difference.mean() * periodsPerYear / (error * root), "The information ratio"),
                riskless
                        ? Result.missing("No M²: the returns do not vary.")
                        : Result.of(excess / deviation * other.standardDeviation(1) + riskFree),
                capture(returns, benchmark, value -> value > 0, "rose"),
                capture(returns, benchmark, value -> value < 0, "fell"));
    }

    private static Result<Double> capture(double[] returns, double[] benchmark, DoublePredicate chosen, String what) {
        double own = 0;
        double other = 0;
        int periods = 0;
        for (int i = 0; i < returns.length; i++) {
            if (chosen.test(benchmark[i])) {
                own += Math.log1p(returns[i]);
                other += Math.log1p(benchmark[i]);
                periods++;
            }
        }
        return periods == 0
                ? Result.missing("The benchmark never " + what + ".")
                : Result.finite(Math.expm1(own / periods) / Math.expm1(other / periods), "The capture ratio");
    }

    private static double[] less(double[] values, double amount) {
        var less = new double[values.length];
        for (int i = 0; i < less.length; i++) {
            less[i] = values[i] - amount;
        }
        return less;
    }
}
