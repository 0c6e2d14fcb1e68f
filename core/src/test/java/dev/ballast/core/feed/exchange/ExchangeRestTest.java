package dev.ballast.core.feed.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.ballast.core.feed.RecordedData;
import dev.ballast.core.feed.binance.QuoteAliases;
import dev.ballast.core.feed.history.AskedRanges;
import dev.ballast.core.feed.history.Backfill;
import dev.ballast.core.feed.history.BackfillReport;
import dev.ballast.core.feed.history.BarArchive;
import dev.ballast.core.feed.history.BinanceCandleSource;
import dev.ballast.core.feed.history.BinanceProductSource;
import dev.ballast.core.feed.history.CandleFailure;
import dev.ballast.core.feed.history.CandleFailure.Kind;
import dev.ballast.core.feed.history.CoinbaseProductSource;
import dev.ballast.core.feed.history.ProductAnswer;
import dev.ballast.core.feed.history.ProductList;
import dev.ballast.core.feed.history.ProductSearch;
import dev.ballast.core.feed.history.ProductSource;
import dev.ballast.core.feed.history.Sightings;
import dev.ballast.core.feed.history.VenueProduct;
import dev.ballast.core.feed.history.WeightLimit;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.market.discovery.Sighting;
import dev.ballast.core.market.discovery.Sighting.Found;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Lists of products from a real server on the loopback; time passes only where the search waits.
class ExchangeRestTest {

    private static final Instant LONG_AGO = Instant.parse("2015-01-01T00:00:00Z");
    private static final Tape QUIET = new Tape(List.of(), Duration.ofHours(1));

    private final LocalExchange coinbase = LocalExchange.coinbase(QUIET, 1, 0);
    private final LocalExchange binance = LocalExchange.binance(QUIET, 1, 0);
    private final HttpClient client = HttpClient.newHttpClient();
    private final Waits waits = new Waits();
    private final WeightLimit limit = new WeightLimit();
    private final List<CandleFailure> seen = new ArrayList<>();

    @AfterEach
    void close() {
        client.shutdownNow();
        client.close();
        coinbase.close();
        binance.close();
    }

    /// Passes the time at once; cancels where a test wants it.
    private static final class Waits implements Backfill.Waiting {
        private final List<Duration> waited = new ArrayList<>();
        private int questionsLeft = Integer.MAX_VALUE;

        @Override
        public boolean isCancelled() {
            return --questionsLeft < 0;
        }

        @Override
        public boolean await(Duration wait) {
            if (wait.isPositive()) {
                waited.add(wait);
            }
            return questionsLeft >= 0;
        }
    }

    @Test
    void theRecordedListOfCoinbaseComesWhole() throws IOException {
        coinbase.rest()
                .answers()
                .gives(
                        "/api/v3/brokerage/market/products",
                        unzipped("feeds/coinbase_advtrade_products_2026-08-09.rest.json.gz"));

        ProductList list = listed(search(coinbaseProducts()));

        assertThat(list.products()).hasSize(920);
        assertThat(list.in(VenueProduct.State.DELISTED)).hasSize(8);
        assertThat(coinbase.rest().requests()).hasSize(1);
        List<Sighting> sightings =
                Sightings.of(list, QuoteSource.COINBASE, List.of(id("BTC-USDT"), id("ETH-USD"), id("NOPE-USD")));
        assertThat(sightings)
                .containsExactly(
                        new Sighting(id("BTC-USDT"), "BTC-USD", Found.TRADING),
                        new Sighting(id("ETH-USD"), "ETH-USD", Found.TRADING),
                        new Sighting(id("NOPE-USD"), "NOPE-USD", Found.ABSENT));
    }

    @Test
    void pagesAreAskedForUntilTheListIsWhole() {
        for (int i = 10; i < 35; i++) {
            coinbase.rest().answers().lists("C" + i + "-USD", LONG_AGO);
        }
        coinbase.rest().answers().pages(10);

        ProductList list = listed(search(coinbaseProducts()));

        assertThat(list.products()).hasSize(25).doesNotHaveDuplicates();
        assertThat(list.missing()).isZero();
        assertThat(coinbase.rest().requests())
                .containsExactly(
                        "/api/v3/brokerage/market/products?product_type=SPOT",
                        "/api/v3/brokerage/market/products?product_type=SPOT&offset=10",
                        "/api/v3/brokerage/market/products?product_type=SPOT&offset=20");
    }

