package dev.ballast.core.feed.history;

import dev.ballast.core.market.QuoteSource;
import java.time.Duration;

/// A venue that lists its pairs (MKT-6). Nothing a venue answers makes it throw.
public interface ProductSource {

    QuoteSource venue();

    /// How long to wait before the next request, which counts against the venue's limit from now on.
    Duration turn();

    /// Asks once for the next part of the list; blocks until the answer is there or its time is over.
    ///
    /// @param sofar the parts before it, joined; an empty list to begin with
    /// @throws InterruptedException where the calling thread was interrupted
    ProductAnswer more(ProductList sofar) throws InterruptedException;
}
