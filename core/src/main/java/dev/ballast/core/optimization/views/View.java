package dev.ballast.core.optimization.views;

import dev.ballast.core.optimization.AssetNames;

/// An opinion on the expected return of a portfolio: pᵀμ = q. Immutable.
///
/// p = (0, 1, 0) is absolute; p = (1, −1, 0) says that the first asset beats the second by q.
public final class View {

    private final String name;
    private final double[] portfolio;
    private final double expected;

    private View(String name, double[] portfolio, double expected) {
        this.name = name;
        this.portfolio = portfolio;
        this.expected = expected;
    }

    /// A view on a portfolio.
    ///
    /// @param name for messages
    /// @param portfolio p, one per asset, finite, not all 0; copied
    /// @param expected q, in the units of the expected returns
    public static View on(String name, double[] portfolio, double expected) {
        double size = 0;
        for (int i = 0; i < portfolio.length; i++) {
            if (!Double.isFinite(portfolio[i])) {
                throw new IllegalArgumentException(
                        "weight of " + AssetNames.of(i) + " in view " + name + " must be finite, was " + portfolio[i]);
            }
            size = Math.max(size, Math.abs(portfolio[i]));
        }
        if (size == 0) {
            throw new IllegalArgumentException("view " + name + " is on no asset");
        }
        if (!Double.isFinite(expected)) {
            throw new IllegalArgumentException("expected return of view " + name + " must be finite, was " + expected);
        }
        return new View(name, portfolio.clone(), expected);
    }

    public String name() {
        return name;
    }

    /// Number of assets.
    public int size() {
        return portfolio.length;
    }

    public double weight(int asset) {
        return portfolio[asset];
    }

    /// q.
    public double expected() {
        return expected;
    }

    /// pᵀx.
    public double of(double[] x) {
        double sum = 0;
        for (int i = 0; i < portfolio.length; i++) {
            sum += portfolio[i] * x[i];
        }
        return sum;
    }

    /// p, a copy.
    public double[] portfolio() {
        return portfolio.clone();
    }

    @Override
    public String toString() {
        return name + ": " + expected;
    }
}
