package dev.ballast.core.feed.message;

/// What a received message is, whatever its venue calls it, or why it is nothing.
public enum Channel {
    /// Best bid, best ask and last trade.
    TICKER(Use.READ),
    /// The same every five seconds, as documented without bid and ask (Coinbase).
    TICKER_BATCH(Use.READ),
    /// Best bid and ask alone (Binance).
    BOOK_TICKER(Use.READ),
    /// Single or aggregate trades (Binance).
    TRADES(Use.READ),
    CANDLES(Use.READ),
    HEARTBEATS(Use.READ),
    /// A subscription was taken.
    SUBSCRIPTIONS(Use.READ),
    /// The venue refused something.
    ERROR(Use.READ),
    /// Trades as Coinbase streams them: the ticker has the last one.
    MARKET_TRADES(Use.COUNTED),
    /// The order book below its best prices.
    LEVEL2(Use.COUNTED),
    /// Prices without a bid and an ask: mini and rolling-window tickers (Binance).
    OTHER_TICKER(Use.COUNTED),
    /// Product status (Coinbase), notices of a shutdown (Binance).
    STATUS(Use.COUNTED),
    /// Well-formed, of a channel that is not known here or of none.
    UNKNOWN(Use.COUNTED),
    /// Not JSON, or cut off.
    MALFORMED(Use.COUNTED);

    private final Use use;

    Channel(Use use) {
        this.use = use;
    }

    private enum Use {
        READ,
        COUNTED
    }

    /// Whether anything is taken from such a message; of others only their number is known.
    public boolean isRead() {
        return use == Use.READ;
    }
}
