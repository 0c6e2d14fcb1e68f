package dev.ballast.core.feed.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.feed.RecordedData;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.result.Result;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Recorded REST answers of both venues. Counts and sums were taken from the same files by Python 3 (`json`, `gzip`,
/// `decimal`, `math.fsum`).
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestGoldenTest {

    /// Two megabytes of text, read once.
    private @Nullable JsonNode mock;

    @Test
    void coinbaseListsItsProducts() throws IOException {
        ProductList list =
                known(RestProducts.coinbase(unzipped("feeds/coinbase_advtrade_products_2026-08-09.rest.json.gz")));

        assertThat(list.refused()).isEmpty();
        assertThat(list.missing()).isZero();
        assertThat(list.products()).hasSize(920);
        assertThat(list.in(VenueProduct.State.TRADING)).hasSize(912);
        assertThat(list.in(VenueProduct.State.DELISTED)).hasSize(8);
        assertThat(list.products().stream().filter(product -> !product.aliasOf().isEmpty()))
                .hasSize(400);
        assertThat(sum(list, product -> product.price().orElseThrow())).isCloseTo(7070807.8349919, within(1e-6));
        assertThat(list.products().stream()
                        .filter(product -> product.dayVolume().isPresent()))
                .hasSize(909);
        assertThat(sum(list, product -> product.dayVolume().orElse(0))).isCloseTo(918919547.3648717, within(1e-4));
        assertThat(total(list, VenueProduct::priceTick)).isEqualByComparingTo("3.26650790");
        assertThat(total(list, VenueProduct::quantityStep)).isEqualByComparingTo("206.79336443");
        assertThat(total(list, product -> product.minimumQuantity().orElseThrow()))
                .isEqualByComparingTo("206.97336443");
        assertThat(total(list, product -> product.minimumValue().orElseThrow())).isEqualByComparingTo("921.003448");
        assertThat(list.products().getFirst())
                .isEqualTo(new VenueProduct(
                        InstrumentId.of("BTC-USD"),
                        "BTC-USD",
                        VenueProduct.State.TRADING,
                        new BigDecimal("0.01"),
                        new BigDecimal("1E-8"),
                        Optional.of(new BigDecimal("1E-8")),
                        Optional.of(new BigDecimal("1")),
                        OptionalDouble.of(65086.18),
                        OptionalDouble.of(186637571.25),
                        ""));
        assertThat(list.products().get(1).aliasOf()).isEqualTo("BTC-USD");
    }

    /// binance.com allowed 1,200 of weight a minute in 2021.
    @Test
    void binanceSaysItsLimit() throws IOException {
        assertThat(RestLimits.requestWeight(exchangeInfo())).hasValue(1_200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', nullValues = "none", textBlock = """
            {"rateLimits":[{"rateLimitType":"REQUEST_WEIGHT","interval":"MINUTE","intervalNum":1,"limit":6000}]};6000
            {"a":{"rateLimits":1},"rateLimits":[{"rateLimitType":"REQUEST_WEIGHT","interval":"MINUTE","intervalNum":5,"limit":6002}]};1200
            {"rateLimits":[{"rateLimitType":"REQUEST_WEIGHT","interval":"SECOND","intervalNum":1,"limit":9}]};none
            {"rateLimits":[{"rateLimitType":"REQUEST_WEIGHT","interval":"MINUTE","intervalNum":1,"limit":-5}]};none
            {"rateLimits":[{"rateLimitType":"REQUEST_WEIGHT","interval":"MINUTE","intervalNum":0,"limit":5}]};none
            {"rateLimits":{"limit":5},"symbols":[]};none
            {"rateLimits":[{"limit":;none
            [];none
            <html>;none
            """)
    void onlyAWeightAMinuteIsTheLimit(String body, @Nullable Integer weight) {
        assertThat(RestLimits.requestWeight(body))
                .isEqualTo(weight == null ? OptionalInt.empty() : OptionalInt.of(weight));
    }

    @Test
    void binanceListsItsSymbols() throws IOException {
        ProductList list = known(RestProducts.binance(exchangeInfo()));

        assertThat(list.refused()).isEmpty();
        assertThat(list.products()).hasSize(1_695);
        assertThat(list.in(VenueProduct.State.TRADING)).hasSize(1_262);
        assertThat(list.in(VenueProduct.State.HALTED)).hasSize(433);
        assertThat(total(list, VenueProduct::priceTick)).isEqualByComparingTo("75.85354812");
        assertThat(total(list, VenueProduct::quantityStep)).isEqualByComparingTo("724.96866900");
        assertThat(total(list, product -> product.minimumQuantity().orElseThrow()))
                .isEqualByComparingTo("724.96866900");
        assertThat(total(list, product -> product.minimumValue().orElseThrow()))
                .isEqualByComparingTo("609512.84070000");
        assertThat(list.products().getFirst().id()).isEqualTo(InstrumentId.of("ETH-BTC"));
    }

    /// Whole answers of `/api/v3/klines` in gocryptotrader's mock, found by their query.
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            D1;BTCUSDT;1546300800000;1577836799000;365;2684518.31;2754878.31;2610661.95;2687992.57;15329974.684892
            D1;BTCUSDT;1546041600000;1578096000000;372;2724563.64;2795760.31;2649863.32;2728058.33;15579223.553932
            H1;BTCUSDT;1588280400000;1591880400000;1000;9349137.16;9392540.69;9298834.0;9350014.31;3288260.368543
            H1;BTCUSDT;1591880400000;1593572400000;468;4368694.29;4381096.19;4354113.06;4368113.53;917007.768778
            D1;BTCUSDT;1598918400000;1613347200000;168;3544963.36;3680316.3;3419702.18;3581223.98;13288021.899233
            D1;BTCUSDT;1546300800000;1577836800000;366;2691713.55;2762133.31;2617837.1;2695193.42;15346780.930217
            D1;ETHBTC;1546300800000;1577836800000;366;9.648746;9.822133;9.460788;9.631378;71679850.086
            H1;BTCUSDT;1672516800000;1673146800000;176;2950380.72;2954315.72;2946982.96;2950751.32;1110324.41443
            D1;ETHBTC;1672531200000;1673136000000;6;0.439108;0.443516;0.43761;0.441684;355250.5138
            """)
    void binanceKlinesAreBars(
            Timeframe timeframe,
            String symbol,
            long start,
            long end,
            int count,
            double opens,
            double highs,
            double lows,
            double closes,
            double volumes)
            throws IOException {
        String query = "endTime=%d&interval=%s&limit=1000&startTime=%d&symbol=%s"
                .formatted(end, timeframe == Timeframe.H1 ? "1h" : "1d", start, symbol);
        var range = new TimeRange(Instant.ofEpochMilli(start), Instant.ofEpochMilli(end + 1));

        CandleAnswer answer = RestCandles.binance(mocked(query), timeframe, range);

        assertThat(answer).isInstanceOfSatisfying(CandleAnswer.Bars.class, bars -> {
            assertThat(bars.refused()).isEmpty();
            assertThat(bars.bars()).hasSize(count);
            assertThat(new double[] {
                        sum(bars, Bar::open),
                        sum(bars, Bar::high),
                        sum(bars, Bar::low),
                        sum(bars, Bar::close),
                        sum(bars, Bar::volume)
                    })
                    .containsExactly(new double[] {opens, highs, lows, closes, volumes}, within(1e-5));
        });
    }

    /// The documented samples: one bar each, of times that are on no grid of ours, so they are named and left out.
    @Test
    void documentedSamplesAreRead() throws IOException {
        var ever = new TimeRange(Instant.parse("2010-01-01T00:00:00Z"), Instant.parse("2030-01-01T00:00:00Z"));

        CandleAnswer binance = RestCandles.binance(
                body("feeds/jkorf-binance/Endpoints/Spot/ExchangeData/GetKlines.txt"), Timeframe.H1, ever);
        assertThat(binance)
                .isEqualTo(new CandleAnswer.Bars(
                        List.of(new Bar(
                                Instant.ofEpochMilli(1499040000000L),
                                0.0163479,
                                0.8,
                                0.015758,
                                0.015771,
                                148976.11427815)),
                        List.of()));
        CandleAnswer coinbase = RestCandles.coinbase(
                body("feeds/jkorf-coinbase/Endpoints/AdvancedTrade/ExchangeData/GetKlines.txt"), Timeframe.H1, ever);
        assertThat(coinbase).isInstanceOfSatisfying(CandleAnswer.Bars.class, bars -> {
            assertThat(bars.bars()).isEmpty();
            assertThat(bars.refused()).singleElement().asString().contains("2021-12-14T18:54:10Z is no opening of H1");
        });
        assertThat(known(RestProducts.coinbase(
                                body("feeds/jkorf-coinbase/Endpoints/AdvancedTrade/ExchangeData/GetSymbols.txt")))
                        .products())
                .extracting(VenueProduct::id)
                .containsExactly(InstrumentId.of("BTC-USD"));
        ProductList without = known(
                RestProducts.binance(body("feeds/jkorf-binance/Endpoints/Spot/ExchangeData/GetExchangeInfo.txt")));
        assertThat(without.products()).isEmpty();
        assertThat(without.refused()).singleElement().asString().isEqualTo("MISSING_FIELD at filters: ETH-BTC");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <html>        | NOT_JSON
            {}            | BAD_FORM
            []            | BAD_FORM
            {"candles":7} | BAD_FORM
            7             | BAD_FORM
            {"candles":[  | NOT_JSON
            """)
    void anythingElseIsNoListOfBars(String body, CandleFailure.Kind kind) {
        var range = new TimeRange(Instant.EPOCH, Instant.parse("2030-01-01T00:00:00Z"));

        assertThat(RestCandles.coinbase(body, Timeframe.H1, range))
                .isInstanceOfSatisfying(
                        CandleAnswer.Failed.class,
                        failed -> assertThat(failed.failure().kind()).isEqualTo(kind));
        assertThat(RestProducts.coinbase(body)).isInstanceOf(Result.Missing.class);
        assertThat(RestProducts.binance(body)).isInstanceOf(Result.Missing.class);
    }

    private static <T> T known(Result<T> result) {
        assertThat(result).isInstanceOf(Result.Known.class);
        return ((Result.Known<T>) result).value();
    }

    private static double sum(ProductList list, ToDoubleFunction<VenueProduct> figure) {
        return list.products().stream().mapToDouble(figure).sum();
    }

    private static double sum(CandleAnswer.Bars bars, ToDoubleFunction<Bar> figure) {
        return bars.bars().stream().mapToDouble(figure).sum();
    }

    private static BigDecimal total(ProductList list, Function<VenueProduct, BigDecimal> figure) {
        return list.products().stream().map(figure).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String exchangeInfo() throws IOException {
        String recorded = unzipped("feeds/binance_2021-10-12.exchangeInfo.http.txt.gz");
        return recorded.substring(recorded.indexOf(": {") + 2)
                .lines()
                .findFirst()
                .orElseThrow();
    }

    private static String unzipped(String file) throws IOException {
        Path path = RecordedData.file(file);
        try (InputStream stream = new GZIPInputStream(Files.newInputStream(path))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// The answer in a transcript: what follows the three lines of the request.
    private static String body(String file) throws IOException {
        return Files.readString(RecordedData.file(file))
                .replace("\uFEFF", "")
                .lines()
                .skip(3)
                .reduce("", (all, line) -> all + line + "\n");
    }

    private String mocked(String query) throws IOException {
        JsonNode routes = mock;
        if (routes == null) {
            routes = new ObjectMapper().readTree(unzipped("feeds/gocryptotrader/binance_http_mock.json.gz"));
            mock = routes;
        }
        for (JsonNode answer : routes.get("routes").get("/api/v3/klines").get("GET")) {
            if (answer.get("queryString").asString().equals(query)) {
                return answer.get("data").toString();
            }
        }
        throw new AssertionError("no recorded answer to " + query);
    }
}
