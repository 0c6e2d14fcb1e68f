package dev.ballast.core.feed;

import dev.ballast.core.market.Quote;

/// Who wants prices. Called from feed threads: implementations hand over and return at once.
public interface FeedListener {

    void onQuote(Quote quote);

    void onStatus(FeedStatus status);

    /// A bar is whole. Every one is told; one that the venue corrects comes again.
    default void onBar(ClosedBar bar) {}

    /// A change to be journaled; every one is told, in order.
    default void onChange(FeedChange change) {}
}
