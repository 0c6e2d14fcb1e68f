package dev.ballast.core.statistics.timeseries;

/// Which GARCH(1,1) is meant: r(t) = μ + e(t), e(t) = √h(t) · z(t),
/// h(t) = ω + (α + γ·1[e(t−1) < 0]) e(t−1)² + β h(t−1).
///
/// Source: Bollerslev, Journal of Econometrics 31 (1986); Bollerslev, Review of Economics and Statistics 69
/// (1987) for Student's t; Glosten, Jagannathan and Runkle, Journal of Finance 48 (1993) for γ.
///
/// @param innovations law of z, of unit variance
/// @param leverage whether γ is estimated
/// @param initialisation what h(1) is
/// @param persistence whether variance must have a long-run level
public record GarchModel(
        Innovations innovations, Leverage leverage, Initialisation initialisation, Persistence persistence) {

    /// The law of z(t).
    public enum Innovations {
        /// Standard normal.
        NORMAL,
        /// Student's t with ν > 2 degrees of freedom, scaled to unit variance.
        STUDENT_T
    }

    /// Whether losses move volatility otherwise than gains.
    public enum Leverage {
        /// γ = 0: Bollerslev's model.
        NONE,
        /// γ free, α + γ ≥ 0: Glosten, Jagannathan and Runkle's.
        GJR
    }

    /// The first variance; v₀ is the population variance (divisor T) of the returns and held fixed.
    public enum Initialisation {
        /// h(1) = ω + (α + γ/2 + β) v₀: what the Python package `arch` does with `backcast=v0`.
        BACKCAST,
        /// h(1) = v₀.
        SAMPLE_VARIANCE
    }

    /// The range of α + γ/2 + β.
    public enum Persistence {
        /// Below 1, as the Python package `arch` has it: variance has a long-run level, and forecasts settle.
        BELOW_ONE,
        /// Up to 3: the maximum of the likelihood wherever it lies. The model stays strictly stationary a little
        /// above 1 (Nelson, Econometric Theory 6, 1990), but its variance has no long-run level there.
        FREE
    }

    /// Normal innovations, no leverage, backcast, persistence below 1.
    public static GarchModel normal() {
        return new GarchModel(Innovations.NORMAL, Leverage.NONE, Initialisation.BACKCAST, Persistence.BELOW_ONE);
    }

    /// Student's t, no leverage, backcast, persistence below 1.
    public static GarchModel studentT() {
        return new GarchModel(Innovations.STUDENT_T, Leverage.NONE, Initialisation.BACKCAST, Persistence.BELOW_ONE);
    }

    /// Normal innovations with leverage, backcast, persistence below 1.
    public static GarchModel gjr() {
        return new GarchModel(Innovations.NORMAL, Leverage.GJR, Initialisation.BACKCAST, Persistence.BELOW_ONE);
    }

    public GarchModel with(Initialisation other) {
        return new GarchModel(innovations, leverage, other, persistence);
    }

    public GarchModel with(Persistence other) {
        return new GarchModel(innovations, leverage, initialisation, other);
    }

    /// Number of parameters estimated: 4 to 6.
    public int parameters() {
        return free().length;
    }

    /// Indices of the free parameters in (μ, ω, α, γ, β, ν).
    int[] free() {
        return switch (innovations) {
            case NORMAL ->
                switch (leverage) {
                    case NONE -> new int[] {0, 1, 2, 4};
                    case GJR -> new int[] {0, 1, 2, 3, 4};
                };
            case STUDENT_T ->
                switch (leverage) {
                    case NONE -> new int[] {0, 1, 2, 4, 5};
                    case GJR -> new int[] {0, 1, 2, 3, 4, 5};
                };
        };
    }
}
