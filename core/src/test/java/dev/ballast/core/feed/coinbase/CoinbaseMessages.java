package dev.ballast.core.feed.coinbase;

/// Messages in the venue's format, for tests that need no recording.
final class CoinbaseMessages {

    static final String TIME = "2026-08-09T21:05:48.229198328Z";

    private CoinbaseMessages() {}

    static String ticker(long sequence, String... tickers) {
        return """
                {"channel":"ticker","timestamp":"%s","sequence_num":%d,"events":[{"type":"update","tickers":[%s]}]}""".formatted(TIME, sequence, String.join(",", tickers));
    }

    /// A ticker of BTC-USD with the given JSON values of bid, ask and price.
    static String prices(String bid, String ask, String price) {
        return """
                {"type":"ticker","product_id":"BTC-USD","price":%s,"volume_24_h":"2867.5","best_bid":%s,"best_ask":%s}""".formatted(price, bid, ask);
    }

    static String soundTicker() {
        return prices("\"65083.66\"", "\"65083.67\"", "\"65086.18\"");
    }
}
