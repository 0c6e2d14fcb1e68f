package dev.ballast.core.performance;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.Decay;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The running performance of every asset of a universe, from stored daily bars and nothing else: the same bars give
/// the same figures, after a restart too.
///
/// Days are those on which any asset of the universe has a bar. A return needs the closes of two neighbouring days, so
/// that none spans a gap, and a day counts with at least two of them. A day's weight is λ^age, its age counted in days
/// of the universe and not of the asset: an asset that paused is judged by old days at their old weight. Days older
/// than 8 half-lives, which would weigh less than 0.4 % of the newest, are not looked at.
public final class RunningPerformances {

    private static final int HALF_LIVES = 8;
    private static final int MOST_DAYS = 10_000;
    /// As in the alignment of prices: a series that ended that long before the others has stopped.
    private static final int STOPPED_AFTER = 7;

    private RunningPerformances() {}

    /// Figures by asset, or one sentence why an asset has none; O(assets × days).
    ///
    /// @param universe assets that are held against one another
    /// @param histories daily bars
    /// @param decay how fast days fade
    /// @param fewest days an asset needs, ≥ 2
    public static SortedMap<InstrumentId, Result<RunningPerformance>> of(
            Collection<InstrumentId> universe, Map<InstrumentId, PriceHistory> histories, Decay decay, int fewest) {
        if (fewest < 2) {
            throw new IllegalArgumentException("fewest days must be >= 2, was " + fewest);
        }
        var performances = new TreeMap<InstrumentId, Result<RunningPerformance>>();
        List<InstrumentId> assets = List.copyOf(new TreeSet<>(universe));
        if (assets.size() < 2) {
            assets.forEach(
                    id -> performances.put(id, Result.missing("it is alone: there is no universe to hold it against")));
            return performances;
        }
        int rows = Math.clamp(Math.round(HALF_LIVES * decay.halfLife()), 1, MOST_DAYS) + 1;
        List<Instant> days = days(assets, histories, rows);
        double[][] returns =
                assets.stream().map(id -> returns(histories.get(id), days)).toArray(double[][]::new);
        double[] means = means(returns, Math.max(0, days.size() - 1));
        for (int asset = 0; asset < assets.size(); asset++) {
            PriceHistory history = histories.get(assets.get(asset));
            performances.put(assets.get(asset), performance(history, returns[asset], means, days, decay, fewest));
        }
        return performances;
    }

    /// The newest days on which any asset has a bar, oldest first.
    private static List<Instant> days(List<InstrumentId> assets, Map<InstrumentId, PriceHistory> histories, int rows) {
        var days = new TreeSet<Instant>();
        for (InstrumentId id : assets) {
            PriceHistory history = histories.get(id);
            List<Bar> bars = history == null ? List.of() : history.bars();
            for (Bar bar : bars.subList(Math.max(0, bars.size() - rows), bars.size())) {
                days.add(bar.openTime());
            }
        }
        List<Instant> all = List.copyOf(days);
        return all.subList(Math.max(0, all.size() - rows), all.size());
    }

    /// Simple returns from each day to the next; NaN where one of the two closes is missing.
    private static double[] returns(@Nullable PriceHistory history, List<Instant> days) {
        var returns = new double[Math.max(0, days.size() - 1)];
        List<Bar> bars = history == null ? List.of() : history.bars();
        int at = Math.max(0, bars.size() - days.size());
        double before = Double.NaN;
        for (int day = 0; day < days.size(); day++) {
            while (at < bars.size() && bars.get(at).openTime().isBefore(days.get(day))) {
                at++;
            }
            boolean present = at < bars.size() && bars.get(at).openTime().equals(days.get(day));
            double close = present ? bars.get(at).close() : Double.NaN;
            if (day > 0) {
                returns[day - 1] = close / before - 1;
            }
            before = close;
        }
        return returns;
    }

    /// Mean return of the assets that have one; NaN on days with fewer than two.
    private static double[] means(double[][] returns, int days) {
        var means = new double[days];
        for (int day = 0; day < days; day++) {
            double sum = 0;
            int count = 0;
            for (double[] asset : returns) {
                if (!Double.isNaN(asset[day])) {
                    sum += asset[day];
                    count++;
                }
            }
            means[day] = count < 2 ? Double.NaN : sum / count;
        }
        return means;
    }

    private static Result<RunningPerformance> performance(
            @Nullable PriceHistory history,
            double[] returns,
            double[] means,
            List<Instant> days,
            Decay decay,
            int fewest) {
        if (history == null || history.isEmpty()) {
            return Result.missing("no daily bars are stored");
        }
        var excess = new double[returns.length];
        var weights = new double[returns.length];
        int count = 0;
        int newest = -1;
        for (int day = 0; day < returns.length; day++) {
            double difference = returns[day] - means[day];
            if (Double.isFinite(difference)) {
                excess[count] = difference;
                weights[count] = Math.pow(decay.lambda(), returns.length - 1 - day);
                count++;
                newest = day;
            }
        }
        if (count > 0 && returns.length - 1 - newest > STOPPED_AFTER) {
            return Result.missing(
                    "its returns stopped on " + days.get(newest + 1) + ", others go on to " + days.getLast());
        }
        return RunningPerformance.of(
                Arrays.copyOf(excess, count),
                Arrays.copyOf(weights, count),
                fewest,
                newest < 0 ? Instant.EPOCH : days.get(newest + 1));
    }
}
