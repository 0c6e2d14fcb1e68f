package dev.ballast.core.feed.live;

import dev.ballast.core.feed.ClosedBar;
import dev.ballast.core.market.Quote;
import java.util.List;

/// What one text message of a venue came to.
///
/// @param kind what it is
/// @param quotes in its order, of instruments that were asked for
/// @param bars that are whole by it, of instruments whose bars this venue gives
/// @param detail the venue's own words of a refusal, or what is wrong with the message; else empty
/// @param missing messages that were lost before this one, by the venue's numbering
public record Inbound(Kind kind, List<Quote> quotes, List<ClosedBar> bars, String detail, long missing) {

    /// What a message is.
    public enum Kind {
        DATA,
        /// The oldest open subscription is in force.
        ACKNOWLEDGED,
        /// The oldest open subscription, or the session, was refused.
        REFUSED,
        /// Too many messages or connections.
        RATE_LIMITED,
        /// Not a message of the protocol.
        MALFORMED
    }

    public Inbound {
        quotes = List.copyOf(quotes);
        bars = List.copyOf(bars);
    }
}
