package dev.ballast.core.rebalance;

/// What the legs are expected to cost, in the book's currency, each ≥ 0 (REB-5).
///
/// @param commission fees of the broker
/// @param spread half the spread of every leg: the distance from the middle to the price traded at
/// @param impact what the trades themselves move the price by: Y σ √(value ÷ daily volume) × value, summed over the
///     legs (the square-root law, Almgren et al. 2005; Tóth et al. 2011); 0 for a leg whose volume is not known,
///     which the plan's findings name
public record CostEstimate(double commission, double spread, double impact) {

    public static final CostEstimate NONE = new CostEstimate(0, 0, 0);

    /// An estimate that leaves the market where it is.
    public CostEstimate(double commission, double spread) {
        this(commission, spread, 0);
    }

    public double total() {
        return commission + spread + impact;
    }

    /// The sum of two estimates, part by part.
    public CostEstimate plus(CostEstimate other) {
        return new CostEstimate(commission + other.commission, spread + other.spread, impact + other.impact);
    }
}
