package dev.ballast.core.optimization.views;

import java.util.List;
import org.ejml.data.DMatrixRMaj;

/// What is left of equilibrium and views. Immutable.
public final class Posterior {

    private final double[] returns;
    private final DMatrixRMaj covariance;
    private final List<Double> uncertainty;
    private final List<String> implied;
    private final List<String> opposed;
    private final double compatibility;
    private final int views;

    private Posterior(
            double[] returns,
            DMatrixRMaj covariance,
            List<Double> uncertainty,
            List<String> implied,
            List<String> opposed,
            double compatibility,
            int views) {
        this.returns = returns;
        this.covariance = covariance;
        this.uncertainty = uncertainty;
        this.implied = implied;
        this.opposed = opposed;
        this.compatibility = compatibility;
        this.views = views;
    }

    /// Owns its arguments.
    static Posterior of(
            double[] returns, DMatrixRMaj covariance, List<String> implied, double compatibility, int views) {
        return new Posterior(returns, covariance, List.of(), List.copyOf(implied), List.of(), compatibility, views);
    }

    Posterior with(List<Double> variances, List<String> pairs) {
        return new Posterior(returns, covariance, variances, implied, List.copyOf(pairs), compatibility, views);
    }

    /// μ, a copy.
    public double[] returns() {
        return returns.clone();
    }

    /// S + M: variance of returns and of their expectation together, a copy.
    public DMatrixRMaj covariance() {
        return covariance.copy();
    }

    /// Diagonal of Ω in the order of the views; ∞ where a view says nothing.
    public List<Double> uncertainty() {
        return uncertainty;
    }

    /// Names of certain views that follow from others, and so say nothing of their own.
    public List<String> implied() {
        return implied;
    }

    /// Pairs of views on the same portfolio that expect different returns: "one and other". They were averaged.
    public List<String> opposed() {
        return opposed;
    }

    /// (q − Pπ)ᵀ A⁻¹ (q − Pπ): were prior and views right about their errors, χ² with [#independentViews] degrees of
    /// freedom, so that a multiple of that number says they disagree (Theil 1963; Fusai and Meucci 2003).
    public double compatibility() {
        return compatibility;
    }

    /// Number of views that say something of their own.
    public int independentViews() {
        return views;
    }
}
