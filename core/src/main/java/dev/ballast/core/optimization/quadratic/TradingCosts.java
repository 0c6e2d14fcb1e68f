package dev.ballast.core.optimization.quadratic;

import dev.ballast.core.optimization.AssetNames;
import dev.ballast.core.optimization.Constraints;
import java.util.Arrays;

/// Current weights and what trading away from them costs. Immutable.
///
/// @see MeanVarianceWithCosts
public final class TradingCosts {

    private final double[] held;
    private final double[] linear;
    private final double[] impact;

    private TradingCosts(double[] held, double[] linear, double[] impact) {
        this.held = held;
        this.linear = linear;
        this.impact = impact;
    }

    /// The same cost for every asset and no impact.
    ///
    /// @param held current weights, finite; copied
    /// @param perUnit fraction of the traded value, ≥ 0: 0.001 is ten basis points
    public static TradingCosts linear(double[] held, double perUnit) {
        var costs = new double[held.length];
        Arrays.fill(costs, perUnit);
        return of(held, costs, new double[held.length]);
    }

    /// Costs of each asset: linear × |Δw| + impact × |Δw|^1.5.
    ///
    /// @param linear fraction of the traded value, ≥ 0
    /// @param impact coefficient of the 3/2 power, ≥ 0: of the book's value, for a trade as large as the book
    public static TradingCosts of(double[] held, double[] linear, double[] impact) {
        if (linear.length != held.length || impact.length != held.length) {
            throw new IllegalArgumentException("costs must be given for " + held.length + " assets, was "
                    + linear.length + " and " + impact.length);
        }
        for (int i = 0; i < held.length; i++) {
            if (!Double.isFinite(held[i])) {
                throw new IllegalArgumentException(
                        "current weight of " + AssetNames.of(i) + " must be finite, was " + held[i]);
            }
            requireCost("linear cost", i, linear[i]);
            requireCost("impact", i, impact[i]);
        }
        return new TradingCosts(held.clone(), linear.clone(), impact.clone());
    }

    private static void requireCost(String what, int asset, double cost) {
        if (!(cost >= 0) || Double.isInfinite(cost)) {
            throw new IllegalArgumentException(
                    what + " of " + AssetNames.of(asset) + " must be finite and >= 0, was " + cost);
        }
    }

    void requireSize(Constraints constraints) {
        if (held.length != constraints.size()) {
            throw new IllegalArgumentException(
                    "costs are on " + held.length + " assets, constraints on " + constraints.size());
        }
    }

    public int size() {
        return held.length;
    }

    /// Current weights, a copy.
    public double[] held() {
        return held.clone();
    }

    public double held(int asset) {
        return held[asset];
    }

    public double linear(int asset) {
        return linear[asset];
    }

    public double impact(int asset) {
        return impact[asset];
    }

    boolean hasImpact() {
        return Arrays.stream(impact).anyMatch(value -> value > 0);
    }

    /// What trading to `weights` costs, as a fraction of the book.
    public double costOf(double[] weights) {
        double sum = 0;
        for (int i = 0; i < held.length; i++) {
            double traded = Math.abs(weights[i] - held[i]);
            sum += linear[i] * traded + impact[i] * traded * Math.sqrt(traded);
        }
        return sum;
    }
}
