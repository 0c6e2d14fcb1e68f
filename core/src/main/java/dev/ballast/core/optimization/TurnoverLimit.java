package dev.ballast.core.optimization;

import java.util.Arrays;

/// Σ |w − held| ≤ cap: purchases and sales together, as fractions of the book. Immutable.
public final class TurnoverLimit {

    private final double[] held;
    private final double cap;

    private TurnoverLimit(double[] held, double cap) {
        this.held = held;
        this.cap = cap;
    }

    /// A cap on purchases and sales together.
    ///
    /// @param held current weights, one per asset, finite; copied
    /// @param cap ≥ 0 and finite; moving one tenth of the book from one asset to another is 0.2
    public static TurnoverLimit of(double[] held, double cap) {
        Constraints.requireFinite(held, "current weight");
        if (!(cap >= 0) || Double.isInfinite(cap)) {
            throw new IllegalArgumentException("turnover cap must be finite and >= 0, was " + cap);
        }
        return new TurnoverLimit(held.clone(), cap);
    }

    /// Current weights, a copy.
    public double[] held() {
        return held.clone();
    }

    public double held(int asset) {
        return held[asset];
    }

    public int size() {
        return held.length;
    }

    public double cap() {
        return cap;
    }

    @Override
    public String toString() {
        return "turnover from " + Arrays.toString(held) + " <= " + cap;
    }
}
