package dev.ballast.core.feed.coinbase;

import dev.ballast.core.market.Quote;
import java.util.List;

/// What one received message came to. A ticker message may hold good and bad tickers: each good one is a quote, each
/// bad one a problem. A message that is not whole gives no quotes at all.
///
/// @param channel what the message is
/// @param quotes its quotes, in its order
/// @param problems what was wrong with it; empty for a sound message, also of a channel without quotes
public record Decoded(Channel channel, List<Quote> quotes, List<Problem> problems) {

    public Decoded {
        quotes = List.copyOf(quotes);
        problems = List.copyOf(problems);
    }
}
