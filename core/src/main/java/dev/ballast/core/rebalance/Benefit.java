package dev.ballast.core.rebalance;

/// What a plan is expected to gain against doing nothing (REB-5, EDGE-2). Amounts in the book's currency over the
/// horizon.
///
/// Utility is mean-variance with risk aversion γ. Where targets stand for the trader's optimum w*, being off it costs
/// γ/2 (w − w*)ᵀ Σ (w − w*) a year in certainty equivalents (Sun, Fan, Chen, Schouwenaars and Albota 2006, "Optimal
/// rebalancing for institutional portfolios", Journal of Portfolio Management 32(2)); for reductions of
/// risk the loss is γ/2 wᵀ Σ w. The gain is the loss of doing nothing less that after the legs.
///
/// @param basis which loss was measured
/// @param horizonDays over which the gain is counted
/// @param lossIfNothing expected loss of utility if nothing is traded, ≥ 0; NaN where `reason` says why
/// @param lossIfTraded the same after the legs, before their cost, ≥ 0; NaN likewise
/// @param standardError of the gain: that of two quadratic forms in a covariance estimated from T normal returns; NaN
///     likewise
/// @param cost of the legs in all
/// @param breakEvenDays days until the gain has paid the cost; NaN where it never does or is not known
/// @param probability that the gain exceeds the cost, given its standard error, in [0, 1]; NaN likewise
/// @param aheadProbability that after the horizon the traded book is worth more than the untouched one, costs taken
///     off, if the gain is what the trades are worth on average: far nearer to one half; NaN likewise
/// @param reason why there are no figures; empty where there are
public record Benefit(
        Basis basis,
        double horizonDays,
        double lossIfNothing,
        double lossIfTraded,
        double standardError,
        double cost,
        double breakEvenDays,
        double probability,
        double aheadProbability,
        String reason) {

    /// What the loss of utility is measured against.
    public enum Basis {
        /// Distance from the targets.
        TARGETS,
        /// Variance of the whole book.
        VARIANCE,
        /// Not measured.
        NONE
    }

    /// No figures, for a reason.
    public static Benefit unknown(double cost, String reason) {
        double none = Double.NaN;
        return new Benefit(Basis.NONE, none, none, none, none, cost, none, none, none, reason);
    }

    /// Expected gain before costs; NaN where it is not known.
    public double gain() {
        return lossIfNothing - lossIfTraded;
    }

    /// Gain less cost; NaN where it is not known. Doing nothing scores 0.
    public double net() {
        return gain() - cost;
    }
}
