package dev.ballast.core.performance;

import dev.ballast.core.result.Result;
import java.time.Instant;

/// How an asset has done lately against the universe it is one of (MKT-6), with what is needed to judge it.
///
/// Of the excess returns eₜ, the asset's simple return of a day less the equally weighted mean return of all assets
/// of the universe that have one on that day (itself among them), with weights wₜ ∝ λ^age, Σwₜ = 1:
/// mean m = Σ wₜ eₜ, variance s² = Σ wₜ (eₜ − m)² ÷ (1 − Σ wₜ²) (unbiased for reliability weights; NumPy's
/// `cov(aweights=w, ddof=1)`), effective observations n = 1 ÷ Σ wₜ² (Kish 1965, Survey Sampling), standard
/// error of the mean s ÷ √n, for days that are independent of one another. Nothing is annualised: all is per day.
///
/// @param mean m, a fraction a day
/// @param volatility s, a fraction a day, > 0
/// @param standardError of the mean, a fraction a day, > 0
/// @param observations days behind it
/// @param effective how many equally weighted days they are worth, in [1, observations]
/// @param until start of the newest day
public record RunningPerformance(
        double mean, double volatility, double standardError, int observations, double effective, Instant until) {

    /// Daily volatility of the excess below which it is rounding of prices and not a market.
    private static final double FLAT = 1e-10;

    public RunningPerformance {
        if (!(Double.isFinite(mean) && volatility > 0 && standardError > 0 && Double.isFinite(volatility))) {
            throw new IllegalArgumentException("need a finite mean and volatility and standard error > 0, were " + mean
                    + ", " + volatility + " and " + standardError);
        }
    }

    /// The figures of excess returns.
    ///
    /// @param excess of each day with one, T of them
    /// @param weights of the same days, > 0, in any scale
    /// @param fewest days needed, ≥ 2
    /// @param until start of the newest day
    static Result<RunningPerformance> of(double[] excess, double[] weights, int fewest, Instant until) {
        int observations = excess.length;
        if (observations < fewest) {
            return Result.missing("insufficient data: " + observations + " of " + fewest + " days");
        }
        double sum = 0;
        double mean = 0;
        for (int day = 0; day < observations; day++) {
            sum += weights[day];
            mean += weights[day] * excess[day];
        }
        mean /= sum;
        double squares = 0;
        double scatter = 0;
        for (int day = 0; day < observations; day++) {
            double weight = weights[day] / sum;
            squares += weight * weight;
            scatter += weight * (excess[day] - mean) * (excess[day] - mean);
        }
        double volatility = Math.sqrt(scatter / (1 - squares));
        if (!(volatility > FLAT)) {
            return Result.missing("its return does not vary against the universe's");
        }
        return Result.of(new RunningPerformance(
                mean, volatility, volatility * Math.sqrt(squares), observations, 1 / squares, until));
    }

    /// Mean ÷ volatility, per day: an information ratio against the universe.
    public double score() {
        return mean / volatility;
    }

    /// Mean ÷ its standard error: score × √effective, how many standard errors it stands from the universe's mean.
    public double evidence() {
        return mean / standardError;
    }
}