    @Test
    void binanceHasStatesStepsAndVolumes() {
        RestAnswers answers = binance.rest().answers();
        answers.lists("BTCUSDT", LONG_AGO).lists("ETHBTC", LONG_AGO);
        answers.states("ETHBTC", "BREAK");

        ProductList list = listed(search(binanceProducts()));

        assertThat(list.products())
                .extracting(VenueProduct::symbol, VenueProduct::state, product -> product.dayVolume()
                        .orElse(-1))
                .containsExactly(
                        tuple("BTCUSDT", VenueProduct.State.TRADING, 7e6),
                        tuple("ETHBTC", VenueProduct.State.HALTED, 6e6));
        assertThat(list.products().getFirst().minimumValue().orElseThrow()).isEqualByComparingTo("5");
        assertThat(answers.usedWeight()).isEqualTo(100);
    }

    /// Bars come at the least pace until the list says what the venue allows: 1,200 of weight a minute is one request
    /// of weight 2 every 200 ms at one half of it, 6,000 one every 40 ms.
    @Test
    void thePaceFollowsWhatTheListSays() {
        Instant now = Instant.parse("2026-08-09T12:00:20Z");
        var bars = new BinanceCandleSource(binance.restAddress(), QuoteAliases.NONE, client, () -> now, limit);
        for (int i = 0; i < 50; i++) {
            assertThat(bars.turn()).isZero();
        }
        assertThat(bars.turn()).isEqualTo(Duration.ofMillis(200));

        RestAnswers answers = binance.rest().answers();
        answers.lists("BTCUSDT", LONG_AGO);
        listed(search(binanceProducts()));

        assertThat(limit.perMinute()).isEqualTo(6_000);
        assertThat(bars.turn()).isEqualTo(Duration.ofMillis(80));

        answers.limitsWeight(1_200);
        listed(search(binanceProducts()));

        assertThat(limit.perMinute()).isEqualTo(1_200);
        assertThat(bars.turn()).isEqualTo(Duration.ofMillis(600));
    }

    /// A list that says nothing of it changes nothing.
    @Test
    void aListWithoutLimitsKeepsTheLastOne() {
        binance.rest().answers().gives("/api/v3/exchangeInfo", "{\"symbols\":[]}");
        limit.learned(6_000);

        search(binanceProducts());

        assertThat(limit.perMinute()).isEqualTo(6_000);
    }

    @ParameterizedTest
    @EnumSource(
            value = RestFault.class,
            names = {"RATE_LIMITED", "BANNED", "SERVER_ERROR", "HTML", "HALF_ANSWER"})
    void whatPassesIsWaitedForAndNamed(RestFault fault) {
        coinbase.rest().answers().lists("BTC-USD", LONG_AGO);
        coinbase.rest().suffer(fault, 1);

        assertThat(listed(search(coinbaseProducts())).products()).hasSize(1);
        assertThat(seen).singleElement().satisfies(failure -> assertThat(failure.kind())
                .isEqualTo(
                        switch (fault) {
                            case RATE_LIMITED -> Kind.RATE_LIMITED;
                            case BANNED -> Kind.BANNED;
                            case SERVER_ERROR -> Kind.SERVER_ERROR;
                            case HTML -> Kind.NOT_JSON;
                            case HALF_ANSWER, SLOW -> Kind.UNREACHABLE;
                        }));
        boolean asked = fault == RestFault.RATE_LIMITED || fault == RestFault.BANNED;
        assertThat(waits.waited.getLast())
                .isBetween(Duration.ofMillis(asked ? 1_000 : 500), Duration.ofMillis(asked ? 2_000 : 1_000));
    }

    @Test
    void whatLastsIsTheReason() {
        binance.rest().answers().lists("BTCUSDT", LONG_AGO);
        binance.rest().suffer(RestFault.HTML, 99);

        assertThat(search(binanceProducts())).isInstanceOfSatisfying(ProductAnswer.Failed.class, failed -> {
            assertThat(failed.failure().kind()).isEqualTo(Kind.NOT_JSON);
            assertThat(failed.failure().message()).contains("Scheduled maintenance");
        });
        assertThat(binance.rest().requests()).hasSize(3);
    }

