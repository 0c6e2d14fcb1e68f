package dev.ballast.core.feed;

import dev.ballast.core.feed.message.Candle;
import dev.ballast.core.feed.message.Channel;
import dev.ballast.core.feed.message.Trade;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.Quote;
import java.util.List;

/// What must hold of anything a decoder says, whatever it was given.
public final class SoundEvents {

    private SoundEvents() {}

    /// Prices finite, positive and within bounds; the message ended exactly once, last; nothing from a malformed one.
    public static void require(SinkLog log, String context) {
        for (Quote quote : log.of(Quote.class)) {
            prices(context, quote.bid(), quote.ask(), quote.last());
        }
        for (Trade trade : log.of(Trade.class)) {
            prices(context, trade.price());
        }
        for (Candle candle : log.of(Candle.class)) {
            Bar bar = candle.bar();
            prices(context, bar.open(), bar.high(), bar.low(), bar.close());
        }
        List<Object> events = log.events();
        boolean malformed = events.contains(Channel.MALFORMED);
        if (log.of(Channel.class).size() != 1
                || !(events.getLast() instanceof Channel)
                || (malformed && events.size() != 2)) {
            throw new AssertionError("unsound end of " + context + ": " + events);
        }
    }

    private static void prices(String context, double... prices) {
        for (double price : prices) {
            if (!(price >= 1e-12 && price <= 1e12)) {
                throw new AssertionError("price " + price + " from " + context);
            }
        }
    }
}
