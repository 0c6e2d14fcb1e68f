package dev.ballast.core.feed.failover;

import dev.ballast.core.feed.FeedChange;
import dev.ballast.core.market.Quote;

/// Where the state machine puts what it decides.
public interface FailoverOutput {

    /// A quote of the instrument's present venue.
    void show(Quote quote);

    void changed(FeedChange change);
}
