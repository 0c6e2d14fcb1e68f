package dev.ballast.core.feed.live;

import dev.ballast.core.feed.ClosedBar;
import dev.ballast.core.feed.FeedChange;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import java.net.URI;
import java.time.Instant;

/// Who owns a connection to a venue and hears what comes of it, one call at a time.
interface ConnectionOwner {
    void quote(Quote quote, Instant now);

    void bar(ClosedBar bar);

    void changed(FeedChange change);

    void refused(QuoteSource venue, InstrumentId instrument, String reason, Instant now);

    void connected(String connection, QuoteSource venue, URI address, Instant now);

    void disconnected(String connection, QuoteSource venue, Instant now);

    void sent(String connection, String text, Instant now);

    void received(String connection, String text, Instant now);
}
