package dev.ballast.core.feed.live;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.QuoteSource;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// How a venue speaks: what is sent and what received messages mean. Knows no socket and no clock, so that a recording
/// and a connection share it. Not thread-safe.
public interface VenueProtocol {

    QuoteSource venue();

    /// Where to connect to, from the venue's base address.
    URI address(URI base);

    /// Reads and asks for these from now on.
    ///
    /// @param next all that is followed or was: what was asked for still comes until the connection is made anew
    /// @throws IllegalArgumentException if one connection cannot carry them; then all stays as it was
    void follow(Products next);

    /// Messages that subscribe `instruments`, each within the venue's limit.
    List<Subscription> subscriptions(Collection<InstrumentId> instruments);

    /// Messages that a connection needs beside instruments, such as heartbeats.
    List<Subscription> standing();

    /// Messages that ask for the newest closed candles of `instruments`, to be sent at the start and again after each
    /// full hour; none where the venue says by itself when one is closed. Their answers are not waited for:
    /// bars are not worth a connection that brings prices.
    List<Subscription> hourly(Collection<InstrumentId> instruments);

    /// Least time between two messages to the venue.
    Duration betweenSends();

    /// Longest time without a text message on a healthy connection.
    Duration quietAfter();

    /// How long a connection is used before it is made anew; less than the venue's own limit.
    Duration lifetime();

    /// A connection was made: numbering starts over.
    void connected();

    /// Reads one message. Never throws.
    Inbound receive(String text, Instant arrived);

    /// Messages received, by channel.
    Map<String, Long> messages();

    /// Messages, or parts of them, that could not be used.
    long problems();

    /// How often the numbering jumped.
    long gaps();
}
