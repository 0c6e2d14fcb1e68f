package dev.ballast.core.feed;

import dev.ballast.core.market.Quote;

/// Who wants prices. Called from feed threads: implementations hand over and return at once.
public interface FeedListener {

    void onQuote(Quote quote);

    void onStatus(FeedStatus status);
}
