package dev.ballast.core.rebalance.forecast;

/// The standard normal distribution function and its logarithm, relatively to 2e-14 and far into the tail without
/// underflow.
///
/// Source: up to 3 Hart's algorithm 5666 as given by West, Better approximations to cumulative normal functions,
/// Wilmott 2005; beyond, where Hart's loses figures in the tail, Laplace's continued fraction.
final class Gauss {

    private static final double FAR = 3;
    private static final double ROOT_TWO_PI = 2.5066282746310002;
    private static final double[] ABOVE = {
        3.52624965998911e-02,
        0.700383064443688,
        6.37396220353165,
        33.912866078383,
        112.079291497871,
        221.213596169931,
        220.206867912376
    };
    private static final double[] BELOW = {
        8.83883476483184e-02,
        1.75566716318264,
        16.064177579207,
        86.7807322029461,
        296.564248779674,
        637.333633378831,
        793.826512519948,
        440.413735824752
    };

    private Gauss() {}

    /// Φ(x).
    static double cumulative(double x) {
        double tail = Math.exp(-x * x / 2) * scaledTail(Math.abs(x));
        return x > 0 ? 1 - tail : tail;
    }

    /// ln Φ(x).
    static double logCumulative(double x) {
        return x > 0 ? Math.log1p(-Math.exp(-x * x / 2) * scaledTail(x)) : -x * x / 2 + Math.log(scaledTail(-x));
    }

    /// ln(Φ(to) − Φ(from)) for from < to; −∞ where they do not differ.
    static double logBetween(double from, double to) {
        // Both in the upper tail: their complements differ by the same and keep their figures.
        double low = from > 0 ? -to : from;
        double high = from > 0 ? -from : to;
        if (!(low < high)) {
            return Double.NEGATIVE_INFINITY;
        }
        double larger = logCumulative(high);
        return low == Double.NEGATIVE_INFINITY ? larger : larger + Math.log1p(-Math.exp(logCumulative(low) - larger));
    }

    /// Φ(−x) e^{x²/2} for x ≥ 0.
    private static double scaledTail(double x) {
        if (x < FAR) {
            return polynomial(ABOVE, x) / polynomial(BELOW, x);
        }
        double fraction = x;
        for (int level = levels(x); level > 0; level--) {
            fraction = x + level / fraction;
        }
        return 1 / (fraction * ROOT_TWO_PI);
    }

    /// Levels of the fraction at which its error, near exp(−1.72 x √levels), is below the rounding of a double.
    private static int levels(double x) {
        double root = 19.2 / x;
        return 4 + (int) Math.ceil(root * root);
    }

    private static double polynomial(double[] coefficients, double x) {
        double sum = 0;
        for (double coefficient : coefficients) {
            sum = sum * x + coefficient;
        }
        return sum;
    }
}
