package dev.ballast.core.risk.tail;

import dev.ballast.core.statistics.Samples;
import java.util.List;

/// What filtered historical simulation needs of a fitted GARCH(1,1): h(t+1) = ω + α ε(t)² + β h(t). Immutable.
public final class GarchState {

    private final double mean;
    private final double omega;
    private final double alpha;
    private final double beta;
    private final double nextVariance;
    private final double[] residuals;
    private final double[] variances;
    private final List<String> bounds;

    /// @param mean μ of the returns, per day
    /// @param omega ω ≥ 0
    /// @param alpha α ≥ 0
    /// @param beta β ≥ 0
    /// @param nextVariance h of the day after the sample, > 0
    /// @param standardisedResiduals ε(t) ÷ √h(t), oldest first
    /// @param variances h(t) of the sample, oldest first
    /// @param bounds edges of the admissible region at which the fit ended; empty as a rule
    public GarchState(
            double mean,
            double omega,
            double alpha,
            double beta,
            double nextVariance,
            double[] standardisedResiduals,
            double[] variances,
            List<String> bounds) {
        if (!(omega >= 0 && alpha >= 0 && beta >= 0 && Double.isFinite(omega + alpha + beta))) {
            throw new IllegalArgumentException(
                    "omega, alpha and beta must be >= 0, were " + omega + ", " + alpha + ", " + beta);
        }
        if (!(nextVariance > 0 && Double.isFinite(nextVariance)) || !Double.isFinite(mean)) {
            throw new IllegalArgumentException(
                    "nextVariance must be > 0 and mean finite, were " + nextVariance + " and " + mean);
        }
        if (standardisedResiduals.length == 0 || standardisedResiduals.length != variances.length) {
            throw new IllegalArgumentException("residuals and variances must be as many, at least 1, were "
                    + standardisedResiduals.length + " and " + variances.length);
        }
        Samples.requireUsable(standardisedResiduals, "standardisedResiduals");
        this.mean = mean;
        this.omega = omega;
        this.alpha = alpha;
        this.beta = beta;
        this.nextVariance = nextVariance;
        this.residuals = standardisedResiduals.clone();
        this.variances = variances.clone();
        this.bounds = List.copyOf(bounds);
    }

    public double mean() {
        return mean;
    }

    public double omega() {
        return omega;
    }

    public double alpha() {
        return alpha;
    }

    public double beta() {
        return beta;
    }

    /// Variance of the day after the sample.
    public double nextVariance() {
        return nextVariance;
    }

    public int observations() {
        return residuals.length;
    }

    public double residual(int index) {
        return residuals[index];
    }

    public double variance(int index) {
        return variances[index];
    }

    /// Edges of the admissible region at which the fit ended.
    public List<String> bounds() {
        return bounds;
    }

    /// Standardised residuals; a copy.
    public double[] residuals() {
        return residuals.clone();
    }
}
