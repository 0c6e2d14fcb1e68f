package dev.ballast.core.optimization.views;

import dev.ballast.core.optimization.AssetNames;
import dev.ballast.core.optimization.CovarianceSolve;
import dev.ballast.core.optimization.RiskModel;
import dev.ballast.core.result.Result;

/// Between weights and the expected returns that make them optimal (Sharpe 1974; Black and Litterman 1992). Stateless.
public final class Equilibrium {

    private Equilibrium() {}

    /// π = δSw + r: the expected returns at which an investor of risk aversion δ holds w.
    ///
    /// @param weights of the market, finite
    /// @param riskAversion δ, finite and > 0
    /// @param riskFree added to every return; 0 for returns in excess of it
    public static double[] impliedReturns(RiskModel risk, double[] weights, double riskAversion, double riskFree) {
        requireAversion(riskAversion);
        requireNumbers("market weights", weights, risk.size());
        if (!Double.isFinite(riskFree)) {
            throw new IllegalArgumentException("risk-free rate must be finite, was " + riskFree);
        }
        double[] returns = risk.times(weights);
        for (int i = 0; i < returns.length; i++) {
            returns[i] = riskAversion * returns[i] + riskFree;
        }
        return returns;
    }

    /// (δS)⁻¹μ, by a solve: what an investor without constraints holds, the rest in cash.
    ///
    /// Missing where the covariance is singular.
    public static Result<double[]> impliedWeights(RiskModel risk, double[] returns, double riskAversion) {
        requireAversion(riskAversion);
        requireNumbers("expected returns", returns, risk.size());
        var scaled = new double[returns.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = returns[i] / riskAversion;
        }
        return CovarianceSolve.of(risk, scaled);
    }

    private static void requireAversion(double riskAversion) {
        if (!(riskAversion > 0 && riskAversion < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("risk aversion must be finite and > 0, was " + riskAversion);
        }
    }

    static void requireNumbers(String name, double[] values, int size) {
        if (values.length != size) {
            throw new IllegalArgumentException(
                    "covariance is on " + size + " assets, was given " + values.length + " " + name);
        }
        for (int i = 0; i < size; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(
                        name + " must be finite, was " + values[i] + " at " + AssetNames.of(i));
            }
        }
    }
}
