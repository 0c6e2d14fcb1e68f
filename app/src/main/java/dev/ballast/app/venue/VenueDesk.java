package dev.ballast.app.venue;

import dev.ballast.core.feed.history.CandleFailure;
import dev.ballast.core.feed.history.ProductAnswer;
import dev.ballast.core.market.Category;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.QuoteSource;
import java.time.Duration;
import java.time.Instant;

/// Asks venues on threads of its own; nothing here waits for the network. What it tells comes on any thread.
public interface VenueDesk {

    /// Something under way.
    interface Task {
        /// Ends it soon; who was to be told of its end still is. Harmless where it has ended.
        void cancel();
    }

    /// Who wants a list.
    interface ListTold {
        /// A failure that may pass; the next attempt comes after `wait`.
        void waiting(CandleFailure failure, Duration wait);

        /// The end.
        void listed(ProductAnswer answer);
    }

    /// Who wants a history.
    interface FillTold {
        /// How far it is.
        ///
        /// @param share of the pages, in [0, 1]
        void came(double share, String words);

        /// The end, in one sentence.
        void filled(String words);
    }

    /// The category of an asset by its base currency.
    Category category(String base);

    /// Asks for a venue's list of products.
    Task list(QuoteSource venue, ListTold told);

    /// Stores the daily bars that an instrument lacks since `from`.
    Task fill(QuoteSource venue, InstrumentId instrument, Instant from, FillTold told);
}
