package dev.ballast.core.rebalance.forecast;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.result.Result;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;

/// Where one weight may go if nothing is traded: its cone, and when it leaves its band.
///
/// @param instrument whose weight
/// @param weight now, a fraction of equity in (0, 1)
/// @param band outside which a trigger fires
/// @param motion of the weight
/// @param volatilityError standard error of the motion's volatility, s ÷ √(2(T − 1)) for normal returns; 0 where the
///     covariance was given
public record WeightForecast(
        InstrumentId instrument, double weight, WeightBand band, WeightMotion motion, double volatilityError) {

    /// Beyond this no time is told: a month of returns says little about a year, and nothing about more.
    public static final double LONGEST_DAYS = 365;

    /// Levels of the cone, ascending.
    public static final List<Double> LEVELS = List.of(0.05, 0.25, 0.5, 0.75, 0.95);

    private static final NormalDistribution STANDARD = new NormalDistribution(null, 0, 1);
    private static final List<Double> DEVIATIONS =
            LEVELS.stream().map(STANDARD::inverseCumulativeProbability).toList();

    /// Weights after `days` at the [#LEVELS], ascending.
    public List<Double> cone(double days) {
        if (!(days >= 0)) {
            throw new IllegalArgumentException("days must be >= 0, were " + days);
        }
        return DEVIATIONS.stream().map(z -> motion.weight(z, days)).toList();
    }

    /// Probability that the band is left within `days`, in [0, 1].
    public double leavesWithin(double days) {
        return motion.through(band).probability(days);
    }

    /// Days until the band is left with a probability of `level`; missing beyond a year.
    public Result<Double> daysToBand(double level) {
        return motion.through(band).days(level, LONGEST_DAYS);
    }
}
