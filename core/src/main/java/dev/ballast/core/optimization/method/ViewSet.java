package dev.ballast.core.optimization.method;

import dev.ballast.core.optimization.views.Uncertainty;
import dev.ballast.core.optimization.views.View;
import java.util.List;

/// Views with how sure they are, for Black and Litterman's mix.
///
/// @param views on returns per year; may be empty
/// @param uncertainty one entry per view where it has entries
/// @param tau variance of the equilibrium against that of returns, > 0 and finite
public record ViewSet(List<View> views, Uncertainty uncertainty, double tau) {

    private static final double USUAL_TAU = 0.05;

    /// No views, τ = 0.05: the equilibrium alone.
    public static final ViewSet NONE = new ViewSet(List.of(), new Uncertainty.Proportional(), USUAL_TAU);

    public ViewSet {
        views = List.copyOf(views);
        if (!(tau > 0 && tau < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("tau must be finite and > 0, was " + tau);
        }
        uncertainty.requireCount(views.size());
    }
}
