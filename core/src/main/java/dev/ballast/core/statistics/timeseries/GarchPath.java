package dev.ballast.core.statistics.timeseries;

/// What a GARCH model with given parameters says of a series: its variances, shocks and likelihood. Immutable.
public final class GarchPath {

    private final double[] returns;
    private final GarchParameters parameters;
    private final double sampleVariance;
    private final double logLikelihood;
    private final double[] variances;

    GarchPath(double[] returns, GarchParameters parameters, GarchModel model) {
        this.returns = returns.clone();
        this.parameters = parameters;
        this.sampleVariance = Garch.sampleVariance(returns);
        var likelihood = new GarchLikelihood(this.returns, sampleVariance, model);
        double[] theta = parameters.toArray();
        this.variances = likelihood.variances(theta);
        this.logLikelihood = likelihood.value(theta);
    }

    public GarchParameters parameters() {
        return parameters;
    }

    /// Number of returns T.
    public int observations() {
        return returns.length;
    }

    /// v₀, population variance (divisor T) of the returns.
    public double sampleVariance() {
        return sampleVariance;
    }

    /// Σ ln f(r(t) | past), t = 1 … T; for normal innovations −½ Σ (ln 2π + ln h(t) + e(t)² ÷ h(t)).
    public double logLikelihood() {
        return logLikelihood;
    }

    /// h(1) … h(T), T values.
    public double[] conditionalVariances() {
        return java.util.Arrays.copyOf(variances, returns.length);
    }

    /// h(T + 1), the variance of the period after the sample.
    public double nextVariance() {
        return variances[returns.length];
    }

    /// z(t) = (r(t) − μ) ÷ √h(t), T values: what filtered historical simulation draws from.
    public double[] standardisedResiduals() {
        var residuals = new double[returns.length];
        for (int t = 0; t < residuals.length; t++) {
            residuals[t] = (returns[t] - parameters.mean()) / Math.sqrt(variances[t]);
        }
        return residuals;
    }

    /// Expected variances of the periods T + 1 … T + `horizon`: the term structure.
    public double[] forecastVariances(int horizon) {
        return parameters.forecastVariances(nextVariance(), horizon);
    }

    /// Volatility per period, averaged over the next 1 … `horizon` periods: √(Σ E h ÷ k). Times the root of the
    /// periods a year it is the annualised term structure.
    public double[] forecastVolatilities(int horizon) {
        double[] variances = forecastVariances(horizon);
        double sum = 0;
        for (int k = 0; k < horizon; k++) {
            sum += variances[k];
            variances[k] = Math.sqrt(sum / (k + 1));
        }
        return variances;
    }
}
