package dev.ballast.core.rebalance.forecast;

/// How one weight moves while all prices do: its log odds x = ln(w ÷ (1 − w)) as a Brownian motion with drift.
///
/// With w = V ÷ (V + R), x = ln V − ln R, R what is not in the asset, cash included. Prices are joint geometric
/// Brownian motions without expected return; by Itô dx has variance s² = (e − r)ᵀΣ(e − r) and drift
/// a = ½(rᵀΣr − Σ(i,i)) a day, e the asset alone, r the weights within R. Both are frozen at today's r, the delta
/// method: exact for one asset beside cash or beside one other asset, else off by what r changes over the horizon.
///
/// @param start ln(w ÷ (1 − w)) now, finite
/// @param drift a a day
/// @param volatility s a root day, ≥ 0
public record WeightMotion(double start, double drift, double volatility) {

    public WeightMotion {
        if (!Double.isFinite(start) || !Double.isFinite(drift) || !(volatility >= 0 && Double.isFinite(volatility))) {
            throw new IllegalArgumentException("start, drift and volatility must be finite and volatility >= 0, were "
                    + start + ", " + drift + " and " + volatility);
        }
    }

    /// The weight that is not exceeded with the probability of a standard normal quantile, after `days`.
    ///
    /// @param deviations z of the level: −1.645 for 5 %
    /// @param days ≥ 0
    /// @return a fraction of equity in (0, 1), or at an end of it where rounding takes it there
    public double weight(double deviations, double days) {
        double odds = start + drift * days + deviations * volatility * Math.sqrt(days);
        return 1 / (1 + Math.exp(-odds));
    }

    /// First passage out of a band.
    public BandPassage through(WeightBand band) {
        return new BandPassage(start, logOdds(band.lower()), logOdds(band.upper()), drift, volatility);
    }

    /// ln(w ÷ (1 − w)); infinite where no weight of a long holding comes.
    static double logOdds(double weight) {
        if (weight <= 0) {
            return Double.NEGATIVE_INFINITY;
        }
        return weight >= 1 ? Double.POSITIVE_INFINITY : Math.log(weight / (1 - weight));
    }
}
