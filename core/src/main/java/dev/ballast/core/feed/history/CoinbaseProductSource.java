package dev.ballast.core.feed.history;

import dev.ballast.core.feed.history.HttpFetch.Fetched;
import dev.ballast.core.market.QuoteSource;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;

/// The pairs of Coinbase Advanced Trade: `GET /api/v3/brokerage/market/products`, no key. The recorded answer has all
/// pairs at once; where it says that there are more, they are asked for by `offset`. Sources: docs/feeds.md.
public final class CoinbaseProductSource implements ProductSource {

    private static final double BURST = 5;
    private static final double PER_SECOND = 5;
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final URI base;
    private final HttpFetch http;
    private final TokenBucket limit;

    /// @param base such as [CoinbaseCandleSource#LIVE]
    public CoinbaseProductSource(URI base, HttpClient client, InstantSource clock) {
        this(base, client, clock, TIMEOUT);
    }

    /// @param timeout for one whole answer
    CoinbaseProductSource(URI base, HttpClient client, InstantSource clock, Duration timeout) {
        this.base = base;
        this.http = new HttpFetch(client, timeout);
        this.limit = new TokenBucket(BURST, PER_SECOND, clock);
    }

    @Override
    public QuoteSource venue() {
        return QuoteSource.COINBASE;
    }

    @Override
    public Duration turn() {
        return limit.take(1);
    }

    @Override
    public ProductAnswer more(ProductList sofar) throws InterruptedException {
        int before = sofar.entries();
        String query = "/api/v3/brokerage/market/products?product_type=SPOT" + (before == 0 ? "" : "&offset=" + before);
        return switch (http.get(base.resolve(query))) {
            case Fetched.Failed(CandleFailure failure) -> new ProductAnswer.Failed(failure);
            case Fetched.Answer answer
            when answer.status() == 200 ->
                ProductAnswers.of(answer.body(), RestProducts.coinbase(answer.body(), before), sofar);
            case Fetched.Answer answer -> new ProductAnswer.Failed(RestErrors.of(answer));
        };
    }
}
