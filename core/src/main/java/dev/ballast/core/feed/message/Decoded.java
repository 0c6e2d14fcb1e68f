package dev.ballast.core.feed.message;

import dev.ballast.core.market.Quote;
import java.util.List;

/// What one received message came to. A ticker message may hold good and bad tickers: each good one is a quote, each
/// bad one a problem. A message that is not whole gives no quotes at all.
///
/// @param channel what the message is
/// @param quotes its quotes, in its order
/// @param trades its trades, in its order
/// @param candles its candles, in its order
/// @param problems what was wrong with it; empty for a sound message, also of a channel that is only counted
public record Decoded(
        Channel channel, List<Quote> quotes, List<Trade> trades, List<Candle> candles, List<Problem> problems) {

    public Decoded {
        quotes = List.copyOf(quotes);
        trades = List.copyOf(trades);
        candles = List.copyOf(candles);
        problems = List.copyOf(problems);
    }
}
