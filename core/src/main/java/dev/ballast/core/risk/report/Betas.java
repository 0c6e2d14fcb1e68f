package dev.ballast.core.risk.report;

import dev.ballast.core.result.Result;
import dev.ballast.core.risk.series.DatedSeries;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Regresses a portfolio on a benchmark (RSK-3).
final class Betas {

    private Betas() {}

    /// Over returns whose both prices the benchmark has too. Needs three of them and a benchmark that moves.
    ///
    /// @param times of the prices, T + 1
    /// @param portfolio T returns
    static Result<Beta> of(List<Instant> times, double[] portfolio, Benchmark benchmark) {
        Map<Instant, Double> prices = byTime(benchmark.prices());
        var x = new double[portfolio.length];
        var y = new double[portfolio.length];
        int count = 0;
        for (int day = 0; day < portfolio.length; day++) {
            double before = prices.getOrDefault(times.get(day), Double.NaN);
            double after = prices.getOrDefault(times.get(day + 1), Double.NaN);
            if (before > 0 && after > 0) {
                x[count] = after / before - 1;
                y[count++] = portfolio[day];
            }
        }
        if (count < 3) {
            return Result.missing(
                    "Beta needs 3 returns in common with " + benchmark.name() + ", there are " + count + ".");
        }
        return regress(x, y, count, benchmark.name());
    }

    private static Result<Beta> regress(double[] x, double[] y, int count, String name) {
        double meanX = mean(x, count);
        double meanY = mean(y, count);
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int i = 0; i < count; i++) {
            xx += (x[i] - meanX) * (x[i] - meanX);
            xy += (x[i] - meanX) * (y[i] - meanY);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        if (!(xx > 0)) {
            return Result.missing("The benchmark " + name + " does not move: there is no beta to it.");
        }
        double beta = xy / xx;
        double residual = Math.max(0, yy - beta * xy);
        double correlation = yy > 0 ? Math.clamp(xy / Math.sqrt(xx * yy), -1.0, 1.0) : 0;
        return Result.of(
                new Beta(name, beta, Math.sqrt(residual / (count - 2) / xx), meanY - beta * meanX, correlation, count));
    }

    private static Map<Instant, Double> byTime(DatedSeries series) {
        var prices = new HashMap<Instant, Double>(series.size() * 2);
        for (int i = 0; i < series.size(); i++) {
            prices.put(series.time(i), series.value(i));
        }
        return prices;
    }

    private static double mean(double[] values, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += values[i];
        }
        return sum / count;
    }
}
