package dev.ballast.core.risk.tail;

import java.util.Arrays;

/// One-day value at risk for each day of a sample, from the `window` days before it. NaN where there is none.
///
/// Forecasts are for days `window` … T − 1, in this order. Stateless.
public final class RollingForecasts {

    private RollingForecasts() {}

    /// Quantile of the window, linear (type 7).
    public static double[] historical(double[] returns, int window, double confidence) {
        double[] sorted = first(returns, window);
        Arrays.sort(sorted);
        double position = TailProbability.expected(window - 1, confidence);
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, window - 1);
        double share = position - below;
        var forecasts = new double[returns.length - window];
        for (int day = window; day < returns.length; day++) {
            forecasts[day - window] = -(sorted[below] + share * (sorted[above] - sorted[below]));
            replace(sorted, returns[day - window], returns[day]);
        }
        return forecasts;
    }

    /// Quantile of the window's standardised residuals at the volatility that was forecast for the day.
    public static double[] filtered(GarchState state, int window, double confidence) {
        double[] forecasts = historical(state.residuals(), window, confidence);
        for (int i = 0; i < forecasts.length; i++) {
            forecasts[i] = Math.sqrt(state.variance(window + i)) * forecasts[i] - state.mean();
        }
        return forecasts;
    }

    private static double[] first(double[] returns, int window) {
        if (window < 2 || returns.length <= window) {
            throw new IllegalArgumentException(
                    "forecasts need more returns than the window of " + window + ", there are " + returns.length);
        }
        return Arrays.copyOf(returns, window);
    }

    /// Takes one number out of a sorted array and puts another in, in order.
    private static void replace(double[] sorted, double old, double now) {
        int place = Arrays.binarySearch(sorted, old);
        if (now >= old) {
            while (place + 1 < sorted.length && sorted[place + 1] < now) {
                sorted[place] = sorted[place + 1];
                place++;
            }
        } else {
            while (place > 0 && sorted[place - 1] > now) {
                sorted[place] = sorted[place - 1];
                place--;
            }
        }
        sorted[place] = now;
    }
}
