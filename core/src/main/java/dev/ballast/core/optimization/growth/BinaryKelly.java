package dev.ballast.core.optimization.growth;

/// The stake on a bet with two outcomes that makes capital grow fastest (Kelly 1956; Thorp 2006, equation 2.2).
///
/// @param probability of winning, in [0, 1]
/// @param win gain per unit staked, > 0 and finite
/// @param lose gain per unit staked when lost, < 0 and finite: −1 where the stake is gone
public record BinaryKelly(double probability, double win, double lose) {

    public BinaryKelly {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability must lie in [0, 1], was " + probability);
        }
        if (!(win > 0 && win < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("win must be finite and > 0, was " + win);
        }
        if (!(lose < 0 && lose > Double.NEGATIVE_INFINITY)) {
            throw new IllegalArgumentException("lose must be finite and < 0, was " + lose);
        }
    }

    /// p ÷ |lose| − (1 − p) ÷ win, as a fraction of capital; 0 where the odds are against the bet. Above 1 it asks for
    /// borrowed money.
    public double fraction() {
        return Math.max(0, -probability / lose - (1 - probability) / win);
    }

    /// Expected logarithmic growth per bet at a stake; −∞ where it can lose everything.
    public double growth(double fraction) {
        return term(probability, 1 + fraction * win) + term(1 - probability, 1 + fraction * lose);
    }

    /// [#growth(double)] at [#fraction].
    public double growth() {
        return growth(fraction());
    }

    private static double term(double probability, double wealth) {
        if (probability == 0) {
            return 0;
        }
        return wealth > 0 ? probability * Math.log(wealth) : Double.NEGATIVE_INFINITY;
    }
}
