package dev.ballast.app.cli;

import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.feed.FeedNotice;
import dev.ballast.core.feed.LiveFeedState;
import dev.ballast.core.feed.SourceRoute;
import dev.ballast.core.feed.VenueStatus;
import dev.ballast.core.market.Freshness;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What `ballast watch` says of a live feed: nothing for any other.
final class LiveFeedFacts {

    private LiveFeedFacts() {}

    /// Fields of one status line.
    static Map<String, @Nullable Object> line(Snapshot snapshot) {
        LiveFeedState live = snapshot.feed().live();
        var fields = new LinkedHashMap<String, @Nullable Object>();
        if (live.venues().isEmpty()) {
            return fields;
        }
        var venues = new LinkedHashMap<String, @Nullable Object>();
        live.venues()
                .forEach(venue -> venues.put(venue.venue().name(), venue.state().label()));
        fields.put("venues", venues);
        fields.put("failedOver", live.failedOver());
        fields.put("notLive", notLive(snapshot));
        return fields;
    }

    /// One line of text for each venue that is not live, and one for instruments on the fallback.
    static List<String> text(Snapshot snapshot) {
        LiveFeedState live = snapshot.feed().live();
        var lines = new ArrayList<String>();
        live.venues().stream()
                .filter(venue -> !venue.reason().isEmpty())
                .forEach(venue -> lines.add(venue.venue() + " " + venue.state().label() + ": " + venue.reason()));
        if (live.failedOver() > 0) {
            lines.add(live.failedOver() + " of " + live.routes().size() + " instruments on the fallback");
        }
        live.notices().forEach(notice -> lines.add(notice.kind().label() + ": " + notice.detail()));
        return lines;
    }

    /// Fields of the summary.
    static Map<String, @Nullable Object> summary(Snapshot snapshot) {
        LiveFeedState live = snapshot.feed().live();
        var fields = new LinkedHashMap<String, @Nullable Object>();
        if (live.venues().isEmpty()) {
            return fields;
        }
        fields.put("venues", live.venues().stream().map(LiveFeedFacts::venue).toList());
        fields.put(
                "failovers",
                live.routes().values().stream().mapToInt(SourceRoute::failovers).sum());
        fields.put(
                "returns",
                live.routes().values().stream().mapToInt(SourceRoute::returns).sum());
        fields.put("instrumentsFailedOver", live.failedOver());
        fields.put("instrumentsWatched", live.routes().size());
        fields.put("instrumentsNotLive", notLive(snapshot));
        var sources = new LinkedHashMap<String, @Nullable Object>();
        new TreeMap<>(live.routes()).forEach((instrument, route) -> sources.put(instrument.symbol(), route(route)));
        fields.put("sources", sources);
        fields.put("notices", live.notices().stream().map(FeedNotice::detail).toList());
        return fields;
    }

    private static List<String> notLive(Snapshot snapshot) {
        return snapshot.feed().live().routes().keySet().stream()
                .filter(instrument ->
                        snapshot.policy().freshness().judge(snapshot.quotes().get(instrument), snapshot.asOf())
                                != Freshness.LIVE)
                .map(Object::toString)
                .sorted()
                .toList();
    }

    private static Map<String, @Nullable Object> venue(VenueStatus venue) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("venue", venue.venue().name());
        fields.put("state", venue.state().label());
        fields.put("since", venue.since().toString());
        fields.put("reason", venue.reason());
        fields.put("messages", venue.messages());
        fields.put("quotes", venue.quotes());
        fields.put("bars", venue.bars());
        fields.put("problems", venue.problems());
        fields.put("sequenceGaps", venue.gaps());
        fields.put("connections", venue.connections());
        fields.put("clockAheadMillis", venue.clockAhead().toMillis());
        var refused = new TreeMap<String, @Nullable Object>();
        venue.refused().forEach((instrument, why) -> refused.put(instrument.symbol(), why));
        fields.put("refused", refused);
        return fields;
    }

    private static Map<String, @Nullable Object> route(SourceRoute route) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("source", route.source().map(Enum::name).orElse(null));
        fields.put("side", route.side().name().toLowerCase(Locale.ROOT));
        fields.put("since", route.since().toString());
        fields.put("reason", route.reason());
        fields.put("failovers", route.failovers());
        fields.put("returns", route.returns());
        var quotes = new TreeMap<String, @Nullable Object>();
        route.quotes().forEach((venue, count) -> quotes.put(venue.name(), count));
        fields.put("quotes", quotes);
        var products = new TreeMap<String, @Nullable Object>();
        route.products().forEach((venue, name) -> products.put(venue.name(), name));
        fields.put("products", products);
        return fields;
    }
}
