package dev.ballast.core.risk.tail;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Filtered historical simulation: past shocks, freed of the volatility of their day, at today's volatility
/// (Barone-Adesi, Giannopoulos and Vosper 1999, Journal of Futures Markets 19; Hull and White 1998 for one day).
///
/// One day needs no simulation: the T returns μ + √h(T+1) z(t) are the distribution. Over several days residuals
/// are drawn with replacement, the variance follows its recursion along each path and days compound; growth stops
/// at 0. Stateless.
public final class FilteredHistorical {

    private FilteredHistorical() {}

    /// Returns over `days`: T of them for one day, `paths` otherwise.
    public static double[] returns(GarchState state, int days, int paths, long seed) {
        if (days < 1 || paths < 1) {
            throw new IllegalArgumentException("days and paths must be >= 1, were " + days + " and " + paths);
        }
        return days == 1 ? oneDay(state) : simulated(state, days, paths, seed);
    }

    private static double[] oneDay(GarchState state) {
        double deviation = Math.sqrt(state.nextVariance());
        double[] returns = state.residuals();
        for (int i = 0; i < returns.length; i++) {
            returns[i] = state.mean() + deviation * returns[i];
        }
        return returns;
    }

    private static double[] simulated(GarchState state, int days, int paths, long seed) {
        var random = new SplittableRandom(seed);
        double[] residuals = state.residuals();
        var drawn = new double[paths];
        var variance = new double[paths];
        var growth = new double[paths];
        Arrays.fill(variance, state.nextVariance());
        Arrays.fill(growth, 1);
        double mean = state.mean();
        double omega = state.omega();
        double alpha = state.alpha();
        double beta = state.beta();
        for (int day = 0; day < days; day++) {
            draw(random, residuals, drawn);
            // All paths one day on, in a loop without branches: square roots of several paths run side by side.
            for (int path = 0; path < paths; path++) {
                double shock = Math.sqrt(variance[path]) * drawn[path];
                growth[path] *= Math.max(0, 1 + mean + shock);
                variance[path] = omega + alpha * shock * shock + beta * variance[path];
            }
        }
        for (int path = 0; path < paths; path++) {
            growth[path] -= 1;
        }
        return growth;
    }

    /// Two draws per random number: the upper half of a 32-bit product is uniform up to T ÷ 2³².
    private static void draw(SplittableRandom random, double[] residuals, double[] drawn) {
        long count = residuals.length;
        for (int i = 0; i < drawn.length; i += 2) {
            long bits = random.nextLong();
            drawn[i] = residuals[(int) (((bits >>> 32) * count) >>> 32)];
            if (i + 1 < drawn.length) {
                drawn[i + 1] = residuals[(int) (((bits & 0xFFFF_FFFFL) * count) >>> 32)];
            }
        }
    }
}
