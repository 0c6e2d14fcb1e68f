package dev.ballast.core.optimization.views;

import dev.ballast.core.optimization.RiskModel;
import dev.ballast.core.result.Result;
import java.util.ArrayList;
import java.util.List;

/// Expected returns and covariance after views (Black and Litterman 1992; He and Litterman 1999; Walters 2014):
/// μ = π + τSPᵀ A⁻¹ (q − Pπ) and S + τS − τSPᵀ A⁻¹ PτS with A = PτSPᵀ + Ω, by a pivoted factor of A, no inverse.
///
/// A certain view that follows from others is left out; certain views that cannot all hold are no posterior but a
/// reason that names them. Views that are uncertain are averaged, however far apart; those on one and the same
/// portfolio with different returns are named ([Posterior#opposed]), and [Posterior#compatibility] says how far views
/// and prior are from one another altogether. Stateless.
public final class BlackLitterman {

    private BlackLitterman() {}

    /// The posterior, or which certain views contradict.
    ///
    /// @param prior S, in the units of the returns
    /// @param equilibrium π, such as [Equilibrium#impliedReturns]
    /// @param tau τ > 0 and finite: variance of the equilibrium against that of returns; 0.025 to 0.05 is common
    /// @param views may be empty: the posterior is then the prior
    public static Result<Posterior> posterior(
            RiskModel prior, double[] equilibrium, double tau, List<View> views, Uncertainty uncertainty) {
        Equilibrium.requireNumbers("equilibrium returns", equilibrium, prior.size());
        if (!(tau > 0 && tau < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("tau must be finite and > 0, was " + tau);
        }
        uncertainty.requireCount(views.size());
        for (View view : views) {
            if (view.size() != prior.size()) {
                throw new IllegalArgumentException(
                        "view " + view.name() + " is on " + view.size() + " assets, the covariance on " + prior.size());
            }
        }
        var held = new ArrayList<View>();
        var errors = new ArrayList<Double>();
        var omega = new ArrayList<Double>();
        for (int k = 0; k < views.size(); k++) {
            double priorVariance = tau * prior.varianceOf(views.get(k).portfolio());
            double variance = uncertainty.variance(k, priorVariance);
            omega.add(variance);
            if (variance < Double.POSITIVE_INFINITY) {
                held.add(views.get(k));
                errors.add(variance);
            }
        }
        return new Mixture(prior, equilibrium.clone(), tau, held, errors)
                .posterior()
                .map(found -> found.with(List.copyOf(omega), opposed(held)));
    }

    /// Pairs of views on proportional portfolios that expect different returns.
    private static List<String> opposed(List<View> views) {
        var pairs = new ArrayList<String>();
        for (int k = 0; k < views.size(); k++) {
            for (int l = 0; l < k; l++) {
                double ratio = ratio(views.get(l), views.get(k));
                double difference =
                        Math.abs(ratio * views.get(l).expected() - views.get(k).expected());
                if (!Double.isNaN(ratio)
                        && difference > 1e-12 * (1 + Math.abs(views.get(k).expected()))) {
                    pairs.add(views.get(l).name() + " and " + views.get(k).name());
                }
            }
        }
        return pairs;
    }

    /// c with other = c × one; NaN where there is none.
    private static double ratio(View one, View other) {
        int largest = 0;
        for (int i = 0; i < one.size(); i++) {
            largest = Math.abs(one.weight(i)) > Math.abs(one.weight(largest)) ? i : largest;
        }
        double ratio = other.weight(largest) / one.weight(largest);
        for (int i = 0; i < one.size(); i++) {
            if (Math.abs(other.weight(i) - ratio * one.weight(i)) > 1e-12 * Math.abs(ratio * one.weight(largest))) {
                return Double.NaN;
            }
        }
        return ratio == 0 ? Double.NaN : ratio;
    }
}
