package dev.ballast.core.optimization.parity;

import dev.ballast.core.optimization.RiskModel;
import dev.ballast.core.optimization.Solution;
import java.util.Arrays;

/// Long-only weights whose shares of the portfolio's variance are given: w(i) (Sw)(i) ÷ wᵀSw = b(i) (OPT-2).
///
/// They are the normalised minimum of ½ yᵀSy − Σ b(i) ln y(i), which is convex, so that there is one answer only (Spinu
/// 2013, "An algorithm for computing risk parity weights", equation 8; Maillard, Roncalli and Teïletche 2010).
/// Cyclical coordinate descent (Griveau-Billion, Richard and Roncalli 2013) gets near it at O(n²) a sweep, Newton's
/// method finishes where sweeps are slow. Weights come out only where every share is within 1e-8 of its budget.
///
/// The objective of a [Solution] is the volatility √(wᵀSw) in units of the covariance, its dual residual the largest
/// distance of a share from its budget. Scaling the covariance, or single assets, scales the answer alike; nothing
/// depends on the order of assets but rounding.
///
/// An asset with budget 0 gets weight 0: it is left out, although one that hedges could be held without a share of the
/// risk (Roncalli 2013, chapter 2.2). An asset without variance but with a budget, or a long-only portfolio without
/// risk, leaves the problem without an answer: [dev.ballast.core.optimization.Status#UNBOUNDED]. Stateless.
public final class RiskBudgeting {

    private static final int ITERATION_LIMIT = 200;

    private final int iterationLimit;

    private RiskBudgeting(int iterationLimit) {
        this.iterationLimit = iterationLimit;
    }

    /// At most 200 sweeps and steps together.
    public static RiskBudgeting standard() {
        return new RiskBudgeting(ITERATION_LIMIT);
    }

    /// The same with another limit.
    ///
    /// @param iterations sweeps and steps together, ≥ 1
    public RiskBudgeting withIterationLimit(int iterations) {
        if (iterations < 1) {
            throw new IllegalArgumentException("iteration limit must be >= 1, was " + iterations);
        }
        return new RiskBudgeting(iterations);
    }

    /// Every asset carries 1 ÷ n of the variance (equal risk contribution).
    public Solution equalContributions(RiskModel risk) {
        var budgets = new double[risk.size()];
        Arrays.fill(budgets, 1);
        return budgets(risk, budgets);
    }

    /// Shares of the variance in proportion to budgets.
    ///
    /// @param budgets ≥ 0 and finite, one above 0 at least; only their proportions count
    public Solution budgets(RiskModel risk, double[] budgets) {
        if (budgets.length != risk.size()) {
            throw new IllegalArgumentException(
                    "covariance is on " + risk.size() + " assets, was given " + budgets.length + " budgets");
        }
        double sum = 0;
        for (int i = 0; i < budgets.length; i++) {
            if (!(budgets[i] >= 0) || Double.isInfinite(budgets[i])) {
                throw new IllegalArgumentException(
                        "budget of " + risk.nameOf(i) + " must be finite and >= 0, was " + budgets[i]);
            }
            sum += budgets[i];
        }
        if (!(sum > 0) || Double.isInfinite(sum)) {
            throw new IllegalArgumentException("budgets must have a finite sum > 0, was " + sum);
        }
        var shares = new double[budgets.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = budgets[i] / sum;
        }
        return new BudgetSolve(risk, shares).run(iterationLimit);
    }

    /// w(i) (Sw)(i) ÷ wᵀSw: shares of the variance, which sum to 1.
    ///
    /// `IllegalArgumentException` where the weights have no risk to share.
    public static double[] contributions(RiskModel risk, double[] weights) {
        double[] product = risk.times(weights);
        double variance = 0;
        for (int i = 0; i < weights.length; i++) {
            variance += weights[i] * product[i];
        }
        if (!(variance > 0)) {
            throw new IllegalArgumentException("the weights have no risk to share, variance " + variance);
        }
        for (int i = 0; i < weights.length; i++) {
            product[i] *= weights[i] / variance;
        }
        return product;
    }
}
