package dev.ballast.core.optimization.method;

import dev.ballast.core.optimization.LinearConstraint;
import dev.ballast.core.optimization.RiskModel;
import java.util.ArrayList;
import java.util.List;

/// Limits on betas, for the factor-neutral book: Σ β(i) w(i) = 0 with β(i) = (Sf)(i) ÷ fᵀSf to a factor portfolio f.
///
/// Betas are of one factor at a time. A book without any of them is uncorrelated with every factor, and so has no
/// exposure in a regression on all factors together either: the conditions are the same.
public final class Exposures {

    private final RiskModel risk;
    private final List<LinearConstraint> limits = new ArrayList<>();

    /// @param risk covariance of the assets
    public Exposures(RiskModel risk) {
        this.risk = risk;
    }

    /// No beta to an asset; `IllegalArgumentException` where it does not vary.
    public void none(String name, int asset) {
        var factor = new double[risk.size()];
        factor[asset] = 1;
        none(name, factor);
    }

    /// No beta to a portfolio; `IllegalArgumentException` where it does not vary.
    ///
    /// @param factor weights, one per asset
    public void none(String name, double[] factor) {
        double variance = risk.varianceOf(factor);
        if (!(variance > 0)) {
            throw new IllegalArgumentException(name + " is not defined, its variance is " + variance);
        }
        double[] betas = risk.times(factor);
        for (int i = 0; i < betas.length; i++) {
            betas[i] /= variance;
        }
        limits.add(LinearConstraint.equal(name, betas, 0));
    }

    public List<LinearConstraint> all() {
        return List.copyOf(limits);
    }
}
