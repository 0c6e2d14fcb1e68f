package dev.ballast.core.feed.message;

import dev.ballast.core.market.Quote;

/// Where a decoder puts what it reads, in the order of the message; [#onMessage] closes each message. Called on the
/// thread that decodes.
public interface DecodeSink {

    default void onQuote(Quote quote) {}

    default void onTrade(Trade trade) {}

    default void onCandle(Candle candle) {}

    /// The venue's count of seconds that its connection lives (Coinbase).
    default void onHeartbeat(long counter) {}

    /// Every message that carries a sequence number (Coinbase).
    ///
    /// @param missing messages lost just before this one, 0 in order, -1 where the number was passed already
    default void onSequence(long number, long missing) {}

    /// The venue took a subscription.
    default void onAcknowledgement(Acknowledgement acknowledgement) {}

    /// The venue refused something; also counted as a problem.
    default void onVenueError(VenueError error) {}

    /// What was wrong with the message or with a part of it.
    default void onProblem(Problem problem) {}

    /// The end of a message: called exactly once for each.
    default void onMessage(Channel channel) {}
}
