package dev.ballast.app.venue;

import dev.ballast.core.feed.history.CandleSource;
import dev.ballast.core.feed.live.Products;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.QuoteSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Whom the upkeep of history asks.
///
/// @param access where they are
/// @param order the first one first; at least one
public record HistoryVenues(VenueAccess access, List<QuoteSource> order) {
    public HistoryVenues {
        order = List.copyOf(order);
        if (order.isEmpty()) {
            throw new IllegalArgumentException("order must name at least one venue");
        }
    }

    /// First the venue whose bars the running feed stores: two markets in one series would be jumps that nobody traded.
    List<CandleSource> ordered(InstrumentId instrument, List<CandleSource> sources) {
        Optional<QuoteSource> own = Products.barsOf(instrument, order);
        return sources.stream()
                .sorted(Comparator.comparing(source -> !own.equals(Optional.of(source.venue()))))
                .toList();
    }
}
