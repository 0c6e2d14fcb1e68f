package dev.ballast.core.rebalance;

/// What the legs are expected to cost, in the book's currency, each ≥ 0 (REB-5).
///
/// @param commission fees of the broker
/// @param spread half the spread of every leg: the distance from the middle to the price traded at
public record CostEstimate(double commission, double spread) {

    public double total() {
        return commission + spread;
    }
}
