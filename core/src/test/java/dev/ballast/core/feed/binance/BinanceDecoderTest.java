package dev.ballast.core.feed.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.core.feed.SinkLog;
import dev.ballast.core.feed.message.Acknowledgement;
import dev.ballast.core.feed.message.Candle;
import dev.ballast.core.feed.message.Channel;
import dev.ballast.core.feed.message.Decoded;
import dev.ballast.core.feed.message.MessageCounts;
import dev.ballast.core.feed.message.Problem;
import dev.ballast.core.feed.message.Problem.Reason;
import dev.ballast.core.feed.message.Trade;
import dev.ballast.core.feed.message.VenueError;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinanceDecoderTest {

    private static final Instant RECEIVED = Instant.parse("2021-10-12T00:28:33.377805Z");
    private static final InstrumentId NKN = InstrumentId.of("NKN-USDT");
    private static final InstrumentId ETH = InstrumentId.of("ETH-USDT");

    private final MessageCounts counts = new MessageCounts();
    private final BinanceDecoder decoder =
            new BinanceDecoder(QuoteSource.BINANCE, BinanceSymbols.of(List.of(NKN, ETH), QuoteAliases.NONE), counts);

    @Test
    void aBookTickerIsAQuoteAtTheTimeOfReceiptWithTheMiddleForALastTradeNotYetSeen() {
        Decoded decoded = decode(BinanceFrames.BOOK_TICKER);

        assertThat(decoded.channel()).isEqualTo(Channel.BOOK_TICKER);
        assertThat(decoded.quotes()).containsExactly(bookQuote(0.5 * (0.3521 + 0.3526)));
        assertThat(decoded.problems()).isEmpty();
        assertThat(decode(BinanceFrames.bare(BinanceFrames.BOOK_TICKER)).quotes())
                .containsExactly(bookQuote(0.5 * (0.3521 + 0.3526)));
    }

    @Test
    void aTradeIsTheLastPriceOfLaterBookTickersUntilTheConnectionIsMadeAnew() {
        Decoded trade = decode(BinanceFrames.TRADE);

        assertThat(trade.quotes()).isEmpty();
        assertThat(trade.trades())
                .containsExactly(new Trade(NKN, 0.3528, 58, Instant.ofEpochMilli(1_633_998_523_962L)));
        assertThat(decode(BinanceFrames.BOOK_TICKER).quotes()).containsExactly(bookQuote(0.3528));
        decoder.reconnected();
        assertThat(decode(BinanceFrames.BOOK_TICKER).quotes()).containsExactly(bookQuote(0.5 * (0.3521 + 0.3526)));
    }

    @Test
    void aTickerIsAQuoteAtItsEventTimeAlsoInAList() {
        var quote = new Quote(
                ETH, 1792.83, 1792.84, 1792.84, QuoteSource.BINANCE, Instant.ofEpochMilli(1_653_812_650_349L));

        assertThat(decode(BinanceFrames.TICKER).quotes()).containsExactly(quote);
        assertThat(decode("[" + BinanceFrames.bare(BinanceFrames.TICKER) + "]").quotes())
                .containsExactly(quote);
        assertThat(decode(BinanceFrames.TICKER
                                .replace("\"data\":{", "\"data\":[{")
                                .replace("}}", "}]}"))
                        .quotes())
                .containsExactly(quote);
    }

    @Test
    void aCandleGrowsUntilTheVenueSaysThatItIsClosed() {
        var bar = new Bar(Instant.ofEpochMilli(1_633_998_480_000L), 0.3527, 0.3528, 0.3522, 0.3528, 25_877);
        var growing = new Candle(
                NKN, Duration.ofMinutes(1), bar, Candle.State.GROWING, Instant.ofEpochMilli(1_633_998_523_963L));

        assertThat(decode(BinanceFrames.CANDLE).candles()).containsExactly(growing);
        assertThat(decode(BinanceFrames.CANDLE.replace("\"x\":false", "\"x\":true"))
                        .candles())
                .singleElement()
                .extracting(Candle::state)
                .isEqualTo(Candle.State.CLOSED);
    }

    @Test
    void answersAreHandedOverWithTheIdOfTheirRequest() {
        assertThat(log(BinanceFrames.ACKNOWLEDGED).of(Acknowledgement.class))
                .containsExactly(new Acknowledgement("7", new TreeMap<>()));
        SortedMap<String, List<String>> streams = new TreeMap<>(Map.of("streams", List.of("btcusdt@aggTrade")));
        assertThat(log("{\"result\":[\"btcusdt@aggTrade\"],\"id\":\"a\"}").of(Acknowledgement.class))
                .containsExactly(new Acknowledgement("a", streams));
        assertThat(log(BinanceFrames.REFUSED).of(VenueError.class))
                .containsExactly(new VenueError("2", "Invalid request: unknown variant", "9"));
        assertThat(log("{\"code\":-1121,\"msg\":\"Invalid symbol.\"}").of(VenueError.class))
                .containsExactly(new VenueError("-1121", "Invalid symbol.", ""))
                .first()
                .hasToString("-1121: Invalid symbol.");
        assertThat(counts.messages(Channel.SUBSCRIPTIONS)).isEqualTo(2);
        assertThat(counts.problems(Reason.VENUE_ERROR)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "b":"0.35210000" | `"b":"0.00000000"`     | NOT_POSITIVE   | b
                    "b":"0.35210000" | `"b":"NaN"`            | NOT_A_DECIMAL  | b
                    "b":"0.35210000" | `"b":"-1"`             | NOT_POSITIVE   | b
                    "b":"0.35210000" | `"b":0.3521`           | WRONG_TYPE     | b
                    "b":"0.35210000" | `"b":[]`               | WRONG_TYPE     | b
                    "b":"0.35210000" | `"b":"1","b":"2"`      | CONTRADICTION  | b
                    "a":"0.35260000" | `"a":"1e15"`           | NOT_A_DECIMAL  | a
                    "a":"0.35260000" | `"a":"1000000000001"`  | OUT_OF_RANGE   | a
                    "a":"0.35260000" | `"c":"1"`              | MISSING_FIELD  | a
                    NKNUSDT          | BLZETH                 | UNKNOWN_SYMBOL | s
                    "s":"NKNUSDT"    | `"s":5`                | WRONG_TYPE     | s
                    "u":499869768    | `"E":"soon"`           | WRONG_TYPE     | E
                    "u":499869768    | `"E":12`               | OUT_OF_RANGE   | E
                    """)
    void whatIsWrongIsNamedAndIsNoQuote(String part, String other, Reason reason, String field) {
        Decoded decoded = decode(BinanceFrames.BOOK_TICKER.replace(part, other));

        assertThat(decoded.channel()).isEqualTo(Channel.BOOK_TICKER);
        assertThat(decoded.quotes()).isEmpty();
        assertThat(decoded.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.reason()).isEqualTo(reason);
            assertThat(problem.field()).isEqualTo(field);
        });
        assertThat(counts.problems(reason)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "i":"1m"         | `"i":"1M"`         | UNSUPPORTED_INTERVAL
                    "h":"0.35280000" | `"h":"0.35260000"` | CONTRADICTION
                    "l":"0.35220000" | `"l":"0.35290000"` | CONTRADICTION
                    "x":false        | `"x":0`            | WRONG_TYPE
                    "x":false        | `"y":false`        | MISSING_FIELD
                    "k":{            | `"q":{`            | MISSING_FIELD
                    "v":"25877.00000000" | `"v":"-1"`     | NOT_POSITIVE
                    """)
    void aCandleThatContradictsItselfIsNone(String part, String other, Reason reason) {
        Decoded decoded = decode(BinanceFrames.CANDLE.replace(part, other));

        assertThat(decoded.candles()).isEmpty();
        assertThat(decoded.problems()).extracting(Problem::reason).containsExactly(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"e":"24hrMiniTicker","s":"NKNUSDT","c":"1"} | OTHER_TICKER
                    {"e":"1hTicker","s":"NKNUSDT","c":"1"}       | OTHER_TICKER
                    {"e":"serverShutdown","E":1}                 | STATUS
                    {"e":"executionReport","s":"NKNUSDT"}        | UNKNOWN
                    {"stream":"x","data":[]}                     | UNKNOWN
                    {}                                           | UNKNOWN
                    []                                           | UNKNOWN
                    """)
    void otherStreamsAreToldApartAndOnlyCounted(String frame, Channel channel) {
        assertThat(decode(frame).channel()).isEqualTo(channel);
        assertThat(channel.isRead()).isFalse();
    }

    @Test
    void booksAreCountedWithAndWithoutAnEventName() {
        assertThat(decode(BinanceFrames.DEPTH).channel()).isEqualTo(Channel.LEVEL2);
        assertThat(decode(BinanceFrames.PARTIAL_BOOK).channel()).isEqualTo(Channel.LEVEL2);
        assertThat(counts.problems()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "\"x\"", "{", "{}{}", "<html>Service unavailable</html>", "{\"a\":NaN}"})
    void whatIsNoJsonDocumentIsMalformed(String text) {
        Decoded decoded = decode(text);

        assertThat(decoded.channel()).isEqualTo(Channel.MALFORMED);
        assertThat(decoded.problems()).extracting(Problem::reason).containsExactly(Reason.NOT_JSON);
    }

    @Test
    void oneBadPayloadOfAListDoesNotCostItsNeighbours() {
        String good = BinanceFrames.bare(BinanceFrames.TICKER);

        Decoded decoded = decode("[" + good.replace("1792.83", "x") + "," + good + ",3]");

        assertThat(decoded.quotes()).hasSize(1);
        assertThat(decoded.problems())
                .extracting(Problem::reason)
                .containsExactly(Reason.NOT_A_DECIMAL, Reason.WRONG_TYPE);
    }

    /// A stablecoin stands for the dollar only where the trader said so, and then for that instrument by name.
    @Test
    void onlyANamedAliasPricesADollarPairByAStablecoinPair() {
        var btcUsd = InstrumentId.of("BTC-USD");
        var btcUsdt = InstrumentId.of("BTC-USDT");

        assertThat(BinanceSymbols.of(List.of(btcUsd), QuoteAliases.NONE).instruments("BTCUSDT"))
                .isEmpty();
        var aliases = QuoteAliases.parse("USD=USDT");
        BinanceSymbols symbols = BinanceSymbols.of(List.of(btcUsd, btcUsdt), aliases);
        assertThat(symbols.instruments("BTCUSDT")).containsExactly(btcUsd, btcUsdt);
        assertThat(symbols.instruments("BTCUSD")).isEmpty();
        assertThat(BinanceSymbols.stream(btcUsd, aliases, "bookTicker")).isEqualTo("btcusdt@bookTicker");
        assertThat(QuoteAliases.parse(" ")).isEqualTo(QuoteAliases.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"USD", "USD=", "USD=USD", "USD=USDT,USD=USDC", "usd=usdt", "=", "USD=USDT,"})
    void anAliasThatIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> QuoteAliases.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void symbolsOfRecordingsAreSplitAtTheLongestQuoteCurrency() {
        BinanceSymbols symbols = BinanceSymbols.splitting(BinanceSymbols.QUOTE_CURRENCIES);

        assertThat(symbols.instruments("BTCTUSD")).containsExactly(InstrumentId.of("BTC-TUSD"));
        assertThat(symbols.instruments("BLZETH")).containsExactly(InstrumentId.of("BLZ-ETH"));
        assertThat(symbols.instruments("USDT")).isEmpty();
        assertThat(symbols.instruments("BTCUSD_PERP")).isEmpty();
        assertThat(symbols.instruments("btcusdt")).isEmpty();
    }

    private static Quote bookQuote(double last) {
        return new Quote(NKN, 0.3521, 0.3526, last, QuoteSource.BINANCE, RECEIVED);
    }

    private Decoded decode(String text) {
        return decoder.decode(text, RECEIVED);
    }

    private SinkLog log(String text) {
        var log = new SinkLog();
        decoder.decode(text.toCharArray(), text.length(), RECEIVED, log);
        return log;
    }
}
