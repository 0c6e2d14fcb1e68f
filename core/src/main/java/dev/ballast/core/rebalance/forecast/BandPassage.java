package dev.ballast.core.rebalance.forecast;

import dev.ballast.core.result.Result;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/// First passage of a Brownian motion with drift out of a band: when a weight first leaves it. Watched at every moment,
/// not once a day. Coordinates are log odds, times are days.
///
/// One edge: P(τ ≤ t) = Φ((a t − h) ÷ s√t) + e^{2ah÷s²} Φ(−(a t + h) ÷ s√t), h the distance, a towards it (Borodin
/// and Salminen 2002, 2.2.0.2). Two edges: survival by images while s√t is below the band's width, else by the sine
/// series of the heat equation, each with the drift as an exponential factor (Darling and Siegert 1953; Cox and
/// Miller 1965, 5.7). Every term is at most one, so nothing overflows; exact to 1e-12.
///
/// @param start where it is, finite
/// @param lower edge, −∞ for none
/// @param upper edge, +∞ for none, ≥ lower
/// @param drift a a day
/// @param volatility s a root day, ≥ 0; at zero nothing moves and the drift must be zero too
public record BandPassage(double start, double lower, double upper, double drift, double volatility) {

    private static final double NOTHING = 1e-17;
    private static final double DEVIATIONS = 9;
    private static final int MOST_STEPS = 200;
    /// A tenth of a second; nobody waits for less.
    private static final double SHORTEST = 1e-6;
    private static final double ACCURACY = 1e-5;
    private static final double FACTOR = 4;
    private static final double NEGLIGIBLE = -45;

    public BandPassage {
        if (!Double.isFinite(start) || !Double.isFinite(drift) || !(lower <= upper)) {
            throw new IllegalArgumentException("need a finite start and drift and lower <= upper, were " + start + ", "
                    + drift + ", " + lower + " and " + upper);
        }
        if (!(volatility >= 0 && Double.isFinite(volatility)) || (volatility == 0 && drift != 0)) {
            throw new IllegalArgumentException("volatility must be finite and >= 0, and drift 0 where it is 0, were "
                    + volatility + " and " + drift);
        }
    }

    /// Whether the band is left already.
    public boolean isOutside() {
        return start < lower || start > upper;
    }

    /// Probability in [0, 1] that the band is left within `days`; 1 where it is left already. Rises with `days`.
    ///
    /// @param days ≥ 0
    public double probability(double days) {
        if (!(days >= 0)) {
            throw new IllegalArgumentException("days must be >= 0, were " + days);
        }
        if (isOutside()) {
            return 1;
        }
        if (volatility == 0 || days == 0) {
            return 0;
        }
        boolean below = lower > Double.NEGATIVE_INFINITY;
        boolean above = upper < Double.POSITIVE_INFINITY;
        if (below && above) {
            return Math.clamp(1 - survival(days), 0.0, 1.0);
        }
        return below ? oneEdge(start - lower, -drift, days) : above ? oneEdge(upper - start, drift, days) : 0;
    }

    /// Days until the band is left with a probability of `level`; 0 where it is left already, missing where that takes
    /// longer than `longest` days. Accurate to 1e-5 of itself.
    ///
    /// @param level in (0, 1)
    /// @param longest days, > 0
    public Result<Double> days(double level, double longest) {
        if (!(level > 0 && level < 1) || !(longest > 0)) {
            throw new IllegalArgumentException(
                    "level must lie in (0, 1) and longest be > 0, were " + level + " and " + longest);
        }
        if (isOutside()) {
            return Result.of(0.0);
        }
        if (probability(longest) < level) {
            return Result.missing("More than " + Math.round(longest) + " days.");
        }
        if (probability(SHORTEST) >= level) {
            return Result.of(SHORTEST);
        }
        double late = longest;
        while (late > SHORTEST * FACTOR && probability(late / FACTOR) >= level) {
            late /= FACTOR;
        }
        double early = Math.max(SHORTEST, late / FACTOR);
        // Over the logarithm: minutes and months with the same relative accuracy.
        double logarithm = new BrentSolver(ACCURACY)
                .solve(MOST_STEPS, x -> probability(Math.exp(x)) - level, Math.log(early), Math.log(late));
        return Result.of(Math.exp(logarithm));
    }

    private double oneEdge(double distance, double towards, double days) {
        double deviation = volatility * Math.sqrt(days);
        double mirrored = 2 * towards * distance / (volatility * volatility)
                + Gauss.logCumulative(-(distance + towards * days) / deviation);
        double sum = Gauss.cumulative((towards * days - distance) / deviation) + Math.exp(mirrored);
        return Math.clamp(sum, 0.0, 1.0);
    }

    private double survival(double days) {
        double width = upper - lower;
        double deviation = volatility * Math.sqrt(days);
        return deviation < width ? byImages(width, deviation, days) : bySines(width, deviation);
    }

    /// Mirrors the start at both edges again and again; of each image the part that ends inside.
    private double byImages(double width, double deviation, double days) {
        double tilt = drift / (volatility * volatility);
        double from = start - lower;
        int most = (int) Math.ceil((DEVIATIONS * deviation / width + 1) / 2) + 1;
        double sum = 0;
        for (int k = -most; k <= most; k++) {
            double shift = 2 * k * width;
            sum += inside(2 * k * width * tilt, from + shift, width, deviation, days);
            sum -= inside(tilt * (shift - 2 * from), shift - from, width, deviation, days);
        }
        return sum;
    }

    private double inside(double exponent, double image, double width, double deviation, double days) {
        double centre = image + drift * days;
        double beyond = Math.max(0, Math.max(-centre, centre - width)) / deviation;
        if (exponent - beyond * beyond / 2 < NEGLIGIBLE) {
            return 0;
        }
        return Math.exp(exponent + Gauss.logBetween(-centre / deviation, (width - centre) / deviation));
    }

    private double bySines(double width, double deviation) {
        double tilt = drift / (volatility * volatility);
        double from = start - lower;
        double spent = tilt * tilt * deviation * deviation / 2;
        double atLower = Math.exp(-tilt * from - spent);
        double atUpper = Math.exp(tilt * (width - from) - spent);
        double sum = 0;
        for (int n = 1; n <= MOST_STEPS; n++) {
            double wave = n * Math.PI / width;
            double decay = Math.exp(-wave * wave * deviation * deviation / 2);
            double ends = n % 2 == 0 ? atLower - atUpper : atLower + atUpper;
            sum += Math.sin(wave * from) * wave * ends / (tilt * tilt + wave * wave) * decay;
            if (decay < NOTHING) {
                break;
            }
        }
        return 2 * sum / width;
    }
}
