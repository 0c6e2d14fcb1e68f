package dev.ballast.core.optimization.method;

import java.util.OptionalDouble;

/// Numbers that some methods need besides the problem. All rates are fractions per year.
///
/// @param periodsPerYear returns a year, ≥ 1: 252 for exchange-traded, 365 for crypto
/// @param riskFree rate of cash, finite
/// @param riskAversion γ of μᵀw − γ/2 wᵀSw, > 0
/// @param confidence of the tail, in (0, 1): conditional value at risk and drawdown at risk
/// @param costRate cost of trading one unit of weight, ≥ 0: 0.001 is 10 basis points
/// @param targetReturn for the methods that aim at a return
/// @param targetVolatility for the methods that aim at a volatility, > 0
public record MethodSettings(
        int periodsPerYear,
        double riskFree,
        double riskAversion,
        double confidence,
        double costRate,
        OptionalDouble targetReturn,
        OptionalDouble targetVolatility) {

    /// 252 periods, 2 % cash, γ = 5, tail of 95 %, no costs, no targets.
    public static final MethodSettings DEFAULT =
            new MethodSettings(252, 0.02, 5, 0.95, 0, OptionalDouble.empty(), OptionalDouble.empty());

    public MethodSettings {
        if (periodsPerYear < 1) {
            throw new IllegalArgumentException("periods a year must be >= 1, was " + periodsPerYear);
        }
        if (!Double.isFinite(riskFree)) {
            throw new IllegalArgumentException("risk-free rate must be finite, was " + riskFree);
        }
        if (!(riskAversion > 0 && Double.isFinite(riskAversion))) {
            throw new IllegalArgumentException("risk aversion must be finite and > 0, was " + riskAversion);
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must lie in (0, 1), was " + confidence);
        }
        if (!(costRate >= 0 && costRate <= 1)) {
            throw new IllegalArgumentException("cost rate must lie in [0, 1], was " + costRate);
        }
        if (targetReturn.isPresent() && !Double.isFinite(targetReturn.getAsDouble())) {
            throw new IllegalArgumentException("target return must be finite, was " + targetReturn.getAsDouble());
        }
        if (targetVolatility.isPresent()
                && !(targetVolatility.getAsDouble() > 0 && Double.isFinite(targetVolatility.getAsDouble()))) {
            throw new IllegalArgumentException(
                    "target volatility must be finite and > 0, was " + targetVolatility.getAsDouble());
        }
    }

    public MethodSettings withPeriodsPerYear(int changed) {
        return new MethodSettings(
                changed, riskFree, riskAversion, confidence, costRate, targetReturn, targetVolatility);
    }

    public MethodSettings withRiskFree(double changed) {
        return new MethodSettings(
                periodsPerYear, changed, riskAversion, confidence, costRate, targetReturn, targetVolatility);
    }

    public MethodSettings withRiskAversion(double changed) {
        return new MethodSettings(
                periodsPerYear, riskFree, changed, confidence, costRate, targetReturn, targetVolatility);
    }

    public MethodSettings withConfidence(double changed) {
        return new MethodSettings(
                periodsPerYear, riskFree, riskAversion, changed, costRate, targetReturn, targetVolatility);
    }

    public MethodSettings withCostRate(double changed) {
        return new MethodSettings(
                periodsPerYear, riskFree, riskAversion, confidence, changed, targetReturn, targetVolatility);
    }

    public MethodSettings withTargetReturn(double changed) {
        return new MethodSettings(
                periodsPerYear,
                riskFree,
                riskAversion,
                confidence,
                costRate,
                OptionalDouble.of(changed),
                targetVolatility);
    }

    public MethodSettings withTargetVolatility(double changed) {
        return new MethodSettings(
                periodsPerYear, riskFree, riskAversion, confidence, costRate, targetReturn, OptionalDouble.of(changed));
    }
}