    /// An empty list would read as "everything was delisted".
    @Test
    void anEmptyListIsAFailure() {
        assertThat(search(coinbaseProducts())).isInstanceOfSatisfying(ProductAnswer.Failed.class, failed -> assertThat(
                        failed.failure().message())
                .isEqualTo("the list is empty"));
    }

    @Test
    void nobodyThereIsAReasonToo() {
        binance.close();

        assertThat(search(binanceProducts())).isInstanceOfSatisfying(ProductAnswer.Failed.class, failed -> assertThat(
                        failed.failure().kind())
                .isEqualTo(Kind.UNREACHABLE));
    }

    @Test
    void aSearchIsStoppedBetweenRequests() {
        coinbase.rest().answers().lists("BTC-USD", LONG_AGO);
        waits.questionsLeft = 1;

        assertThat(search(coinbaseProducts())).isEqualTo(new ProductAnswer.Stopped());
    }

    /// Other programs of this address use the limit up; the backfill slows down by the venue's count and is never
    /// refused. The clock of the venue is the one of the backfill and moves only while it waits.
    @Test
    void aBackfillSlowsDownBeforeBinanceRefuses() {
        var now = new Instant[] {Instant.parse("2024-03-05T13:40:00Z")};
        var answers = new RestAnswers(() -> now[0]);
        answers.lists("BTCUSDT", LONG_AGO);
        answers.othersUse(4_700);
        var waited = new ArrayList<Duration>();
        var waiting = new Backfill.Waiting() {
            @Override
            public boolean isCancelled() {
                return false;
            }

            @Override
            public boolean await(Duration wait) {
                if (wait.isPositive()) {
                    waited.add(wait);
                    now[0] = now[0].plus(wait);
                }
                return true;
            }
        };
        var statuses = new ArrayList<Integer>();
        try (var venue = new CountingVenue(answers, statuses)) {
            InstantSource clock = () -> now[0];
            limit.learned(6_000);
            var source = new BinanceCandleSource(venue.address(), QuoteAliases.NONE, client, clock, limit);
            List<BackfillReport> reports = new Backfill(
                            List.of(source), new NoArchive(), clock, waiting, new SplittableRandom(7))
                    .run(
                            new Backfill.Request(
                                    List.of(id("BTC-USDT")),
                                    Set.of(Timeframe.H1),
                                    Instant.parse("2016-01-01T00:00:00Z"),
                                    Backfill.Again.NEWEST),
                            new Backfill.Progress() {});

            assertThat(reports).singleElement().satisfies(report -> assertThat(report.end())
                    .isEqualTo(BackfillReport.End.COMPLETE));
            assertThat(statuses).hasSizeGreaterThan(70).containsOnly(200);
            // 71 requests of weight 2: 49 fit below 4,800 at a slowing pace, the rest goes in the next minute.
            assertThat(now[0]).isBetween(Instant.parse("2024-03-05T13:41:00Z"), Instant.parse("2024-03-05T13:41:59Z"));
            assertThat(waited).hasSizeBetween(10, 60);
        }
    }

    private CoinbaseProductSource coinbaseProducts() {
        return new CoinbaseProductSource(coinbase.restAddress(), client, InstantSource.system());
    }

    private BinanceProductSource binanceProducts() {
        return new BinanceProductSource(binance.restAddress(), client, InstantSource.system(), limit);
    }

    private ProductAnswer search(ProductSource source) {
        return new ProductSearch(source, waits, new SplittableRandom(3)).run(new ProductSearch.Progress() {
            @Override
            public void waiting(CandleFailure failure, Duration wait) {
                seen.add(failure);
            }
        });
    }

    private static ProductList listed(ProductAnswer answer) {
        return ((ProductAnswer.Listed) answer).list();
    }

    private static InstrumentId id(String symbol) {
        return InstrumentId.of(symbol);
    }

    private static String unzipped(String file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(RecordedData.file(file)))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// Stores nothing.
    private static final class NoArchive implements BarArchive {
        @Override
        public List<Bar> bars(InstrumentId instrument, Timeframe timeframe) {
            return List.of();
        }

        @Override
        public AskedRanges asked(InstrumentId instrument, Timeframe timeframe) {
            return AskedRanges.NONE;
        }

        @Override
        public void store(Page page) {
            // What came is not looked at here.
        }
    }
}
