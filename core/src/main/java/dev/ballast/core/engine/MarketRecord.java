package dev.ballast.core.engine;

import dev.ballast.core.market.discovery.MarketCaps;
import dev.ballast.core.market.quality.DataMarks;

/// What is known of the market beside its prices. Immutable.
///
/// @param caps ranks by market capitalisation
/// @param marks what the trader decided about stored bars
public record MarketRecord(MarketCaps caps, DataMarks marks) {

    public static final MarketRecord EMPTY = new MarketRecord(MarketCaps.NONE, DataMarks.NONE);

    MarketRecord with(MarketCaps other) {
        return new MarketRecord(other, marks);
    }

    MarketRecord with(DataMarks other) {
        return new MarketRecord(caps, other);
    }
}
