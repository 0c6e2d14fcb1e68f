package dev.ballast.core.risk.tail;

/// Moments of each window of a sample, and the one-day values at risk they forecast for the days `window` … T − 1.
///
/// Two passes over every window, O(T × window): running sums would carry the rounding of one huge return, such as
/// that of a reused ticker, long after it has left the window. Immutable.
public final class RollingMoments {

    private final double[] mean;
    private final double[] deviation;
    private final double[] skewness;
    private final double[] kurtosis;

    private RollingMoments(int count) {
        mean = new double[count];
        deviation = new double[count];
        skewness = new double[count];
        kurtosis = new double[count];
    }

    /// Windows of `window` ≥ 2 returns, each followed by a day; the sample is longer than the window.
    public static RollingMoments of(double[] returns, int window) {
        if (window < 2 || returns.length <= window) {
            throw new IllegalArgumentException(
                    "forecasts need more returns than the window of " + window + ", there are " + returns.length);
        }
        var moments = new RollingMoments(returns.length - window);
        for (int start = 0; start < moments.mean.length; start++) {
            moments.measure(returns, start, window);
        }
        return moments;
    }

    private void measure(double[] returns, int start, int window) {
        double average = mean(returns, start, start + window);
        double squares = 0;
        double cubes = 0;
        double fourths = 0;
        for (int i = start; i < start + window; i++) {
            double distance = returns[i] - average;
            double square = distance * distance;
            squares += square;
            cubes += square * distance;
            fourths += square * square;
        }
        double variance = squares / window;
        mean[start] = average;
        deviation[start] = Math.sqrt(squares / (window - 1));
        if (variance > 0) {
            skewness[start] = cubes / window / (variance * Math.sqrt(variance));
            kurtosis[start] = fourths / window / (variance * variance) - 3;
        }
    }

    /// Normal with the window's mean and standard deviation (divisor window − 1).
    public double[] normal(double confidence) {
        double z = NormalTail.quantile(confidence);
        var forecasts = new double[mean.length];
        for (int day = 0; day < forecasts.length; day++) {
            forecasts[day] = -(mean[day] + z * deviation[day]);
        }
        return forecasts;
    }

    /// Cornish–Fisher with the window's moments, whether or not they lie in its domain; a constant window has none.
    public double[] cornishFisher(double confidence) {
        double z = NormalTail.quantile(confidence);
        var forecasts = new double[mean.length];
        for (int day = 0; day < forecasts.length; day++) {
            double quantile = new CornishFisher(skewness[day], kurtosis[day]).quantile(z);
            forecasts[day] = -(mean[day] + quantile * deviation[day]);
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
}
