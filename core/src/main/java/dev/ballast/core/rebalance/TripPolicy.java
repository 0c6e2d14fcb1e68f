package dev.ballast.core.rebalance;

/// Losses that stop trading by themselves (REB-9). Fractions of equity; 0 switches a trip off.
///
/// Leaving either state takes the trader.
///
/// @param dailyLoss loss since the start of the UTC day at which only reductions are allowed
/// @param drawdown fall from the peak of the recorded equity, deposits and withdrawals aside, at which trading halts
public record TripPolicy(double dailyLoss, double drawdown) {

    /// A day that costs a fifth of the book is no ordinary day; the drawdown trip is the trader's to set.
    public static final TripPolicy DEFAULT = new TripPolicy(0.20, 0);

    public TripPolicy {
        fraction("dailyLoss", dailyLoss);
        fraction("drawdown", drawdown);
    }

    private static void fraction(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(name + " must lie in [0, 1), was " + value);
        }
    }
}
