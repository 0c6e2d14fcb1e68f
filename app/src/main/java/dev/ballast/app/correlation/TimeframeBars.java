package dev.ballast.app.correlation;

import dev.ballast.app.bars.BarSource;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.market.WeeklyBars;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Bars of every timeframe: days as they are, weeks from days, shorter ones read once and kept until the days change.
/// Safe for use by several threads.
final class TimeframeBars {

    private final BarSource source;
    private final Map<Timeframe, Map<InstrumentId, PriceHistory>> read = new EnumMap<>(Timeframe.class);
    private Map<InstrumentId, PriceHistory> readWith = Map.of();

    TimeframeBars(BarSource source) {
        this.source = source;
    }

    /// Bars of those instruments that have some.
    ///
    /// @param daily the newest daily bars of all instruments
    synchronized Map<InstrumentId, PriceHistory> of(
            Set<InstrumentId> instruments, Timeframe timeframe, Map<InstrumentId, PriceHistory> daily) {
        if (timeframe == Timeframe.D1) {
            return daily;
        }
        if (daily != readWith) {
            read.clear();
            readWith = daily;
        }
        Map<InstrumentId, PriceHistory> known = read.get(timeframe);
        if (known == null || !known.keySet().containsAll(instruments)) {
            known = timeframe == Timeframe.W1 ? weeks(daily) : stored(instruments, timeframe);
            read.put(timeframe, known);
        }
        return known;
    }

    private static Map<InstrumentId, PriceHistory> weeks(Map<InstrumentId, PriceHistory> daily) {
        var weeks = new TreeMap<InstrumentId, PriceHistory>();
        daily.forEach((instrument, days) -> weeks.put(instrument, WeeklyBars.of(days)));
        return weeks;
    }

    /// Instruments without bars stand with empty ones, so that they are not asked for again and again.
    private Map<InstrumentId, PriceHistory> stored(Set<InstrumentId> instruments, Timeframe timeframe) {
        var bars = new TreeMap<>(source.bars(instruments, timeframe));
        instruments.forEach(instrument ->
                bars.putIfAbsent(instrument, new PriceHistory(instrument, timeframe, java.util.List.of())));
        return bars;
    }
}
