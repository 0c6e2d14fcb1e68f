package dev.ballast.core.statistics;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.result.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ejml.data.DMatrixRMaj;

/// Carries out the policy of [AlignedPrices]. Looks only at the newest bars: O(instruments × lookback) on clean data.
final class PriceAlignment {

    private static final Duration STOPPED_AFTER = Duration.ofDays(7);
    /// Span of returns below which a series is constant up to the rounding of its prices.
    private static final double CONSTANT = 1e-12;

    private final Map<InstrumentId, PriceHistory> histories;
    private final int rows;
    private final Timeframe timeframe;
    private final SortedMap<InstrumentId, List<Bar>> series = new TreeMap<>();
    private final SortedMap<InstrumentId, String> excluded = new TreeMap<>();

    PriceAlignment(Collection<InstrumentId> asked, Map<InstrumentId, PriceHistory> histories, int lookback) {
        this.histories = histories;
        this.rows = lookback + 1;
        var timeframes = new TreeSet<Timeframe>();
        for (InstrumentId id : new TreeSet<>(asked)) {
            PriceHistory history = histories.get(id);
            series.put(id, history == null ? List.of() : history.bars());
            if (history != null) {
                timeframes.add(history.timeframe());
            }
        }
        if (timeframes.size() > 1) {
            throw new IllegalArgumentException("histories must have one timeframe, were " + timeframes);
        }
        this.timeframe = timeframes.isEmpty() ? Timeframe.D1 : timeframes.first();
    }

    Result<AlignedPrices> join() {
        if (series.isEmpty()) {
            return Result.missing("No instruments were asked for.");
        }
        excludeShort();
        excludeStopped();
        excludeRagged();
        List<Instant> times = commonTimes();
        while (times.size() < rows && !series.isEmpty()) {
            excludeWorstOverlap();
            times = commonTimes();
        }
        while (!series.isEmpty() && excludeConstant(times)) {
            times = commonTimes();
        }
        return series.isEmpty() ? Result.missing(nothingLeft()) : Result.of(matrix(times));
    }

    private void exclude(InstrumentId id, String reason) {
        series.remove(id);
        excluded.put(id, reason);
    }

    private void excludeShort() {
        for (InstrumentId id : List.copyOf(series.keySet())) {
            int size = series.getOrDefault(id, List.of()).size();
            if (size < rows) {
                exclude(id, histories.containsKey(id) ? size + " of " + rows + " closes needed" : "no price history");
            }
        }
    }

    private void excludeStopped() {
        Instant newest = series.values().stream()
                .map(bars -> bars.getLast().openTime())
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        for (InstrumentId id : List.copyOf(series.keySet())) {
            Instant last = bars(id).getLast().openTime();
            if (Duration.between(last, newest).compareTo(STOPPED_AFTER) > 0) {
                exclude(id, "series stopped at " + last + ", others go on to " + newest);
            }
        }
    }

    private void excludeRagged() {
        Set<Instant> window = usualTimes();
        for (InstrumentId id : List.copyOf(series.keySet())) {
            int present = present(id, window);
            if (2 * present < window.size()) {
                exclude(id, "gaps: " + present + " of the " + window.size() + " usual dates");
            }
        }
    }

    /// The newest `rows` times that at least half of the instruments have.
    private Set<Instant> usualTimes() {
        var counts = new TreeMap<Instant, Integer>();
        for (List<Bar> bars : series.values()) {
            for (Bar bar : bars.subList(bars.size() - rows, bars.size())) {
                counts.merge(bar.openTime(), 1, Integer::sum);
            }
        }
        var usual = new HashSet<Instant>();
        for (Map.Entry<Instant, Integer> count : counts.descendingMap().entrySet()) {
            if (usual.size() < rows && 2 * count.getValue() >= series.size()) {
                usual.add(count.getKey());
            }
        }
        return usual;
    }

    private int present(InstrumentId id, Set<Instant> window) {
        List<Bar> bars = bars(id);
        int from = Math.max(0, bars.size() - 2 * rows);
        return (int) bars.subList(from, bars.size()).stream()
                .filter(bar -> window.contains(bar.openTime()))
                .count();
    }

    private void excludeWorstOverlap() {
        Set<Instant> window = usualTimes();
        InstrumentId worst = series.firstKey();
        for (InstrumentId id : series.keySet()) {
            if (present(id, window) < present(worst, window)) {
                worst = id;
            }
        }
        exclude(worst, "has too few dates in common with the others for " + rows + " closes");
    }

    /// Walks all series backwards together; newest `rows` common times, oldest first.
    private List<Instant> commonTimes() {
        List<List<Bar>> all = List.copyOf(series.values());
        int[] at = all.stream().mapToInt(bars -> bars.size() - 1).toArray();
        var times = new ArrayList<Instant>();
        while (times.size() < rows && !all.isEmpty() && Arrays.stream(at).allMatch(index -> index >= 0)) {
            Instant oldest = all.getFirst().get(at[0]).openTime();
            for (int i = 1; i < at.length; i++) {
                Instant time = all.get(i).get(at[i]).openTime();
                oldest = time.isBefore(oldest) ? time : oldest;
            }
            boolean common = true;
            for (int i = 0; i < at.length; i++) {
                boolean same = all.get(i).get(at[i]).openTime().equals(oldest);
                common &= same;
            }
            if (common) {
                times.add(oldest);
            }
            for (int i = 0; i < at.length; i++) {
                boolean later = all.get(i).get(at[i]).openTime().isAfter(oldest);
                if (common || later) {
                    at[i]--;
                }
            }
        }
        return times.reversed();
    }

    private boolean excludeConstant(List<Instant> times) {
        boolean found = false;
        for (InstrumentId id : List.copyOf(series.keySet())) {
            double[] closes = closes(id, times);
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (int row = 1; row < closes.length; row++) {
                double simple = closes[row] / closes[row - 1] - 1;
                least = Math.min(least, simple);
                most = Math.max(most, simple);
            }
            if (!Double.isFinite(most - least)) {
                exclude(id, "returns are not finite");
                found = true;
            } else if (most - least <= CONSTANT * (1 + Math.abs(most))) {
                exclude(id, "returns are constant over " + (rows - 1) + " observations");
                found = true;
            }
        }
        return found;
    }

    private AlignedPrices matrix(List<Instant> times) {
        var closes = new DMatrixRMaj(times.size(), series.size());
        int column = 0;
        for (InstrumentId id : series.keySet()) {
            double[] values = closes(id, times);
            for (int row = 0; row < values.length; row++) {
                closes.set(row, column, values[row]);
            }
            column++;
        }
        return new AlignedPrices(List.copyOf(series.keySet()), times, closes, excluded, timeframe);
    }

    private double[] closes(InstrumentId id, List<Instant> times) {
        List<Bar> bars = bars(id);
        var values = new double[times.size()];
        int index = bars.size() - 1;
        for (int row = times.size() - 1; row >= 0; row--) {
            while (!bars.get(index).openTime().equals(times.get(row))) {
                index--;
            }
            values[row] = bars.get(index).close();
        }
        return values;
    }

    private List<Bar> bars(InstrumentId id) {
        return series.getOrDefault(id, List.of());
    }

    private String nothingLeft() {
        Map.Entry<InstrumentId, String> first = excluded.firstEntry();
        String more = excluded.size() > 1 ? " (and " + (excluded.size() - 1) + " more)" : "";
        return "No instrument has usable prices: " + first.getKey() + " " + first.getValue() + more + ".";
    }
}
