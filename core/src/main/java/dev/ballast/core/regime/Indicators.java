package dev.ballast.core.regime;

import dev.ballast.core.result.Result;
import java.time.Instant;
import java.util.List;

/// Trend, volatility and correlation at every bar, each over its own window of the past.
final class Indicators {

    /// Standard deviation against the mean below which returns are constant up to rounding.
    private static final double CONSTANT = 1e-12;
    /// Trend strength of a market that moves without noise.
    private static final double STRONGEST = 20;

    private final List<Instant> times;
    private final double[] trends;
    private final double[] volatilities;
    /// NaN where fewer than two assets vary within the window.
    private final double[] correlations;

    Indicators(MarketSeries market, RegimePolicy policy) {
        times = market.times();
        double[] logs = market.returns();
        for (int i = 0; i < logs.length; i++) {
            logs[i] = Math.log1p(logs[i]);
        }
        trends = new double[logs.length];
        volatilities = new double[logs.length];
        correlations = new double[logs.length];
        for (int bar = 0; bar < logs.length; bar++) {
            trends[bar] = trend(logs, bar, policy.trendWindow());
            volatilities[bar] = deviation(logs, bar, policy.volatilityWindow());
            correlations[bar] = correlation(market, bar, policy.trendWindow());
        }
    }

    Instant time(int bar) {
        return times.get(bar);
    }

    double trend(int bar) {
        return trends[bar];
    }

    double[] trends() {
        return trends;
    }

    /// Per bar, not annual.
    double volatility(int bar) {
        return volatilities[bar];
    }

    double[] volatilities() {
        return volatilities;
    }

    Result<Double> correlation(int bar) {
        return Double.isFinite(correlations[bar])
                ? Result.of(correlations[bar])
                : Result.missing("Fewer than two assets vary: there is no correlation.");
    }

    double[] correlations() {
        return correlations;
    }

    private static double trend(double[] logs, int bar, int window) {
        if (bar + 1 < window) {
            return 0;
        }
        double mean = mean(logs, bar, window);
        double deviation = deviation(logs, bar, window);
        if (deviation <= CONSTANT * Math.abs(mean)) {
            return Math.signum(mean) * STRONGEST;
        }
        return Math.clamp(Math.sqrt(window) * mean / deviation, -STRONGEST, STRONGEST);
    }

    private static double mean(double[] logs, int bar, int window) {
        double sum = 0;
        for (int i = bar - window + 1; i <= bar; i++) {
            sum += logs[i];
        }
        return sum / window;
    }

    private static double deviation(double[] logs, int bar, int window) {
        if (bar + 1 < window) {
            return 0;
        }
        double mean = mean(logs, bar, window);
        double squares = 0;
        for (int i = bar - window + 1; i <= bar; i++) {
            squares += (logs[i] - mean) * (logs[i] - mean);
        }
        return Math.sqrt(squares / (window - 1));
    }

    /// Average of the pairwise correlations of the assets that vary, without forming a single pair: with z the
    /// standardised returns, Σ ρ(i, j) over all i and j is Σ over time of (Σ z)² ÷ (N − 1). O(n · window).
    private static double correlation(MarketSeries market, int bar, int window) {
        if (bar + 1 < window || market.assets() < 2) {
            return Double.NaN;
        }
        var sums = new double[window];
        int varying = 0;
        for (int asset = 0; asset < market.assets(); asset++) {
            varying += addStandardised(market, bar, asset, sums) ? 1 : 0;
        }
        if (varying < 2) {
            return Double.NaN;
        }
        double squares = 0;
        for (double sum : sums) {
            squares += sum * sum;
        }
        double all = squares / (window - 1);
        return Math.clamp((all - varying) / ((double) varying * (varying - 1)), -1.0, 1.0);
    }

    private static boolean addStandardised(MarketSeries market, int bar, int asset, double[] sums) {
        int start = bar - sums.length + 1;
        double mean = 0;
        for (int i = 0; i < sums.length; i++) {
            mean += market.assetReturn(start + i, asset);
        }
        mean /= sums.length;
        double squares = 0;
        for (int i = 0; i < sums.length; i++) {
            double centred = market.assetReturn(start + i, asset) - mean;
            squares += centred * centred;
        }
        double deviation = Math.sqrt(squares / (sums.length - 1));
        if (deviation <= CONSTANT * (Math.abs(mean) + 1)) {
            return false;
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] += (market.assetReturn(start + i, asset) - mean) / deviation;
        }
        return true;
    }
}
