package dev.ballast.core.statistics.timeseries;

import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.regression.Intercept;
import dev.ballast.core.statistics.regression.LeastSquares;

/// How many periods a mean-reverting series takes to lose half of its distance from the mean, from the regression
/// Δu(t) = a + b u(t−1) + e(t).
///
/// @param coefficient b; mean-reverting where b < 0
/// @param standardError of b, classical
/// @param observations rows of the regression
public record HalfLife(double coefficient, double standardError, int observations) {

    /// What becomes of b.
    public enum Convention {
        /// −ln 2 ÷ b: b as the rate of an Ornstein-Uhlenbeck process (Chan, Algorithmic Trading, 2013).
        CONTINUOUS,
        /// −ln 2 ÷ ln(1 + b): the periods of the autoregression itself.
        DISCRETE
    }

    /// Estimates b from a series of at least 4 values.
    public static Result<HalfLife> of(double[] series) {
        if (series.length < 4) {
            return Result.missing("a half-life needs at least 4 values, was " + series.length);
        }
        var before = new double[series.length - 1];
        var change = new double[series.length - 1];
        for (int t = 0; t < before.length; t++) {
            before[t] = series[t];
            change[t] = series[t + 1] - series[t];
        }
        return LeastSquares.fit(change, before, Intercept.INCLUDED)
                .map(fit -> new HalfLife(fit.coefficients()[1], fit.standardErrors()[1], before.length));
    }

    /// The half-life in periods; missing where the series doesn't revert (b ≥ 0) or overshoots (b ≤ −1, discrete).
    public Result<Double> periods(Convention convention) {
        return periods(1 + coefficient, convention);
    }

    /// The half-life of u(t) = `persistence` · u(t−1) + e(t).
    public static Result<Double> periods(double persistence, Convention convention) {
        if (!(persistence < 1)) {
            return Result.missing("the series does not revert to a mean: persistence " + persistence);
        }
        return switch (convention) {
            case CONTINUOUS -> Result.of(Math.log(2) / (1 - persistence));
            case DISCRETE ->
                persistence > 0
                        ? Result.of(-Math.log(2) / Math.log(persistence))
                        : Result.missing("the series overshoots its mean within a period: persistence " + persistence);
        };
    }
}
