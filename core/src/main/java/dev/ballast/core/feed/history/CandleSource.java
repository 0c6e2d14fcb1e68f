package dev.ballast.core.feed.history;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.market.Timeframe;
import java.time.Duration;
import java.util.Set;

/// A venue that gives past bars (MKT-4). Nothing a venue answers makes it throw.
public interface CandleSource {

    QuoteSource venue();

    /// Timeframes it gives; others are derived from these.
    Set<Timeframe> timeframes();

    /// Most bars in one answer.
    int pageSize();

    /// How long to wait before the next request, which counts against the venue's limit from now on.
    Duration turn();

    /// Asks once for the bars that open within `range`; blocks until the answer is there or its time is over.
    ///
    /// @param timeframe one of [#timeframes()]
    /// @param range on the grid of the timeframe, of at most [#pageSize()] bars, none of them open
    /// @throws InterruptedException where the calling thread was interrupted
    CandleAnswer bars(InstrumentId instrument, Timeframe timeframe, TimeRange range) throws InterruptedException;
}
