package dev.ballast.core.engine;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.discovery.MarketCaps;
import dev.ballast.core.market.quality.DataMarks;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What is known of the market beside its prices. Immutable.
///
/// @param caps ranks by market capitalisation
/// @param marks what the trader decided about stored bars
/// @param leftOut one sentence for each instrument of whose daily bars no estimate uses all
public record MarketRecord(MarketCaps caps, DataMarks marks, SortedMap<InstrumentId, String> leftOut) {

    public static final MarketRecord EMPTY = new MarketRecord(MarketCaps.NONE, DataMarks.NONE);

    public MarketRecord {
        leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
    }

    /// Before any bar was looked at.
    public MarketRecord(MarketCaps caps, DataMarks marks) {
        this(caps, marks, new TreeMap<>());
    }

    MarketRecord with(MarketCaps other) {
        return new MarketRecord(other, marks, leftOut);
    }

    MarketRecord with(DataMarks other) {
        return new MarketRecord(caps, other, leftOut);
    }

    MarketRecord with(SortedMap<InstrumentId, String> other) {
        return new MarketRecord(caps, marks, other);
    }
}
