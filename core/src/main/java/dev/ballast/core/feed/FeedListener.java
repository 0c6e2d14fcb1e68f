package dev.ballast.core.feed;

import dev.ballast.core.market.Quote;

/// Who wants prices. Called from feed threads: implementations hand over and return at once.
public interface FeedListener {

    void onQuote(Quote quote);

    void onStatus(FeedStatus status);

    /// A change to be journaled; every one is told, in order.
    default void onChange(FeedChange change) {}
}
