package dev.ballast.core.feed.binance;

import dev.ballast.core.feed.message.Channel;
import dev.ballast.core.feed.message.JsonFields;
import dev.ballast.core.feed.message.Problem;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which payload is of which stream. Source of the names: Binance spot API documentation, web-socket-streams.md.
final class BinanceStreams {

    private static final Map<String, Channel> BY_EVENT = Map.of(
            "bookTicker", Channel.BOOK_TICKER,
            "24hrTicker", Channel.TICKER,
            "aggTrade", Channel.TRADES,
            "trade", Channel.TRADES,
            "kline", Channel.CANDLES,
            "depthUpdate", Channel.LEVEL2,
            "24hrMiniTicker", Channel.OTHER_TICKER,
            "1hTicker", Channel.OTHER_TICKER,
            "4hTicker", Channel.OTHER_TICKER,
            "1dTicker", Channel.OTHER_TICKER);

    private static final Map<String, Duration> LENGTHS = Map.ofEntries(
            Map.entry("1s", Duration.ofSeconds(1)),
            Map.entry("1m", Duration.ofMinutes(1)),
            Map.entry("3m", Duration.ofMinutes(3)),
            Map.entry("5m", Duration.ofMinutes(5)),
            Map.entry("15m", Duration.ofMinutes(15)),
            Map.entry("30m", Duration.ofMinutes(30)),
            Map.entry("1h", Duration.ofHours(1)),
            Map.entry("2h", Duration.ofHours(2)),
            Map.entry("4h", Duration.ofHours(4)),
            Map.entry("6h", Duration.ofHours(6)),
            Map.entry("8h", Duration.ofHours(8)),
            Map.entry("12h", Duration.ofHours(12)),
            Map.entry("1d", Duration.ofDays(1)),
            Map.entry("3d", Duration.ofDays(3)),
            Map.entry("1w", Duration.ofDays(7)));

    private BinanceStreams() {}

    /// By the event's name; book tickers and partial books of spot have none and are known by stream or fields.
    static Channel channelOf(JsonFields payload, String stream) {
        String event = payload.optionalText("e");
        if (event != null) {
            if (event.equals("serverShutdown")) {
                return Channel.STATUS;
            }
            return BY_EVENT.getOrDefault(event, Channel.UNKNOWN);
        }
        if (stream.endsWith("bookTicker") || isBookTicker(payload)) {
            return Channel.BOOK_TICKER;
        }
        return stream.contains("@depth") || payload.has("lastUpdateId") ? Channel.LEVEL2 : Channel.UNKNOWN;
    }

    /// The length of a candle, or null with the reason noted.
    static @Nullable Duration lengthOf(JsonFields candle) {
        String interval = candle.text("i");
        if (interval == null) {
            return null;
        }
        Duration length = LENGTHS.get(interval);
        if (length == null) {
            candle.note(Problem.Reason.UNSUPPORTED_INTERVAL, "i", interval);
        }
        return length;
    }

    private static boolean isBookTicker(JsonFields payload) {
        return payload.has("u") && payload.has("s") && payload.has("b") && payload.has("B") && payload.has("a");
    }
}
