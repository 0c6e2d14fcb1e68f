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

    /// Normal with the window's mean and standard deviation (divisor window − 1).
    public static double[] normal(double[] returns, int window, double confidence) {
        double z = NormalTail.quantile(confidence);
        return moments(returns, window, (mean, deviation, skewness, kurtosis) -> -(mean + z * deviation));
    }

    /// Cornish–Fisher with the window's moments, whether or not they lie in its domain; a constant window has none.
    public static double[] cornishFisher(double[] returns, int window, double confidence) {
        double z = NormalTail.quantile(confidence);
        return moments(
                returns,
                window,
                (mean, deviation, skewness, kurtosis) -> deviation > 0
                        ? -(mean + deviation * new CornishFisher(skewness, kurtosis).quantile(z))
                        : -mean);
    }

    /// Quantile of the window's standardised residuals at the volatility that was forecast for the day.
    public static double[] filtered(GarchState state, int window, double confidence) {
        double[] forecasts = historical(state.residuals(), window, confidence);
        for (int i = 0; i < forecasts.length; i++) {
            forecasts[i] = Math.sqrt(state.variance(window + i)) * forecasts[i] - state.mean();
        }
        return forecasts;
    }

    /// From moments to a value at risk.
    private interface Forecast {
        double of(double mean, double deviation, double skewness, double excessKurtosis);
    }

    /// Two passes over every window, O(T × window): running sums would carry the rounding of one huge return,
    /// such as that of a reused ticker, long after it has left the window.
    private static double[] moments(double[] returns, int window, Forecast forecast) {
        first(returns, window);
        var forecasts = new double[returns.length - window];
        for (int day = window; day < returns.length; day++) {
            double mean = mean(returns, day - window, day);
            double squares = 0;
            double cubes = 0;
            double fourths = 0;
            for (int i = day - window; i < day; i++) {
                double deviation = returns[i] - mean;
                double square = deviation * deviation;
                squares += square;
                cubes += square * deviation;
                fourths += square * square;
            }
            double variance = squares / window;
            boolean constant = !(variance > 0);
            forecasts[day - window] = forecast.of(
                    mean,
                    Math.sqrt(squares / (window - 1)),
                    constant ? 0 : cubes / window / (variance * Math.sqrt(variance)),
                    constant ? 0 : fourths / window / (variance * variance) - 3);
        }
        return forecasts;
    }

    /// Four sums side by side: one would wait for itself.
    private static double mean(double[] returns, int from, int to) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = from;
        for (; i + 3 < to; i += 4) {
            a += returns[i];
            b += returns[i + 1];
            c += returns[i + 2];
            d += returns[i + 3];
        }
        for (; i < to; i++) {
            a += returns[i];
        }
        return (a + b + c + d) / (to - from);
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
