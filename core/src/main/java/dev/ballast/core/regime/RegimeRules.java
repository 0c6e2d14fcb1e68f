package dev.ballast.core.regime;

import dev.ballast.core.result.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The market's state by rules that anyone can follow (REG-1). A bar is judged by itself and earlier bars alone.
///
/// At each bar:
/// - trend strength τ = √N · mean ÷ s of the last N log returns of the market: standard normal where there is no
///   drift. It is a trend from u on, the median of |τ| over the trailing year, held within [leastTrend, mostTrend];
/// - volatility v over the shorter window, and its percentile in the trailing year (ties count half). It is high from
///   the policy's percentile on, from a lower one where correlation stands high in its year, and only if it is also
///   `volatilityRatio` times the year's median: the top tenth of a dull year is still dull;
/// - high volatility first; else bull for τ ≥ u, bear for τ ≤ −u; else sideways.
///
/// The label changes once another has come out on `hysteresis` bars in a row. Confidence is the share of the last
/// `hysteresis` bars that agree with the label, times ½ + ½ m, where m in [0, 1] is how far the bar stands from the
/// threshold that would change its verdict. Deterministic; O(T (n · window + year)).
public final class RegimeRules {

    private RegimeRules() {}

    /// Labels every bar that has enough past, or says how many bars are missing.
    public static Result<RegimeHistory> label(MarketSeries market, RegimePolicy policy) {
        int first = Math.max(policy.trendWindow(), policy.volatilityWindow()) - 1;
        int needed = first + policy.fewestReadings();
        if (market.size() < needed) {
            return Result.missing("No regime yet: " + market.size() + " of " + needed + " returns needed.");
        }
        var indicators = new Indicators(market, policy);
        var verdicts = new ArrayList<Verdict>();
        for (int bar = needed - 1; bar < market.size(); bar++) {
            verdicts.add(verdict(indicators, bar, first, policy));
        }
        return Result.of(new RegimeHistory(market.name(), policy, readings(verdicts, policy)));
    }

    /// One bar's verdict.
    ///
    /// @param margin distance to the nearest threshold, in [0, 1]
    private record Verdict(MarketRegime raw, double margin, RegimeReading figures) {}

    private static Verdict verdict(Indicators indicators, int bar, int first, RegimePolicy policy) {
        int from = Math.max(first, bar - policy.year() + 1);
        double trend = indicators.trend(bar);
        double[] trends = Arrays.copyOfRange(indicators.trends(), from, bar + 1);
        for (int i = 0; i < trends.length; i++) {
            trends[i] = Math.abs(trends[i]);
        }
        double trendThreshold = Math.clamp(median(trends), policy.leastTrend(), policy.mostTrend());
        double volatility = indicators.volatility(bar);
        double[] volatilities = Arrays.copyOfRange(indicators.volatilities(), from, bar + 1);
        double percentile = percentile(volatilities, volatility);
        Result<Double> correlation = indicators.correlation(bar);
        Result<Double> correlationPercentile = correlation.map(value -> percentile(
                Arrays.stream(indicators.correlations(), from, bar + 1)
                        .filter(Double::isFinite)
                        .toArray(),
                value));
        double volatilityThreshold = correlationPercentile.orElse(0.0) >= policy.highCorrelation()
                ? policy.correlatedVolatility()
                : policy.highVolatility();
        boolean above = volatility >= policy.volatilityRatio() * median(volatilities) && volatility > 0;
        MarketRegime raw;
        double margin;
        if (above && percentile >= volatilityThreshold) {
            raw = MarketRegime.HIGH_VOLATILITY;
            margin = (percentile - volatilityThreshold) / (1 - volatilityThreshold);
        } else if (Math.abs(trend) >= trendThreshold) {
            raw = trend > 0 ? MarketRegime.BULL : MarketRegime.BEAR;
            margin = Math.abs(trend) / trendThreshold - 1;
        } else {
            raw = MarketRegime.SIDEWAYS;
            margin = 1 - Math.abs(trend) / trendThreshold;
        }
        var figures = new RegimeReading(
                indicators.time(bar),
                raw,
                raw,
                0,
                trend,
                trendThreshold,
                volatility * Math.sqrt(policy.year()),
                percentile,
                volatilityThreshold,
                correlation,
                correlationPercentile);
        return new Verdict(raw, Math.clamp(margin, 0.0, 1.0), figures);
    }

    private static List<RegimeReading> readings(List<Verdict> verdicts, RegimePolicy policy) {
        var readings = new ArrayList<RegimeReading>();
        MarketRegime label = verdicts.getFirst().raw();
        int run = 0;
        for (int i = 0; i < verdicts.size(); i++) {
            Verdict verdict = verdicts.get(i);
            run = i > 0 && verdicts.get(i - 1).raw() == verdict.raw() ? run + 1 : 1;
            if (run >= policy.hysteresis()) {
                label = verdict.raw();
            }
            readings.add(with(verdict, label, agreement(verdicts, i, label, policy)));
        }
        return readings;
    }

    private static double agreement(List<Verdict> verdicts, int index, MarketRegime label, RegimePolicy policy) {
        int agreeing = 0;
        int looked = 0;
        for (int i = index; i >= 0 && looked < policy.hysteresis(); i--) {
            agreeing += verdicts.get(i).raw() == label ? 1 : 0;
            looked++;
        }
        return (double) agreeing / policy.hysteresis();
    }

    private static RegimeReading with(Verdict verdict, MarketRegime label, double agreement) {
        RegimeReading f = verdict.figures();
        double margin = verdict.raw() == label ? verdict.margin() : 0;
        return new RegimeReading(
                f.time(),
                label,
                f.raw(),
                agreement * (0.5 + 0.5 * margin),
                f.trend(),
                f.trendThreshold(),
                f.volatility(),
                f.volatilityPercentile(),
                f.volatilityThreshold(),
                f.correlation(),
                f.correlationPercentile());
    }

    /// Share of the sample below the value, those equal to it counted half: in (0, 1) for a value of the sample.
    private static double percentile(double[] sample, double value) {
        double below = 0;
        for (double other : sample) {
            if (other < value) {
                below += 1;
            } else if (other == value) {
                below += 0.5;
            }
        }
        return below / sample.length;
    }

    private static double median(double[] sample) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
