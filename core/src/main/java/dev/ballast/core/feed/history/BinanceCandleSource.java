package dev.ballast.core.feed.history;

import dev.ballast.core.feed.binance.BinanceSymbols;
import dev.ballast.core.feed.binance.QuoteAliases;
import dev.ballast.core.feed.history.HttpFetch.Fetched;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.market.Timeframe;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;

/// Past bars of Binance spot: `GET /api/v3/klines`, no key. 1,000 bars at once, weight 2. One half of the weight that
/// the address may use is used, and less where other programs use it too. Sources: docs/feeds.md.
public final class BinanceCandleSource implements CandleSource {

    public static final URI LIVE = URI.create("https://api.binance.com");

    private static final int PAGE = 1_000;
    private static final double WEIGHT = 2;
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final URI base;
    private final QuoteAliases aliases;
    private final HttpFetch http;
    private final BinancePace pace;

    /// Within the least limit that is documented.
    ///
    /// @param base such as [#LIVE]
    /// @param aliases which of its quote currencies stand in for the desk's
    public BinanceCandleSource(URI base, QuoteAliases aliases, HttpClient client, InstantSource clock) {
        this(base, aliases, client, clock, new WeightLimit());
    }

    /// @param limit of the address, as far as it is known by now
    public BinanceCandleSource(
            URI base, QuoteAliases aliases, HttpClient client, InstantSource clock, WeightLimit limit) {
        this.base = base;
        this.aliases = aliases;
        this.http = new HttpFetch(client, TIMEOUT);
        this.pace = new BinancePace(limit, clock);
    }

    @Override
    public QuoteSource venue() {
        return QuoteSource.BINANCE;
    }

    @Override
    public Set<Timeframe> timeframes() {
        return Set.of(Timeframe.H1, Timeframe.H4, Timeframe.D1);
    }

    @Override
    public int pageSize() {
        return PAGE;
    }

    @Override
    public Duration turn() {
        return pace.turn(WEIGHT);
    }

    @Override
    public CandleAnswer bars(InstrumentId instrument, Timeframe timeframe, TimeRange range)
            throws InterruptedException {
        String query = "/api/v3/klines?symbol=%s&interval=%s&startTime=%d&endTime=%d&limit=%d"
                .formatted(
                        BinanceSymbols.symbolOf(instrument, aliases),
                        interval(timeframe),
                        range.from().toEpochMilli(),
                        range.to().toEpochMilli() - 1,
                        PAGE);
        Fetched fetched = http.get(base.resolve(query));
        pace.note(fetched);
        return switch (fetched) {
            case Fetched.Failed(CandleFailure failure) -> new CandleAnswer.Failed(failure);
            case Fetched.Answer answer
            when answer.status() == 200 -> RestCandles.binance(answer.body(), timeframe, range);
            case Fetched.Answer answer -> new CandleAnswer.Failed(RestErrors.of(answer));
        };
    }

    private static String interval(Timeframe timeframe) {
        return switch (timeframe) {
            case H1 -> "1h";
            case H4 -> "4h";
            case D1 -> "1d";
            case W1 -> "1w";
        };
    }
}
