package dev.ballast.core.feed.history;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.market.Timeframe;
import java.util.List;

/// Where bars are kept, as a backfill needs it.
public interface BarArchive {

    /// The stored bars of a series, ascending.
    List<Bar> bars(InstrumentId instrument, Timeframe timeframe);

    /// Which stretches of a series a venue has answered for.
    AskedRanges asked(InstrumentId instrument, Timeframe timeframe);

    /// Stores a page with the new state of what was asked, in one transaction that is durable on return. A bar replaces
    /// the stored one of its opening.
    void store(Page page);

    /// Stores pages of several series, in one transaction where the archive can.
    default void store(List<Page> pages) {
        pages.forEach(this::store);
    }

    /// Bars that came together.
    ///
    /// @param origin the venue, or `DERIVED`
    /// @param bars new and changed ones, ascending; may be empty
    /// @param asked all of the series that a venue has answered for, this page included
    record Page(InstrumentId instrument, Timeframe timeframe, Origin origin, List<Bar> bars, AskedRanges asked) {
        public Page {
            bars = List.copyOf(bars);
        }
    }

    /// Who says what the bars are.
    enum Origin {
        COINBASE,
        BINANCE,
        /// Made of stored bars of a shorter timeframe.
        DERIVED;

        static Origin of(QuoteSource venue) {
            return switch (venue) {
                case COINBASE -> COINBASE;
                case BINANCE -> BINANCE;
                case REPLAY, SIMULATED, LAST_CLOSE ->
                    throw new IllegalArgumentException("venue must give bars, was " + venue);
            };
        }
    }
}
