package dev.ballast.core.optimization;

import java.util.Locale;

/// How far an answer is from meeting the conditions of optimality (Karush-Kuhn-Tucker); all 0 in exact arithmetic.
///
/// @param primal largest violation of a constraint, in the constraint's own units (weights: 1 is the whole book)
/// @param dual largest violation of stationarity, of a multiplier's sign or of complementarity, as a fraction of the
///     largest term of the gradient
public record Residuals(double primal, double dual) {

    public static final Residuals NONE = new Residuals(0, 0);

    public Residuals {
        if (!(primal >= 0)) {
            throw new IllegalArgumentException("primal residual must be >= 0, was " + primal);
        }
        if (!(dual >= 0)) {
            throw new IllegalArgumentException("dual residual must be >= 0, was " + dual);
        }
    }

    public boolean within(double primalLimit, double dualLimit) {
        return primal <= primalLimit && dual <= dualLimit;
    }

    /// "primal 1.0e-12, dual 3.0e-10".
    public String words() {
        return String.format(Locale.ROOT, "primal %.1e, dual %.1e", primal, dual);
    }
}
