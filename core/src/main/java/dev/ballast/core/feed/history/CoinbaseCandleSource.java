package dev.ballast.core.feed.history;

import dev.ballast.core.feed.history.HttpFetch.Fetched;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.market.Timeframe;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;

/// Past bars of Coinbase Advanced Trade: `GET /api/v3/brokerage/market/products/{id}/candles`, no key.
///
/// It gives 1h and 1d; 4h is not among its documented granularities of 2024 and is derived. 350 bars at once. Its
/// public limit of 10 requests a second is used to one half. Sources: docs/feeds.md.
public final class CoinbaseCandleSource implements CandleSource {

    public static final URI LIVE = URI.create("https://api.coinbase.com");

    private static final int PAGE = 350;
    private static final double BURST = 5;
    private static final double PER_SECOND = 5;
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final URI base;
    private final HttpFetch http;
    private final TokenBucket limit;

    /// @param base such as [#LIVE]
    public CoinbaseCandleSource(URI base, HttpClient client, InstantSource clock) {
        this.base = base;
        this.http = new HttpFetch(client, TIMEOUT);
        this.limit = new TokenBucket(BURST, PER_SECOND, clock);
    }

    @Override
    public QuoteSource venue() {
        return QuoteSource.COINBASE;
    }

    @Override
    public Set<Timeframe> timeframes() {
        return Set.of(Timeframe.H1, Timeframe.D1);
    }

    @Override
    public int pageSize() {
        return PAGE;
    }

    @Override
    public Duration turn() {
        return limit.take(1);
    }

    @Override
    public CandleAnswer bars(InstrumentId instrument, Timeframe timeframe, TimeRange range)
            throws InterruptedException {
        // The end lies within the last bar: whether the venue counts its end in or not, that bar comes and none after.
        String query = "/api/v3/brokerage/market/products/%s/candles?start=%d&end=%d&granularity=%s&limit=%d"
                .formatted(
                        instrument.symbol(),
                        range.from().getEpochSecond(),
                        range.to().getEpochSecond() - 1,
                        timeframe == Timeframe.H1 ? "ONE_HOUR" : "ONE_DAY",
                        PAGE);
        return switch (http.get(base.resolve(query))) {
            case Fetched.Failed(CandleFailure failure) -> new CandleAnswer.Failed(failure);
            case Fetched.Answer answer
            when answer.status() == 200 -> RestCandles.coinbase(answer.body(), timeframe, range);
            case Fetched.Answer answer -> new CandleAnswer.Failed(RestErrors.of(answer));
        };
    }
}
