package dev.ballast.app.correlation;

import dev.ballast.core.engine.MarketRecord;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import java.util.Map;

/// The newest daily bars, what was decided about stored bars of every timeframe, and whether more were stored.
///
/// @param bars daily, without what no estimate may use
/// @param market the trader's decisions, and what is left out of the daily bars
record DailyBars(Map<InstrumentId, PriceHistory> bars, MarketRecord market) {

    static final DailyBars NONE = new DailyBars(Map.of(), MarketRecord.EMPTY);

    static DailyBars of(Snapshot snapshot) {
        return new DailyBars(snapshot.history(), snapshot.market());
    }

    /// Whether another snapshot has the same bars, of every timeframe, under the same decisions.
    boolean isSameAs(DailyBars other) {
        return market.revisions().equals(other.market.revisions())
                && bars.equals(other.bars)
                && market.marks().equals(other.market.marks())
                && market.leftOut().equals(other.market.leftOut());
    }
}
