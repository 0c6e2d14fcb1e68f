package dev.ballast.core.feed;

import dev.ballast.core.market.InstrumentId;
import java.util.List;
import java.util.Map;

/// What a live feed says beyond its phase; empty for feeds without venues.
///
/// @param venues primary first
/// @param routes by instrument
/// @param notices that hold now
public record LiveFeedState(List<VenueStatus> venues, Map<InstrumentId, SourceRoute> routes, List<FeedNotice> notices) {

    public static final LiveFeedState NONE = new LiveFeedState(List.of(), Map.of(), List.of());

    public LiveFeedState {
        venues = List.copyOf(venues);
        routes = Map.copyOf(routes);
        notices = List.copyOf(notices);
    }

    /// Instruments that are priced by the fallback.
    public long failedOver() {
        return routes.values().stream().filter(SourceRoute::isFailedOver).count();
    }
}
