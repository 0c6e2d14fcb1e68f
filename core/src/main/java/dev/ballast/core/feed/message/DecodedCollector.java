package dev.ballast.core.feed.message;

import dev.ballast.core.market.Quote;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects what one message came to.
final class DecodedCollector implements DecodeSink {

    private final List<Quote> quotes = new ArrayList<>(1);
    private final List<Trade> trades = new ArrayList<>(0);
    private final List<Candle> candles = new ArrayList<>(0);
    private final List<Problem> problems = new ArrayList<>(0);

    private @Nullable Channel channel;

    Decoded decoded() {
        if (channel == null) {
            throw new IllegalStateException("the decoder did not end the message");
        }
        return new Decoded(channel, quotes, trades, candles, problems);
    }

    @Override
    public void onQuote(Quote quote) {
        quotes.add(quote);
    }

    @Override
    public void onTrade(Trade trade) {
        trades.add(trade);
    }

    @Override
    public void onCandle(Candle candle) {
        candles.add(candle);
    }

    @Override
    public void onProblem(Problem problem) {
        problems.add(problem);
    }

    @Override
    public void onMessage(Channel ended) {
        channel = ended;
    }
}
