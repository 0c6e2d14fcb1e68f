package dev.ballast.app.venue;

import dev.ballast.core.market.QuoteSource;
import java.util.List;

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
}
