package dev.ballast.app.cli;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.QuoteSource;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where prices come from.
public sealed interface FeedChoice {

    /// What `feed.properties` says; without it a simulated market for a demo book, stored closes for an own one.
    record Usual() implements FeedChoice {}

    /// A simulated market, going on from the last stored closes.
    record Simulated() implements FeedChoice {}

    /// A recorded session, at its own pace.
    record Replay(Path recording) implements FeedChoice {}

    /// Stored closes.
    record None() implements FeedChoice {}

    /// Venues, now.
    ///
    /// @param venues primary first
    /// @param addresses of venues that are not where they usually are
    /// @param symbols to be quoted; all of the book where empty
    /// @param record file to which the session is recorded
    /// @param speed of all waiting and judging; 1 in real time, more against a local exchange in a hurry
    record Live(
            List<QuoteSource> venues,
            Map<QuoteSource, URI> addresses,
            List<InstrumentId> symbols,
            Optional<Path> record,
            long speed)
            implements FeedChoice {

        public Live {
            venues = List.copyOf(venues);
            addresses = Map.copyOf(addresses);
            symbols = List.copyOf(symbols);
            if (venues.isEmpty()) {
                throw new IllegalArgumentException("a live feed needs a venue");
            }
            if (speed < 1 || speed > 1_000) {
                throw new IllegalArgumentException("--feed-speed must lie between 1 and 1000, was " + speed);
            }
        }
    }
}
