package dev.ballast.core.optimization.growth;

import dev.ballast.core.optimization.CovarianceSolve;
import dev.ballast.core.optimization.RiskModel;
import dev.ballast.core.result.Result;

/// Growth-optimal fractions without constraints where returns are small and normal: f = S⁻¹ (μ − r) (Merton 1969; Thorp
/// 2006, section 7), leverage and shorts included, the rest lent or borrowed at r.
///
/// Half of it has three quarters of the growth over r and half the volatility: errors in μ make less than the whole
/// advisable.
public final class GaussianKelly {

    private final double[] fractions;
    private final double growth;

    private GaussianKelly(double[] fractions, double growth) {
        this.fractions = fractions;
        this.growth = growth;
    }

    /// By a Cholesky solve. Missing where the covariance is singular: some mix has no risk, and the fractions no limit.
    ///
    /// @param means expected returns per period, as long as the covariance's
    /// @param riskFree per period
    public static Result<GaussianKelly> of(RiskModel risk, double[] means, double riskFree) {
        if (means.length != risk.size()) {
            throw new IllegalArgumentException(
                    "covariance is on " + risk.size() + " assets, was given " + means.length + " means");
        }
        var excess = new double[means.length];
        for (int i = 0; i < means.length; i++) {
            excess[i] = means[i] - riskFree;
            if (!Double.isFinite(excess[i])) {
                throw new IllegalArgumentException("mean of " + risk.nameOf(i)
                        + " and risk-free rate must be finite, were " + means[i] + " and " + riskFree);
            }
        }
        return CovarianceSolve.of(risk, excess).map(fractions -> {
            double gain = 0;
            for (int i = 0; i < fractions.length; i++) {
                gain += excess[i] * fractions[i];
            }
            return new GaussianKelly(fractions, riskFree + gain / 2);
        });
    }

    /// Fractions of capital, a copy.
    public double[] fractions() {
        return fractions.clone();
    }

    /// `share` times the fractions: 0.5 is half Kelly.
    public double[] fractions(double share) {
        if (!Double.isFinite(share)) {
            throw new IllegalArgumentException("share must be finite, was " + share);
        }
        double[] part = fractions.clone();
        for (int i = 0; i < part.length; i++) {
            part[i] *= share;
        }
        return part;
    }

    /// Sum of the fractions: above 1 the rest is borrowed.
    public double leverage() {
        double sum = 0;
        for (double fraction : fractions) {
            sum += fraction;
        }
        return sum;
    }

    /// Expected logarithmic growth per period at the whole fractions, r + ½ (μ − r)ᵀ f.
    public double growth() {
        return growth;
    }
}
