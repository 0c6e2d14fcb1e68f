package dev.ballast.core.statistics;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.result.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;

/// All closes of several instruments at the times that every one of them has: the inner join of a whole table.
///
/// A time that one instrument lacks is dropped for all, and the return over it spans the gap. Nothing is filled in.
/// For the last so many rows of stored histories, with its policy of exclusion, see [AlignedPrices]. Immutable.
public final class JoinedPrices {

    private final List<InstrumentId> instruments;
    private final List<Instant> times;
    private final DMatrixRMaj closes;
    private final int rows;
    private final SortedMap<InstrumentId, Integer> gaps;

    private JoinedPrices(
            List<InstrumentId> instruments,
            List<Instant> times,
            DMatrixRMaj closes,
            int rows,
            SortedMap<InstrumentId, Integer> gaps) {
        this.instruments = List.copyOf(instruments);
        this.times = List.copyOf(times);
        this.closes = closes;
        this.rows = rows;
        this.gaps = new TreeMap<>(gaps);
    }

    /// Joins histories of one timeframe, each instrument once; missing where they have no time in common.
    public static Result<JoinedPrices> of(Collection<PriceHistory> histories) {
        var byId = new TreeMap<InstrumentId, Map<Instant, Double>>();
        var counts = new TreeMap<Instant, Integer>();
        for (PriceHistory history : histories) {
            var closes = new HashMap<Instant, Double>();
            for (Bar bar : history.bars()) {
                closes.put(bar.openTime(), bar.close());
                counts.merge(bar.openTime(), 1, Integer::sum);
            }
            if (byId.put(history.instrument(), closes) != null) {
                throw new IllegalArgumentException(
                        "histories must hold each instrument once, " + history.instrument() + " stands there twice");
            }
        }
        if (histories.stream().map(PriceHistory::timeframe).distinct().count() > 1) {
            throw new IllegalArgumentException("histories must have one timeframe");
        }
        List<Instant> common = new ArrayList<>();
        counts.forEach((time, count) -> {
            if (count == byId.size()) {
                common.add(time);
            }
        });
        if (common.isEmpty()) {
            return Result.missing("The " + byId.size() + " instruments have no date in common.");
        }
        var gaps = new TreeMap<InstrumentId, Integer>();
        byId.forEach((id, closes) -> gaps.put(id, counts.size() - closes.size()));
        return Result.of(
                new JoinedPrices(List.copyOf(byId.keySet()), common, matrix(byId, common), counts.size(), gaps));
    }

    private static DMatrixRMaj matrix(SortedMap<InstrumentId, Map<Instant, Double>> byId, List<Instant> times) {
        var closes = new DMatrixRMaj(times.size(), byId.size());
        int column = 0;
        for (Map<Instant, Double> series : byId.values()) {
            for (int row = 0; row < times.size(); row++) {
                closes.set(row, column, series.getOrDefault(times.get(row), Double.NaN));
            }
            column++;
        }
        return closes;
    }

    /// Columns, by id.
    public List<InstrumentId> instruments() {
        return instruments;
    }

    /// Common times, oldest first.
    public List<Instant> times() {
        return times;
    }

    /// Rows × n, finite and > 0; a copy.
    public DMatrixRMaj closes() {
        return closes.copy();
    }

    /// Times that at least one instrument has.
    public int rows() {
        return rows;
    }

    /// Times dropped since an instrument lacks them.
    public int droppedRows() {
        return rows - times.size();
    }

    /// How many of the [#rows()] each instrument lacks.
    public SortedMap<InstrumentId, Integer> gaps() {
        return new TreeMap<>(gaps);
    }
}
