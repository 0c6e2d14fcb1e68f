package dev.ballast.core.feed.binance;

import java.util.List;

/// Frames in the venue's format, for tests that need no recording.
final class BinanceFrames {

    static final String BOOK_TICKER = "{\"stream\":\"nknusdt@bookTicker\",\"data\":{\"u\":499869768,\"s\":\"NKNUSDT\","
            + "\"b\":\"0.35210000\",\"B\":\"672.00000000\",\"a\":\"0.35260000\",\"A\":\"3199.00000000\"}}";

    static final String TICKER = "{\"stream\":\"ethusdt@ticker\",\"data\":{\"e\":\"24hrTicker\",\"E\":1653812650349,"
            + "\"s\":\"ETHUSDT\",\"p\":\"28.23000000\",\"P\":\"1.600\",\"c\":\"1792.84000000\",\"Q\":\"0.55720000\","
            + "\"b\":\"1792.83000000\",\"B\":\"1.62740000\",\"a\":\"1792.84000000\",\"A\":\"20.29140000\"}}";

    static final String TRADE = "{\"stream\":\"nknusdt@aggTrade\",\"data\":{\"e\":\"aggTrade\",\"E\":1633998523963,"
            + "\"s\":\"NKNUSDT\",\"a\":15683430,\"p\":\"0.35280000\",\"q\":\"58.00000000\",\"f\":1,\"l\":1,"
            + "\"T\":1633998523962,\"m\":false,\"M\":true}}";

    static final String CANDLE = "{\"stream\":\"nknusdt@kline_1m\",\"data\":{\"e\":\"kline\",\"E\":1633998523963,"
            + "\"s\":\"NKNUSDT\",\"k\":{\"t\":1633998480000,\"T\":1633998539999,\"s\":\"NKNUSDT\",\"i\":\"1m\","
            + "\"o\":\"0.35270000\",\"c\":\"0.35280000\",\"h\":\"0.35280000\",\"l\":\"0.35220000\","
            + "\"v\":\"25877.00000000\",\"n\":30,\"x\":false}}}";

    static final String DEPTH =
            "{\"stream\":\"nknusdt@depth@100ms\",\"data\":{\"e\":\"depthUpdate\",\"E\":1633998512068,"
                    + "\"s\":\"NKNUSDT\",\"U\":499869750,\"u\":499869752,\"b\":[[\"0.35130000\",\"6195.0\"]],\"a\":[]}}";

    static final String PARTIAL_BOOK =
            "{\"lastUpdateId\":160,\"bids\":[[\"0.0024\",\"10\"]],\"asks\":[[\"0.0026\",\"1\"]]}";

    static final String ACKNOWLEDGED = "{\"result\":null,\"id\":7}";

    static final String REFUSED = "{\"error\":{\"code\":2,\"msg\":\"Invalid request: unknown variant\"},\"id\":9}";

    static final List<String> ALL = List.of(
            BOOK_TICKER,
            bare(BOOK_TICKER),
            TICKER,
            "[" + bare(TICKER) + "]",
            TRADE,
            CANDLE,
            bare(CANDLE),
            DEPTH,
            PARTIAL_BOOK,
            ACKNOWLEDGED,
            REFUSED);

    private BinanceFrames() {}

    /// The payload as a connection to a single raw stream sends it.
    static String bare(String combined) {
        return combined.substring(combined.indexOf("\"data\":") + 7, combined.length() - 1);
    }
}
