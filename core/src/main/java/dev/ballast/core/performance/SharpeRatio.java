package dev.ballast.core.performance;

import dev.ballast.core.result.Result;
import org.apache.commons.math3.special.Erf;

/// Reward for risk, and how sure it is, given that returns are neither normal nor many.
///
/// Sharpe, The Sharpe Ratio, Journal of Portfolio Management 21 (1994); its error by Bailey and López de Prado, The
/// Sharpe Ratio Efficient Frontier, Journal of Risk 15 (2012), equation 9, for ratios per period.
public final class SharpeRatio {

    private SharpeRatio() {}

    /// Annual ratio (mean · P − rf) ÷ (s √P); missing where s is 0.
    ///
    /// @param mean per period
    /// @param deviation s per period, ≥ 0
    /// @param periodsPerYear P ≥ 1
    /// @param riskFree annual rate
    public static Result<Double> annual(double mean, double deviation, int periodsPerYear, double riskFree) {
        if (periodsPerYear < 1 || !(deviation >= 0)) {
            throw new IllegalArgumentException(
                    "periodsPerYear must be >= 1 and deviation >= 0, were " + periodsPerYear + " and " + deviation);
        }
        return deviation == 0
                ? Result.missing("No Sharpe ratio: the risk it divides by is 0.")
                : Result.finite(
                        (mean * periodsPerYear - riskFree) / (deviation * Math.sqrt(periodsPerYear)),
                        "The Sharpe ratio");
    }

    /// Standard error of a Sharpe ratio, √((1 − γ₃ SR + (γ₄ + 2) ÷ 4 · SR²) ÷ (T − 1)) with γ₄ the excess kurtosis.
    ///
    /// @param sharpe SR per period
    /// @param skewness γ₃
    /// @param excessKurtosis γ₄
    /// @param observations T ≥ 2
    public static Result<Double> standardError(
            double sharpe, double skewness, double excessKurtosis, int observations) {
        if (observations < 2) {
            throw new IllegalArgumentException("observations must be >= 2, was " + observations);
        }
        double variance = 1 - skewness * sharpe + (excessKurtosis + 2) / 4 * sharpe * sharpe;
        return variance > 0
                ? Result.finite(Math.sqrt(variance / (observations - 1)), "The standard error of the Sharpe ratio")
                : Result.missing("The skewness of " + skewness + " leaves no variance for the Sharpe ratio.");
    }

    /// Probability that the true Sharpe ratio lies above a benchmark's, Φ((SR − SR*) ÷ standard error).
    ///
    /// @param benchmark SR* per period; 0 asks whether there is any reward at all
    public static Result<Double> probabilityAbove(
            double sharpe, double benchmark, double skewness, double excessKurtosis, int observations) {
        return standardError(sharpe, skewness, excessKurtosis, observations)
                .map(error -> 0.5 * Erf.erfc(-(sharpe - benchmark) / error / Math.sqrt(2)));
    }
}
