package dev.ballast.core.stress;

/// What a book loses in one scenario.
///
/// @param scenario its name
/// @param loss fraction of equity, > 0 for a loss, < 0 for a gain; NaN where `reason` says why it is not known
/// @param measured weight of the positions with a measured return of their own
/// @param byCategory weight of those that took the shock of their category
/// @param uniform weight of those that took the uniform shock, as nothing was measured for them
/// @param reason empty where the loss is known
public record StressLoss(
        String scenario, double loss, double measured, double byCategory, double uniform, String reason) {

    static StressLoss missing(String scenario, String reason) {
        return new StressLoss(scenario, Double.NaN, 0, 0, 0, reason);
    }

    public boolean isKnown() {
        return !Double.isNaN(loss);
    }
}
