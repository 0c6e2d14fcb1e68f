package dev.ballast.core.feed.live;

import dev.ballast.core.market.InstrumentId;
import java.util.List;

/// One message that asks for instruments.
///
/// @param text as it is sent
/// @param instruments that it asks for; empty for a channel without products, such as heartbeats
public record Subscription(String text, List<InstrumentId> instruments) {

    public Subscription {
        instruments = List.copyOf(instruments);
    }
}
