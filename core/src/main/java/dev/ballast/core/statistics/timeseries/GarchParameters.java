package dev.ballast.core.statistics.timeseries;

import dev.ballast.core.result.Result;

/// Parameters of a [GarchModel], in the unit of the returns (ω in its square).
///
/// @param mean μ
/// @param omega ω > 0
/// @param alpha α ≥ 0, weight of the last squared shock
/// @param gamma γ ≥ −α, additional weight where the shock was negative; 0 without leverage
/// @param beta β ≥ 0, weight of the last variance
/// @param degreesOfFreedom ν > 2 of Student's t; positive infinity for normal innovations
public record GarchParameters(
        double mean, double omega, double alpha, double gamma, double beta, double degreesOfFreedom) {

    public GarchParameters {
        if (!Double.isFinite(mean)) {
            throw new IllegalArgumentException("mean must be finite, was " + mean);
        }
        if (!(omega > 0 && Double.isFinite(omega))) {
            throw new IllegalArgumentException("omega must be > 0 and finite, was " + omega);
        }
        if (!(alpha >= 0 && beta >= 0 && alpha + gamma >= 0 && alpha + beta + Math.abs(gamma) < 1e6)) {
            throw new IllegalArgumentException("alpha, beta and alpha + gamma must be >= 0, were %s, %s and %s + %s"
                    .formatted(alpha, beta, alpha, gamma));
        }
        if (!(degreesOfFreedom > 2)) {
            throw new IllegalArgumentException("degreesOfFreedom must be > 2, was " + degreesOfFreedom);
        }
    }

    /// Bollerslev's model with normal innovations.
    public static GarchParameters normal(double mean, double omega, double alpha, double beta) {
        return new GarchParameters(mean, omega, alpha, 0, beta, Double.POSITIVE_INFINITY);
    }

    /// α + γ/2 + β: the share of an excess of variance that is left after one period, for symmetric innovations.
    public double persistence() {
        return alpha + gamma / 2 + beta;
    }

    /// ω ÷ (1 − persistence); missing where the persistence is 1 or more, so that variance has no long-run level.
    public Result<Double> unconditionalVariance() {
        double persistence = persistence();
        return persistence < 1
                ? Result.of(omega / (1 - persistence))
                : Result.missing("persistence is " + persistence + ": variance has no long-run level");
    }

    /// Root of [#unconditionalVariance].
    public Result<Double> unconditionalVolatility() {
        return unconditionalVariance().map(Math::sqrt);
    }

    /// Periods until half of an excess of variance is gone, ln ½ ÷ ln persistence; missing where it never goes.
    public Result<Double> halfLife() {
        double persistence = persistence();
        return persistence > 0 && persistence < 1
                ? Result.of(Math.log(0.5) / Math.log(persistence))
                : Result.missing("persistence is " + persistence + ": no half-life");
    }

    /// Expected variances of the periods 1 … `horizon` ahead: E h(k+1) = ω + persistence · E h(k).
    ///
    /// @param next variance of the next period, > 0
    public double[] forecastVariances(double next, int horizon) {
        if (!(next > 0 && Double.isFinite(next))) {
            throw new IllegalArgumentException("next must be > 0 and finite, was " + next);
        }
        if (horizon < 1) {
            throw new IllegalArgumentException("horizon must be >= 1, was " + horizon);
        }
        var variances = new double[horizon];
        variances[0] = next;
        for (int k = 1; k < horizon; k++) {
            variances[k] = omega + persistence() * variances[k - 1];
        }
        return variances;
    }

    /// (μ, ω, α, γ, β, ν).
    double[] toArray() {
        return new double[] {mean, omega, alpha, gamma, beta, degreesOfFreedom};
    }
}
