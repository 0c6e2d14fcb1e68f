package dev.ballast.core.feed.message;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A venue's yes to a subscription.
///
/// @param requestId the id that the request carried (Binance); empty where a venue gives none (Coinbase)
/// @param subscriptions all that is now subscribed to, by channel, where the venue says so (Coinbase); else empty
public record Acknowledgement(String requestId, SortedMap<String, List<String>> subscriptions) {

    public Acknowledgement {
        var copy = new TreeMap<String, List<String>>();
        for (Map.Entry<String, List<String>> entry : subscriptions.entrySet()) {
            copy.put(entry.getKey(), List.copyOf(entry.getValue()));
        }
        subscriptions = Collections.unmodifiableSortedMap(copy);
    }
}
