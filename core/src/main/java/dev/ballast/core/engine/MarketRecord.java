package dev.ballast.core.engine;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.discovery.Listings;
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
/// @param listings how venues list the desk's instruments
/// @param revisions of stored bars: who keeps some reads what changed anew
public record MarketRecord(
        MarketCaps caps,
        DataMarks marks,
        SortedMap<InstrumentId, String> leftOut,
        Listings listings,
        BarRevisions revisions) {

    public static final MarketRecord EMPTY = new MarketRecord(MarketCaps.NONE, DataMarks.NONE);

    public MarketRecord {
        leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
    }

    /// Before any bar was looked at and any venue was asked.
    public MarketRecord(MarketCaps caps, DataMarks marks) {
        this(caps, marks, new TreeMap<>(), Listings.NONE, BarRevisions.NONE);
    }

    MarketRecord with(MarketCaps other) {
        return new MarketRecord(other, marks, leftOut, listings, revisions);
    }

    MarketRecord with(DataMarks other) {
        return new MarketRecord(caps, other, leftOut, listings, revisions);
    }

    MarketRecord with(SortedMap<InstrumentId, String> other) {
        return new MarketRecord(caps, marks, other, listings, revisions);
    }

    /// The same with what venues list.
    public MarketRecord with(Listings other) {
        return new MarketRecord(caps, marks, leftOut, other, revisions);
    }

    /// The same after bars changed.
    MarketRecord with(BarRevisions other) {
        return new MarketRecord(caps, marks, leftOut, listings, other);
    }
}
