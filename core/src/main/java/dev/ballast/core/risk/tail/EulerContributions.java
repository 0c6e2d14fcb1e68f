package dev.ballast.core.risk.tail;

import org.ejml.data.DMatrixRMaj;

/// Splits risk of a portfolio among its assets by Euler's theorem: parts w(i) ∂ρ/∂w(i) of a risk ρ that is
/// homogeneous
/// of degree one sum to ρ (Tasche 1999, "Risk contributions and performance measurement").
///
/// All results are n parts in the order of the weights, fractions of equity, losses positive. Stateless.
public final class EulerContributions {

    private EulerContributions() {}

    /// Volatility: w(i) (Σw)(i) ÷ σ, with σ = √(wᵀΣw); zeros where σ is 0.
    ///
    /// @param weights n × 1
    /// @param product Σw, n × 1
    public static double[] volatility(DMatrixRMaj weights, DMatrixRMaj product) {
        double deviation = deviation(weights, product);
        var parts = new double[weights.getNumElements()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = deviation > 0 ? weights.get(i) * product.get(i) / deviation : 0;
        }
        return parts;
    }

    /// Normal value at risk: w(i) (−μ(i) − z (Σw)(i) ÷ σ), z = Φ⁻¹(1 − confidence).
    public static double[] normalValueAtRisk(
            DMatrixRMaj weights, DMatrixRMaj mean, DMatrixRMaj product, double confidence) {
        return normal(weights, mean, product, -NormalTail.quantile(confidence));
    }

    /// Normal conditional value at risk: w(i) (−μ(i) + φ(z) ÷ p × (Σw)(i) ÷ σ).
    public static double[] normalConditionalValueAtRisk(
            DMatrixRMaj weights, DMatrixRMaj mean, DMatrixRMaj product, double confidence) {
        return normal(weights, mean, product, NormalTail.tailMean(confidence));
    }

    /// Historical conditional value at risk: −w(i) × mean of the asset's returns over the days of the portfolio's
    /// tail, the derivative of the mean beyond a quantile (Tasche 1999, section 5). The day at the edge counts in
    /// part, as in the portfolio's own figure; of days that tie there the earlier ones come first.
    ///
    /// @param returns T × n
    /// @param portfolio T returns of the portfolio, rebalanced daily
    public static double[] historicalConditionalValueAtRisk(
            DMatrixRMaj weights,
            DMatrixRMaj returns,
            double[] portfolio,
            double confidence,
            TailMeanConvention convention,
            QuantileConvention quantile) {
        double[] share = TailDays.weights(
                portfolio, EmpiricalTail.of(portfolio, confidence).weights(convention, quantile));
        var parts = new double[weights.getNumElements()];
        for (int day = 0; day < share.length; day++) {
            if (share[day] > 0) {
                for (int i = 0; i < parts.length; i++) {
                    parts[i] -= share[day] * weights.get(i) * returns.get(day, i);
                }
            }
        }
        return parts;
    }

    private static double[] normal(DMatrixRMaj weights, DMatrixRMaj mean, DMatrixRMaj product, double deviations) {
        double deviation = deviation(weights, product);
        var parts = new double[weights.getNumElements()];
        for (int i = 0; i < parts.length; i++) {
            double risk = deviation > 0 ? deviations * product.get(i) / deviation : 0;
            parts[i] = weights.get(i) * (risk - mean.get(i));
        }
        return parts;
    }

    private static double deviation(DMatrixRMaj weights, DMatrixRMaj product) {
        int size = weights.getNumElements();
        if (product.getNumElements() != size) {
            throw new IllegalArgumentException(
                    "weights and covariance must be of one size, were " + size + " and " + product.getNumElements());
        }
        double variance = 0;
        for (int i = 0; i < size; i++) {
            variance += weights.get(i) * product.get(i);
        }
        return Math.sqrt(Math.max(0, variance));
    }
}
