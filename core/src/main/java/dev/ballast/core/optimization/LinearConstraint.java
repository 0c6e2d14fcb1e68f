package dev.ballast.core.optimization;

import java.util.Arrays;

/// lower ≤ aᵀw ≤ upper; an equality where both are the same. Immutable.
public final class LinearConstraint {

    private final String name;
    private final double[] coefficients;
    private final double lower;
    private final double upper;

    private LinearConstraint(String name, double[] coefficients, double lower, double upper) {
        this.name = name;
        this.coefficients = coefficients;
        this.lower = lower;
        this.upper = upper;
    }

    /// A constraint with limits on both sides, or on one.
    ///
    /// @param name for messages, such as "tech" or "beta to SPY"
    /// @param coefficients a, one per asset, finite; copied
    /// @param lower may be −∞
    /// @param upper may be +∞; `IllegalArgumentException` where it is below `lower`
    public static LinearConstraint between(String name, double[] coefficients, double lower, double upper) {
        for (int i = 0; i < coefficients.length; i++) {
            if (!(Math.abs(coefficients[i]) <= Constraints.LARGEST)) {
                throw new IllegalArgumentException("coefficient of " + AssetNames.of(i) + " in " + name
                        + " must be finite, was " + coefficients[i]);
            }
        }
        Constraints.requireOrder(name, lower, upper);
        return new LinearConstraint(name, coefficients.clone(), lower, upper);
    }

    public static LinearConstraint equal(String name, double[] coefficients, double value) {
        return between(name, coefficients, value, value);
    }

    /// Sum of the weights of `members` within limits.
    ///
    /// @param size number of assets
    /// @param members indices of assets, each once
    public static LinearConstraint group(String name, int size, int[] members, double lower, double upper) {
        var coefficients = new double[size];
        for (int member : members) {
            if (member < 0 || member >= size) {
                throw new IllegalArgumentException(
                        "member " + member + " of " + name + " must lie in [0, " + size + ")");
            }
            coefficients[member] = 1;
        }
        return between(name, coefficients, lower, upper);
    }

    public String name() {
        return name;
    }

    public int size() {
        return coefficients.length;
    }

    /// One per asset, a copy.
    public double[] coefficients() {
        return coefficients.clone();
    }

    public double coefficient(int asset) {
        return coefficients[asset];
    }

    public double lower() {
        return lower;
    }

    public double upper() {
        return upper;
    }

    public boolean isEquality() {
        return lower == upper;
    }

    /// aᵀw.
    public double valueAt(double[] weights) {
        double sum = 0;
        for (int i = 0; i < coefficients.length; i++) {
            sum += coefficients[i] * weights[i];
        }
        return sum;
    }

    @Override
    public String toString() {
        return lower + " <= " + name + " " + Arrays.toString(coefficients) + " <= " + upper;
    }
}
