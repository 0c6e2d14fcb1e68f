package dev.ballast.core.optimization.views;

import java.util.List;

/// How sure views are: the diagonal of Ω, variances of the views' errors. 0 is certain, ∞ is no view at all.
public sealed interface Uncertainty {

    /// ω = τ pᵀSp: as sure as the equilibrium, which halves every single surprise (He and Litterman 1999).
    record Proportional() implements Uncertainty {}

    /// ω = τ (1 − c) ÷ c · pᵀSp: a view alone moves the share c of the way to where it would if it were certain
    /// (Idzorek 2005, in the closed form of Walters 2014, equation 41).
    ///
    /// @param confidences c in [0, 1], one per view
    record Confidence(List<Double> confidences) implements Uncertainty {

        public Confidence {
            confidences = List.copyOf(confidences);
            for (double confidence : confidences) {
                if (!(confidence >= 0 && confidence <= 1)) {
                    throw new IllegalArgumentException("confidence must lie in [0, 1], was " + confidence);
                }
            }
        }
    }

    /// Given.
    ///
    /// @param variances ω in [0, ∞], one per view
    record Variances(List<Double> variances) implements Uncertainty {

        public Variances {
            variances = List.copyOf(variances);
            for (double variance : variances) {
                if (!(variance >= 0)) {
                    throw new IllegalArgumentException("variance of a view must be >= 0, was " + variance);
                }
            }
        }
    }

    /// ω of view `index`, whose portfolio has the prior variance τ pᵀSp.
    default double variance(int index, double prior) {
        return switch (this) {
            case Proportional() -> prior;
            case Confidence(List<Double> confidences) -> {
                double confidence = confidences.get(index);
                // Not by 0 times infinity, where the portfolio has no risk.
                yield confidence == 0 ? Double.POSITIVE_INFINITY : (1 - confidence) / confidence * prior;
            }
            case Variances(List<Double> variances) -> variances.get(index);
        };
    }

    /// Refuses another number of entries than there are views.
    default void requireCount(int views) {
        int count =
                switch (this) {
                    case Proportional() -> views;
                    case Confidence(List<Double> confidences) -> confidences.size();
                    case Variances(List<Double> variances) -> variances.size();
                };
        if (count != views) {
            throw new IllegalArgumentException(views + " views need as many uncertainties, was " + count);
        }
    }
}
