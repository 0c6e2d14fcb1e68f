package dev.ballast.core.statistics;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.result.Result;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;

/// Closes of several instruments on common open times: the inner join, its last `lookback + 1` rows.
///
/// Policy. An instrument that would shrink or stretch the sample of all others is left out and named:
/// - it has fewer than `lookback + 1` closes;
/// - its last close is more than 7 days older than the newest (the series stopped);
/// - it lacks more than half of the last `lookback + 1` dates that at least half of the instruments have (a ragged or
///   weekly series among daily ones; a five-day calendar among seven-day ones stays in, on the five common days);
/// - its returns in the window are constant or not finite, so that no correlation with it is defined.
///
/// A date that one remaining instrument lacks is dropped for all; the return over it spans the gap. Columns are in
/// order of instrument id, whatever the order asked for. Immutable.
public final class AlignedPrices {

    private final List<InstrumentId> instruments;
    private final List<Instant> times;
    private final DMatrixRMaj closes;
    private final SortedMap<InstrumentId, String> excluded;
    private final Timeframe timeframe;

    AlignedPrices(
            List<InstrumentId> instruments,
            List<Instant> times,
            DMatrixRMaj closes,
            SortedMap<InstrumentId, String> excluded,
            Timeframe timeframe) {
        this.timeframe = timeframe;
        this.instruments = List.copyOf(instruments);
        this.times = List.copyOf(times);
        this.closes = closes;
        this.excluded = new TreeMap<>(excluded);
    }

    /// Joins the histories of `instruments`, or says why not a single one is left.
    ///
    /// @param histories bars of one timeframe; `IllegalArgumentException` where timeframes differ
    /// @param lookback number of returns wanted, ≥ 2
    public static Result<AlignedPrices> of(
            Collection<InstrumentId> instruments, Map<InstrumentId, PriceHistory> histories, int lookback) {
        if (lookback < 2) {
            throw new IllegalArgumentException("lookback must be >= 2 returns, was " + lookback);
        }
        return new PriceAlignment(instruments, histories, lookback).join();
    }

    /// Length of the bars that were joined.
    public Timeframe timeframe() {
        return timeframe;
    }

    /// Columns, by id.
    public List<InstrumentId> instruments() {
        return instruments;
    }

    /// Rows: open times of the bars, oldest first.
    public List<Instant> times() {
        return times;
    }

    /// Closes in quote currency, (T + 1) × n, every entry finite and > 0; a copy.
    public DMatrixRMaj closes() {
        return closes.copy();
    }

    /// Number of returns T.
    public int observations() {
        return times.size() - 1;
    }

    /// Instruments that were asked for but left out, with one sentence each.
    public SortedMap<InstrumentId, String> excluded() {
        return new TreeMap<>(excluded);
    }
}
