package dev.ballast.core.feed;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.market.Timeframe;

/// A whole bar, as a feed gives it once its interval is over.
///
/// @param bar opens on the timeframe's grid and changes no more, unless the venue corrects it: then it comes again
/// @param source who says so; never [QuoteSource#LAST_CLOSE]
public record ClosedBar(InstrumentId instrument, Timeframe timeframe, Bar bar, QuoteSource source) {

    public ClosedBar {
        if (!timeframe.opening(bar.openTime()).equals(bar.openTime())) {
            throw new IllegalArgumentException(
                    "a " + timeframe.label() + " bar must open on its grid, was " + bar.openTime());
        }
        if (source == QuoteSource.LAST_CLOSE) {
            throw new IllegalArgumentException("source must be a feed, was " + source);
        }
    }
}
