package dev.ballast.core.performance;

import dev.ballast.core.result.Result;
import dev.ballast.core.risk.series.Drawdown;
import dev.ballast.core.risk.series.Drawdowns;
import dev.ballast.core.statistics.Moments;
import dev.ballast.core.statistics.Moments.Bias;
import dev.ballast.core.statistics.Samples;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// What a series of simple returns earned and what it went through (ACC-5). Fractions, not percent; O(T).
///
/// Means are annualised by × P, standard deviations (divisor T − 1) by × √P, P periods a year. A ratio whose
/// denominator is zero, or a power that overflows, is missing with its reason. Immutable.
///
/// @param observations T
/// @param periodsPerYear P
/// @param riskFree annual risk-free rate; rf ÷ P per period
/// @param finalWealth Π (1 + r): what 1 became
/// @param annualGrowth compound annual growth rate, finalWealth^(P ÷ T) − 1
/// @param annualMean arithmetic, mean · P
/// @param annualVolatility s · √P
/// @param sharpe (annualMean − rf) ÷ annualVolatility (Sharpe 1994)
/// @param sharpeStandardError of the annual Sharpe ratio, see [SharpeRatio]
/// @param probabilisticSharpe probability that the true Sharpe ratio is above 0
/// @param sortinoZero (annualMean − rf) ÷ downside deviation below 0
/// @param sortinoRiskFree the same with downside deviation below rf ÷ P (Sortino and Price 1994)
/// @param downsideDeviationZero annual, √(mean of min(r, 0)²) · √P over all T periods
/// @param downsideDeviationRiskFree the same of r − rf ÷ P
/// @param drawdown falls of wealth from its running peak, which starts at 1; depths positive
/// @param calmar annualGrowth ÷ maximum drawdown
/// @param ulcerIndex √(mean of squared depths) over the T + 1 points of wealth (Martin and McCann 1989)
/// @param painIndex mean depth over the T + 1 points
/// @param omega Σ max(r, 0) ÷ Σ max(−r, 0), threshold 0 (Keating and Shadwick 2002)
/// @param skewness of the sample, population moments
/// @param excessKurtosis of the sample, population moments
/// @param best largest return
/// @param worst smallest return
/// @param hitRatio share of returns > 0
public record PerformanceFigures(
        int observations,
        int periodsPerYear,
        double riskFree,
        double finalWealth,
        Result<Double> annualGrowth,
        double annualMean,
        double annualVolatility,
        Result<Double> sharpe,
        Result<Double> sharpeStandardError,
        Result<Double> probabilisticSharpe,
        Result<Double> sortinoZero,
        Result<Double> sortinoRiskFree,
        double downsideDeviationZero,
        double downsideDeviationRiskFree,
        Drawdown drawdown,
        Result<Double> calmar,
        double ulcerIndex,
        double painIndex,
        Result<Double> omega,
        Result<Double> skewness,
        Result<Double> excessKurtosis,
        double best,
        double worst,
        double hitRatio) {

    /// Standard deviation against the largest return below which a series is constant up to rounding.
    private static final double CONSTANT = 1e-12;

    /// Figures of `returns`.
    ///
    /// `IllegalArgumentException` for fewer than two returns, a return that is NaN, infinite or below −1, or a
    /// number
    /// of periods below 1.
    ///
    /// @param times T + 1 times of the wealth before the first return and after each
    /// @param returns T ≥ 2 simple returns, each ≥ −1
    /// @param periodsPerYear 365 for crypto, 252 for exchange-traded daily returns
    /// @param riskFree annual rate, finite
    public static PerformanceFigures of(List<Instant> times, double[] returns, int periodsPerYear, double riskFree) {
        require(times, returns, periodsPerYear, riskFree);
        Moments moments = Moments.of(returns);
        double annual = periodsPerYear;
        double perPeriod = riskFree / annual;
        double mean = moments.mean() * annual;
        double deviation = moments.standardDeviation(1);
        double volatility = deviation * Math.sqrt(annual);
        double downsideZero = downside(returns, 0) * Math.sqrt(annual);
        double downsideRiskFree = downside(returns, perPeriod) * Math.sqrt(annual);
        Result<Double> skewness = moments.skewness(Bias.POPULATION);
        Result<Double> kurtosis = moments.excessKurtosis(Bias.POPULATION);
        // Rounding leaves a constant series a deviation that is not quite 0.
        Result<Double> sharpe = SharpeRatio.annual(
                moments.mean(), noRisk(returns, deviation) ? 0 : deviation, periodsPerYear, riskFree);
        Result<Double> single = sharpe.map(value -> value / Math.sqrt(annual));
        Drawdown drawdown = Drawdowns.ofReturns(times, returns);
        double wealth = Arrays.stream(returns).reduce(1, (product, value) -> product * (1 + value));
        Result<Double> growth =
                Result.finite(Math.pow(wealth, annual / returns.length) - 1, "The compound annual growth rate");
        return new PerformanceFigures(
                returns.length,
                periodsPerYear,
                riskFree,
                wealth,
                growth,
                mean,
                volatility,
                sharpe,
                error(single, skewness, kurtosis, returns.length).map(value -> value * Math.sqrt(annual)),
                probability(single, skewness, kurtosis, returns.length),
                ratio(mean - riskFree, downsideZero, downsideZero == 0, "Sortino ratio"),
                ratio(mean - riskFree, downsideRiskFree, downsideRiskFree == 0, "Sortino ratio"),
                downsideZero,
                downsideRiskFree,
                drawdown,
                growth instanceof Result.Known<Double>(Double rate)
                        ? ratio(rate, drawdown.maximum(), drawdown.maximum() == 0, "Calmar ratio")
                        : growth,
                Math.sqrt(meanDepth(drawdown, 2)),
                meanDepth(drawdown, 1),
                omega(returns),
                skewness,
                kurtosis,
                Arrays.stream(returns).max().orElseThrow(),
                Arrays.stream(returns).min().orElseThrow(),
                (double) Arrays.stream(returns).filter(value -> value > 0).count() / returns.length);
    }

    private static void require(List<Instant> times, double[] returns, int periodsPerYear, double riskFree) {
        if (returns.length < 2) {
            throw new IllegalArgumentException("performance needs at least 2 returns, was " + returns.length);
        }
        if (times.size() != returns.length + 1) {
            throw new IllegalArgumentException(
                    "times must be one more than the " + returns.length + " returns, was " + times.size());
        }
        if (periodsPerYear < 1) {
            throw new IllegalArgumentException("periodsPerYear must be >= 1, was " + periodsPerYear);
        }
        if (!Double.isFinite(riskFree)) {
            throw new IllegalArgumentException("riskFree must be finite, was " + riskFree);
        }
        Samples.requireUsable(returns, "returns");
        for (int i = 0; i < returns.length; i++) {
            if (returns[i] < -1) {
                throw new IllegalArgumentException("return " + i + " must be >= -1, was " + returns[i]);
            }
        }
    }

    private static boolean noRisk(double[] returns, double deviation) {
        double largest = Arrays.stream(returns).map(Math::abs).max().orElse(0);
        return deviation <= CONSTANT * largest;
    }

    private static Result<Double> ratio(double reward, double risk, boolean riskless, String name) {
        return riskless
                ? Result.missing("No " + name + ": the risk it divides by is 0.")
                : Result.finite(reward / risk, "The " + name);
    }

    private static Result<Double> error(
            Result<Double> sharpe, Result<Double> skewness, Result<Double> kurtosis, int observations) {
        return sharpe instanceof Result.Known<Double>(Double value) && skewness.isKnown() && kurtosis.isKnown()
                ? SharpeRatio.standardError(value, skewness.orElseThrow(), kurtosis.orElseThrow(), observations)
                : Result.missing(sharpe.reason() + skewness.reason());
    }

    private static Result<Double> probability(
            Result<Double> sharpe, Result<Double> skewness, Result<Double> kurtosis, int observations) {
        return sharpe instanceof Result.Known<Double>(Double value) && skewness.isKnown() && kurtosis.isKnown()
                ? SharpeRatio.probabilityAbove(value, 0, skewness.orElseThrow(), kurtosis.orElseThrow(), observations)
                : Result.missing(sharpe.reason() + skewness.reason());
    }

    private static double downside(double[] returns, double target) {
        double squares = 0;
        for (double value : returns) {
            double below = Math.min(value - target, 0);
            squares += below * below;
        }
        return Math.sqrt(squares / returns.length);
    }

    private static double meanDepth(Drawdown drawdown, int power) {
        double sum = 0;
        for (double depth : drawdown.depths().values()) {
            sum += power == 2 ? depth * depth : depth;
        }
        return sum / drawdown.depths().size();
    }

    private static Result<Double> omega(double[] returns) {
        double gains = Arrays.stream(returns).filter(value -> value > 0).sum();
        double losses = -Arrays.stream(returns).filter(value -> value < 0).sum();
        return ratio(gains, losses, losses == 0, "omega ratio");
    }
}
