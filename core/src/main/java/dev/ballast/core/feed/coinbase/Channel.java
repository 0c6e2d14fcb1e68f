package dev.ballast.core.feed.coinbase;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a received message is: one of the venue's public market-data channels, or why it is none.
///
/// Source of the names: Coinbase Advanced Trade WebSocket channels documentation. Level 2 is subscribed to as `level2`
/// and answers as `l2_data`.
public enum Channel {
    TICKER("ticker"),
    TICKER_BATCH("ticker_batch"),
    MARKET_TRADES("market_trades"),
    CANDLES("candles"),
    HEARTBEATS("heartbeats"),
    LEVEL2("l2_data"),
    SUBSCRIPTIONS("subscriptions"),
    STATUS("status"),
    /// The venue refused something: `{"type":"error","message":…}`.
    ERROR("error"),
    /// Well-formed, of a channel that is not known here or of none.
    UNKNOWN("unknown"),
    /// Not a JSON object, or cut off.
    MALFORMED("malformed");

    private static final Map<String, Channel> BY_WIRE_NAME = Stream.of(values())
            .filter(channel -> channel != UNKNOWN && channel != MALFORMED)
            .collect(Collectors.toUnmodifiableMap(Channel::wireName, Function.identity()));

    private final String wireName;

    Channel(String wireName) {
        this.wireName = wireName;
    }

    /// The name in the venue's messages.
    public String wireName() {
        return wireName;
    }

    static Channel ofWireName(String wireName) {
        return BY_WIRE_NAME.getOrDefault(wireName, UNKNOWN);
    }

    boolean carriesTickers() {
        return this == TICKER || this == TICKER_BATCH;
    }
}
