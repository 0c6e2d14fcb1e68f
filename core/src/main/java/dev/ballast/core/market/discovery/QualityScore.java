package dev.ballast.core.market.discovery;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.result.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// How far an asset's market and data can be relied on, in [0, 1], with its parts (MKT-6). The convention is our own.
///
/// From the bars of the last [#WINDOW] days before the newest bar of all:
/// - completeness: share of the days that have a bar, counted from the first bar where the asset is younger, to the
///   newest of all, so that a series that stopped loses by the day;
/// - liquidity: log₁₀(median daily volume ÷ 10⁴) ÷ 4, from 10 thousand (0) to 100 million (1) in quote currency;
/// - volatility: 1 up to 30 % a year, 0 from 200 %, straight between (standard deviation of daily logarithmic returns
///   × √365);
/// - age: days since the first bar ÷ 1,095 (three years), at most 1.
///
/// @param completeness in [0, 1]
/// @param liquidity in [0, 1]
/// @param volatility in [0, 1], 1 is calm
/// @param age in [0, 1]
/// @param dailyVolume median, in quote currency, ≥ 0
/// @param annualVolatility a fraction
public record QualityScore(
        double completeness,
        double liquidity,
        double volatility,
        double age,
        double dailyVolume,
        double annualVolatility) {

    /// Days that are looked at.
    public static final int WINDOW = 365;

    /// Days of which the volume is the median.
    public static final int VOLUME_DAYS = 30;

    private static final int FEWEST = 30;
    private static final double COMPLETENESS_WEIGHT = 0.35;
    private static final double LIQUIDITY_WEIGHT = 0.30;
    private static final double VOLATILITY_WEIGHT = 0.15;
    private static final double AGE_WEIGHT = 0.20;
    private static final double THIN = 1e4;
    private static final double DECADES = 4;
    private static final double CALM = 0.3;
    private static final double WILD = 2;
    private static final double OLD_DAYS = 1095;

    public QualityScore {
        requireShare("completeness", completeness);
        requireShare("liquidity", liquidity);
        requireShare("volatility", volatility);
        requireShare("age", age);
    }

    /// The score of daily bars; missing below 30 of them.
    ///
    /// @param newest open time of the newest bar of all instruments
    public static Result<QualityScore> of(PriceHistory daily, Instant newest) {
        if (daily.timeframe() != Timeframe.D1) {
            throw new IllegalArgumentException(
                    "the score of " + daily.instrument() + " needs daily bars, were " + daily.timeframe());
        }
        if (daily.bars().size() < FEWEST) {
            return Result.missing(daily.bars().size() + " of " + FEWEST + " daily bars needed");
        }
        Instant first = daily.bars().getFirst().openTime();
        Instant from = later(first, newest.minus(Duration.ofDays(WINDOW - 1)));
        List<Bar> recent = daily.bars().stream()
                .filter(bar -> !bar.openTime().isBefore(from))
                .toList();
        double expected = days(from, newest) + 1;
        double volume = medianVolume(daily.bars());
        double deviation = annualVolatility(recent.size() < FEWEST ? daily.bars() : recent);
        return Result.of(new QualityScore(
                Math.clamp(recent.size() / expected, 0.0, 1.0),
                volume <= THIN ? 0 : Math.clamp(Math.log10(volume / THIN) / DECADES, 0.0, 1.0),
                Math.clamp((WILD - deviation) / (WILD - CALM), 0.0, 1.0),
                Math.clamp(days(first, newest) / OLD_DAYS, 0.0, 1.0),
                volume,
                deviation));
    }

    /// 0.35 completeness + 0.30 liquidity + 0.15 volatility + 0.20 age.
    public double total() {
        return COMPLETENESS_WEIGHT * completeness
                + LIQUIDITY_WEIGHT * liquidity
                + VOLATILITY_WEIGHT * volatility
                + AGE_WEIGHT * age;
    }

    private static double medianVolume(List<Bar> bars) {
        double[] volumes = bars.subList(Math.max(0, bars.size() - VOLUME_DAYS), bars.size()).stream()
                .mapToDouble(bar -> bar.volume() * bar.close())
                .sorted()
                .toArray();
        int middle = volumes.length / 2;
        return volumes.length % 2 == 1 ? volumes[middle] : (volumes[middle - 1] + volumes[middle]) / 2;
    }

    private static double annualVolatility(List<Bar> bars) {
        var returns = new double[bars.size() - 1];
        for (int i = 0; i < returns.length; i++) {
            returns[i] = Math.log(bars.get(i + 1).close() / bars.get(i).close());
        }
        double mean = Arrays.stream(returns).average().orElse(0);
        double squares =
                Arrays.stream(returns).map(r -> (r - mean) * (r - mean)).sum();
        return Math.sqrt(squares / (returns.length - 1) * 365);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static double days(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds() / 86_400.0;
    }

    private static void requireShare(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must lie in [0, 1], was " + value);
        }
    }
}
