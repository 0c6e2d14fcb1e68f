package dev.ballast.core.risk.tail;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.special.Gamma;

/// Location-scale Student-t return x = location + scale × t(ν). Its standard deviation is scale × √(ν ÷ (ν − 2)).
///
/// VaR = −(location + scale × q), CVaR = −location + scale × f(q) ÷ p × (ν + q²) ÷ (ν − 1), with q the p-quantile
/// and f the density of t(ν), p = 1 − confidence (McNeil, Frey and Embrechts 2015, example 2.15). Immutable.
///
/// @param degreesOfFreedom ν > 0
/// @param location a fraction
/// @param scale > 0
public record StudentT(double degreesOfFreedom, double location, double scale) {

    public StudentT {
        if (!(degreesOfFreedom > 0 && Double.isFinite(degreesOfFreedom))) {
            throw new IllegalArgumentException("degreesOfFreedom must be finite and > 0, was " + degreesOfFreedom);
        }
        if (!Double.isFinite(location)) {
            throw new IllegalArgumentException("location must be finite, was " + location);
        }
        if (!(scale > 0 && Double.isFinite(scale))) {
            throw new IllegalArgumentException("scale must be finite and > 0, was " + scale);
        }
    }

    public double valueAtRisk(double confidence) {
        return -(location + scale * standardQuantile(confidence));
    }

    /// `IllegalArgumentException` for ν ≤ 1, where the mean beyond the quantile is infinite.
    public double conditionalValueAtRisk(double confidence) {
        if (!(degreesOfFreedom > 1)) {
            throw new IllegalArgumentException(
                    "the conditional value at risk is infinite for degreesOfFreedom <= 1, was " + degreesOfFreedom);
        }
        double quantile = standardQuantile(confidence);
        double tail = TailProbability.of(confidence);
        return -location
                + scale
                        * Math.exp(logStandardDensity(quantile))
                        / tail
                        * (degreesOfFreedom + quantile * quantile)
                        / (degreesOfFreedom - 1);
    }

    /// Density of x.
    public double density(double x) {
        return Math.exp(logStandardDensity((x - location) / scale)) / scale;
    }

    private double standardQuantile(double confidence) {
        // Newton steps on the library's quantile, which stops at an accuracy of 1e-9.
        double tail = TailProbability.of(confidence);
        var standard = new TDistribution(null, degreesOfFreedom);
        double quantile = standard.inverseCumulativeProbability(tail);
        for (int step = 0; step < 2; step++) {
            double density = Math.exp(logStandardDensity(quantile));
            if (density > 0) {
                quantile -= (standard.cumulativeProbability(quantile) - tail) / density;
            }
        }
        return quantile;
    }

    private double logStandardDensity(double t) {
        double nu = degreesOfFreedom;
        return Gamma.logGamma((nu + 1) / 2)
                - Gamma.logGamma(nu / 2)
                - 0.5 * Math.log(nu * Math.PI)
                - (nu + 1) / 2 * Math.log1p(t * t / nu);
    }
}
