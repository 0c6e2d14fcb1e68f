package dev.ballast.core.optimization;

import java.util.OptionalDouble;

/// What to optimise over (OPT-1): risk, expected returns where the method needs them, constraints. Immutable.
///
/// Covariance, expected returns, risk-free rate and costs are in units of one and the same period.
public final class Problem {

    private final RiskModel risk;
    private final double[] expectedReturns;
    private final Constraints constraints;

    private Problem(RiskModel risk, double[] expectedReturns, Constraints constraints) {
        if (constraints.size() != risk.size()) {
            throw new IllegalArgumentException(
                    "constraints are on " + constraints.size() + " assets, covariance on " + risk.size());
        }
        this.risk = risk.named(constraints.assets());
        this.expectedReturns = expectedReturns;
        this.constraints = constraints;
    }

    /// A problem without views on returns: minimum variance and its kind.
    public static Problem of(RiskModel risk, Constraints constraints) {
        return new Problem(risk, new double[risk.size()], constraints);
    }

    /// A problem with expected returns.
    ///
    /// @param expectedReturns one per asset, finite, copied
    public static Problem of(RiskModel risk, double[] expectedReturns, Constraints constraints) {
        if (expectedReturns.length != risk.size()) {
            throw new IllegalArgumentException(
                    risk.size() + " expected returns expected, was " + expectedReturns.length);
        }
        Constraints.requireFinite(expectedReturns, "expected return", constraints.assets());
        return new Problem(risk, expectedReturns.clone(), constraints);
    }

    public Problem with(Constraints changed) {
        return new Problem(risk, expectedReturns, changed);
    }

    public Problem withExpectedReturns(double[] changed) {
        return of(risk, changed, constraints);
    }

    public int size() {
        return risk.size();
    }

    public RiskModel risk() {
        return risk;
    }

    /// One per asset, a copy; zeros where none were given.
    public double[] expectedReturns() {
        return expectedReturns.clone();
    }

    public double expectedReturn(int asset) {
        return expectedReturns[asset];
    }

    public Constraints constraints() {
        return constraints;
    }

    /// μᵀw.
    public double returnOf(double[] weights) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += expectedReturns[i] * weights[i];
        }
        return sum;
    }

    /// (μᵀw − riskFree) ÷ √(wᵀSw); empty at zero risk.
    public OptionalDouble sharpeOf(double[] weights, double riskFree) {
        double volatility = risk.volatilityOf(weights);
        return volatility > 0 ? OptionalDouble.of((returnOf(weights) - riskFree) / volatility) : OptionalDouble.empty();
    }
}
