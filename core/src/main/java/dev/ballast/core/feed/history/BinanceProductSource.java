package dev.ballast.core.feed.history;

import dev.ballast.core.feed.history.HttpFetch.Fetched;
import dev.ballast.core.feed.history.RestTickers.Day;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.result.Result;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/// The pairs of Binance spot: `GET /api/v3/exchangeInfo` (weight 20) for what there is, `GET /api/v3/ticker/24hr`
/// (weight 80) for prices and volumes, no key. Sources: docs/feeds.md.
public final class BinanceProductSource implements ProductSource {

    private static final double WEIGHT = 100;
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final URI base;
    private final HttpFetch http;
    private final WeightLimit limit;
    private final BinancePace pace;

    /// @param base such as [BinanceCandleSource#LIVE]
    /// @param limit learns from each list what the address may use
    public BinanceProductSource(URI base, HttpClient client, InstantSource clock, WeightLimit limit) {
        this(base, client, clock, limit, TIMEOUT);
    }

    /// @param timeout for one whole answer
    BinanceProductSource(URI base, HttpClient client, InstantSource clock, WeightLimit limit, Duration timeout) {
        this.base = base;
        this.http = new HttpFetch(client, timeout);
        this.limit = limit;
        this.pace = new BinancePace(limit, clock);
    }

    @Override
    public QuoteSource venue() {
        return QuoteSource.BINANCE;
    }

    @Override
    public Duration turn() {
        return pace.turn(WEIGHT);
    }

    @Override
    public ProductAnswer more(ProductList sofar) throws InterruptedException {
        Fetched fetched = get("/api/v3/exchangeInfo");
        ProductAnswer pairs =
                switch (fetched) {
                    case Fetched.Failed(CandleFailure failure) -> new ProductAnswer.Failed(failure);
                    case Fetched.Answer answer
                    when answer.status() == 200 -> {
                        RestLimits.requestWeight(answer.body()).ifPresent(limit::learned);
                        yield ProductAnswers.of(answer.body(), RestProducts.binance(answer.body()), sofar);
                    }
                    case Fetched.Answer answer -> new ProductAnswer.Failed(RestErrors.of(answer));
                };
        return pairs instanceof ProductAnswer.Listed(ProductList list) ? withDays(list) : pairs;
    }

    /// A list without volumes would rank every pair last: what can't be had is a failure, as for the list itself.
    private ProductAnswer withDays(ProductList list) throws InterruptedException {
        return switch (get("/api/v3/ticker/24hr?type=MINI")) {
            case Fetched.Failed(CandleFailure failure) -> new ProductAnswer.Failed(failure);
            case Fetched.Answer answer
            when answer.status() == 200 ->
                switch (RestTickers.read(answer.body())) {
                    case Result.Missing<Map<String, Day>>(String reason) ->
                        ProductAnswers.failed(answer.body(), reason);
                    case Result.Known<Map<String, Day>>(Map<String, Day> days) ->
                        new ProductAnswer.Listed(list.map(product -> {
                            Day day = days.getOrDefault(product.symbol(), Day.UNKNOWN);
                            return product.withDay(day.price(), day.volume());
                        }));
                };
            case Fetched.Answer answer -> new ProductAnswer.Failed(RestErrors.of(answer));
        };
    }

    private Fetched get(String path) throws InterruptedException {
        Fetched fetched = http.get(base.resolve(path));
        pace.note(fetched);
        return fetched;
    }
}
