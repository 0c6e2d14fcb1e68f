package dev.ballast.core.feed.simulation;

import java.util.Arrays;

/// Plain sample moments, written here so that the simulation is not measured with its own code.
final class Moments {

    private Moments() {}

    static double mean(double[] x) {
        return Arrays.stream(x).average().orElseThrow();
    }

    static double variance(double[] x) {
        double mean = mean(x);
        return Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    }

    static double kurtosis(double[] x) {
        double mean = mean(x);
        double fourth =
                Arrays.stream(x).map(v -> Math.pow(v - mean, 4)).average().orElseThrow();
        return fourth / Math.pow(variance(x), 2);
    }

    static double correlation(double[] x, double[] y) {
        double meanX = mean(x);
        double meanY = mean(y);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (x[i] - meanX) * (y[i] - meanY);
        }
        return sum / x.length / Math.sqrt(variance(x) * variance(y));
    }

    static double autocorrelation(double[] x, int lag) {
        return correlation(Arrays.copyOfRange(x, lag, x.length), Arrays.copyOf(x, x.length - lag));
    }

    static double[] logReturns(double[] prices) {
        var returns = new double[prices.length - 1];
        for (int i = 0; i < returns.length; i++) {
            returns[i] = Math.log(prices[i + 1] / prices[i]);
        }
        return returns;
    }

    static double[] absolute(double[] x) {
        return Arrays.stream(x).map(Math::abs).toArray();
    }
}
