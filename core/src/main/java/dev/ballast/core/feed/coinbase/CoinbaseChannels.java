package dev.ballast.core.feed.coinbase;

import dev.ballast.core.feed.message.Channel;
import java.util.Map;

/// The venue's names of its public market-data channels.
///
/// Source of the names: Coinbase Advanced Trade WebSocket channels documentation. Level 2 is subscribed to as `level2`
/// and answers as `l2_data`.
final class CoinbaseChannels {

    private static final Map<String, Channel> BY_NAME = Map.of(
            "ticker", Channel.TICKER,
            "ticker_batch", Channel.TICKER_BATCH,
            "market_trades", Channel.MARKET_TRADES,
            "candles", Channel.CANDLES,
            "heartbeats", Channel.HEARTBEATS,
            "l2_data", Channel.LEVEL2,
            "subscriptions", Channel.SUBSCRIPTIONS,
            "status", Channel.STATUS);

    private CoinbaseChannels() {}

    static Channel named(String name) {
        return BY_NAME.getOrDefault(name, Channel.UNKNOWN);
    }
}
