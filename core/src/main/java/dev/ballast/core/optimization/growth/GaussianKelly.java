package dev.ballast.core.optimization.growth;

import dev.ballast.core.optimization.RiskModel;
import dev.ballast.core.result.Result;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;

/// Growth-optimal fractions without constraints where returns are small and normal: f = S⁻¹ (μ − r) (Merton 1969; Thorp
/// 2006, section 7), leverage and shorts included, the rest lent or borrowed at r.
///
/// Half of it has three quarters of the growth over r and half the volatility: errors in μ make less than the whole
/// advisable.
public final class GaussianKelly {

    /// Below this share of the largest pivot a covariance counts as singular.
    private static final double SINGULAR = 1e-13;

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
        var excess = new DMatrixRMaj(means.length, 1);
        for (int i = 0; i < means.length; i++) {
            excess.data[i] = means[i] - riskFree;
            if (!Double.isFinite(excess.data[i])) {
                throw new IllegalArgumentException(
                        "mean " + i + " and risk-free rate must be finite, were " + means[i] + " and " + riskFree);
            }
        }
        var solver = LinearSolverFactory_DDRM.chol(means.length);
        if (!solver.setA(risk.matrix()) || !(solver.quality() > SINGULAR)) {
            return Result.missing("the covariance is singular: a mix of assets without risk has no best size");
        }
        var fractions = new DMatrixRMaj(means.length, 1);
        solver.solve(excess, fractions);
        return Result.of(new GaussianKelly(fractions.data, riskFree + CommonOps_DDRM.dot(excess, fractions) / 2));
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
