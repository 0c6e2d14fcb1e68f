package dev.ballast.core.engine;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/// How often the bars of each series were stored or removed since the start: who keeps some reads those anew of which
/// the number has grown. Immutable.
///
/// @param counts by timeframe and instrument; a series that stayed as it was has none
public record BarRevisions(Map<Timeframe, Map<InstrumentId, Long>> counts) {

    public static final BarRevisions NONE = new BarRevisions(Map.of());

    public BarRevisions {
        var copy = new EnumMap<Timeframe, Map<InstrumentId, Long>>(Timeframe.class);
        counts.forEach((timeframe, some) -> copy.put(timeframe, Map.copyOf(some)));
        counts = Map.copyOf(copy);
    }

    /// Of one series; 0 where nothing changed.
    public long of(InstrumentId instrument, Timeframe timeframe) {
        return counts.getOrDefault(timeframe, Map.of()).getOrDefault(instrument, 0L);
    }

    /// After bars of these series were stored.
    public BarRevisions plus(Collection<PriceHistory> stored) {
        var next = new EnumMap<Timeframe, Map<InstrumentId, Long>>(Timeframe.class);
        counts.forEach((timeframe, some) -> next.put(timeframe, new TreeMap<>(some)));
        stored.forEach(bars ->
                next.computeIfAbsent(bars.timeframe(), _ -> new TreeMap<>()).merge(bars.instrument(), 1L, Long::sum));
        return new BarRevisions(next);
    }

    /// After all bars of an instrument were removed.
    BarRevisions removed(InstrumentId instrument) {
        var next = new EnumMap<Timeframe, Map<InstrumentId, Long>>(Timeframe.class);
        for (Timeframe timeframe : Timeframe.values()) {
            var some = new TreeMap<>(counts.getOrDefault(timeframe, Map.of()));
            some.merge(instrument, 1L, Long::sum);
            next.put(timeframe, some);
        }
        return new BarRevisions(next);
    }
}
