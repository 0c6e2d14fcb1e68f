package dev.ballast.core.optimization;

/// A constraint that holds the answer where it is.
///
/// @param constraint its name, such as "upper bound of AAPL", "tech at most" or "budget"
/// @param shadowPrice by how much the method's objective would improve per unit of relaxing the constraint, in units of
///     the objective; ≥ 0 for inequalities, of either sign for equalities (improvement per unit of raising the right
///     side)
public record Binding(String constraint, double shadowPrice) {

    public Binding {
        if (!Double.isFinite(shadowPrice)) {
            throw new IllegalArgumentException("shadow price of " + constraint + " must be finite, was " + shadowPrice);
        }
    }
}
