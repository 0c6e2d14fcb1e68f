package dev.ballast.core.feed.coinbase;

import static dev.ballast.core.feed.coinbase.CoinbaseMessages.TIME;
import static dev.ballast.core.feed.coinbase.CoinbaseMessages.prices;
import static dev.ballast.core.feed.coinbase.CoinbaseMessages.soundTicker;
import static dev.ballast.core.feed.coinbase.CoinbaseMessages.ticker;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.feed.message.Channel;
import dev.ballast.core.feed.message.Decoded;
import dev.ballast.core.feed.message.MessageCounts;
import dev.ballast.core.feed.message.Problem;
import dev.ballast.core.feed.message.Problem.Reason;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoinbaseDecoderTest {

    private static final Quote SOUND = new Quote(
            InstrumentId.of("BTC-USD"), 65083.66, 65083.67, 65086.18, QuoteSource.COINBASE, Instant.parse(TIME));

    private final MessageCounts counts = new MessageCounts();
    private final CoinbaseDecoder decoder = new CoinbaseDecoder(QuoteSource.COINBASE, counts);

    private Decoded decode(String text) {
        return decoder.decode(text, Instant.EPOCH);
    }

    @Test
    void aTickerIsAQuote() {
        Decoded decoded = decode(ticker(0, soundTicker()));

        assertThat(decoded.channel()).isEqualTo(Channel.TICKER);
        assertThat(decoded.quotes()).containsExactly(SOUND);
        assertThat(decoded.problems()).isEmpty();
        assertThat(counts.messagesWithoutQuote()).isZero();
    }

    @Test
    void fieldsMayComeInAnyOrder() {
        String message = """
                {"events":[{"tickers":[%s],"type":"update"}],"sequence_num":4,"timestamp":"%s","channel":"ticker"}""".formatted(soundTicker(), TIME);

        assertThat(decode(message).quotes()).containsExactly(SOUND);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "-1"                                 | NOT_POSITIVE
                    "0"                                  | NOT_POSITIVE
                    "0.00"                               | NOT_POSITIVE
                    "NaN"                                | NOT_A_DECIMAL
                    "Infinity"                           | NOT_A_DECIMAL
                    "1e400"                              | NOT_A_DECIMAL
                    "1e999999999"                        | NOT_A_DECIMAL
                    "1E-5"                               | NOT_A_DECIMAL
                    "0x1p3"                              | NOT_A_DECIMAL
                    "12d"                                | NOT_A_DECIMAL
                    "1,5"                                | NOT_A_DECIMAL
                    "1.2.3"                              | NOT_A_DECIMAL
                    "."                                  | NOT_A_DECIMAL
                    "-"                                  | NOT_A_DECIMAL
                    " 1"                                 | NOT_A_DECIMAL
                    "١"                                  | NOT_A_DECIMAL
                    ""                                   | NOT_A_DECIMAL
                    "1.000000000000000000000000000000001"| NOT_A_DECIMAL
                    "0.0000000000001"                    | OUT_OF_RANGE
                    "1000000000001"                      | OUT_OF_RANGE
                    1.5                                  | WRONG_TYPE
                    1e999999999                          | WRONG_TYPE
                    null                                 | WRONG_TYPE
                    true                                 | WRONG_TYPE
                    {"a":1}                              | WRONG_TYPE
                    ["1"]                                | WRONG_TYPE
                    """)
    void aBadPriceIsAProblemAndNeverAQuote(String value, Reason reason) {
        Decoded decoded = decode(ticker(0, prices(value, "\"65083.67\"", "\"65086.18\"")));

        assertThat(decoded.channel()).isEqualTo(Channel.TICKER);
        assertThat(decoded.quotes()).isEmpty();
        assertThat(decoded.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.reason()).isEqualTo(reason);
            assertThat(problem.field()).isEqualTo("best_bid");
        });
        assertThat(counts.problems(reason)).isEqualTo(1);
        assertThat(counts.messagesWithoutQuote()).isEqualTo(1);
    }

    @Test
    void oneBadTickerDoesNotCostItsNeighbours() {
        String bad = prices("\"x\"", "\"y\"", "\"1\"");

        Decoded decoded = decode(ticker(0, bad, soundTicker(), bad));

        assertThat(decoded.quotes()).containsExactly(SOUND);
        assertThat(decoded.problems()).hasSize(4);
        assertThat(counts.problems(Reason.NOT_A_DECIMAL)).isEqualTo(4);
        assertThat(counts.messagesWithoutQuote()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "product_id":"BTC-USD",  | `"product_id":"btc usd",`        | BAD_SYMBOL    | product_id
                    "product_id":"BTC-USD",  | `"product_id":7,`                | WRONG_TYPE    | product_id
                    "product_id":"BTC-USD",  | ``                               | MISSING_FIELD | product_id
                    "best_ask":"65083.67"    | `"ask":"65083.67"`               | MISSING_FIELD | best_ask
                    "timestamp"              | `"when"`                         | MISSING_FIELD | timestamp
                    2026-08-09T              | `2026-13-09T`                    | BAD_TIME      | timestamp
                    2026-08-09T              | `1969-08-09T`                    | OUT_OF_RANGE  | timestamp
                    2026-08-09T              | `+999999999-08-09T`              | OUT_OF_RANGE  | timestamp
                    "tickers":[              | `"things":[`                     | MISSING_FIELD | tickers
                    "tickers":[{             | `"tickers":[3,{`                 | WRONG_TYPE    | tickers
                    "events":[               | `"events":"none","others":[`     | WRONG_TYPE    | events
                    "sequence_num":0         | `"sequence_num":"0"`             | WRONG_TYPE    | sequence_num
                    "sequence_num":0         | `"sequence_num":-5`              | OUT_OF_RANGE  | sequence_num
                    "sequence_num":0         | `"sequence_num":9223372036854775808` | OUT_OF_RANGE | sequence_num
                    """)
    void whatIsWrongIsNamedByFieldAndReason(String part, String other, Reason reason, String field) {
        Decoded decoded = decode(ticker(0, soundTicker()).replace(part, other));

        assertThat(decoded.channel()).isEqualTo(Channel.TICKER);
        assertThat(decoded.problems())
                .anyMatch(
                        problem -> problem.reason() == reason && problem.field().equals(field));
        assertThat(counts.problems(reason)).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "7",
                "\"text\"",
                "{",
                "{\"channel\":\"ticker\"",
                "not json",
                "{} {}",
                "{\"channel\":\"ticker\"}]",
                "{\"a\":01}",
                "\u0000",
                "{'channel':'ticker'}"
            })
    void whatIsNotOneJsonObjectIsCountedAsMalformed(String text) {
        Decoded decoded = decode(text);

        assertThat(decoded.channel()).isEqualTo(Channel.MALFORMED);
        assertThat(decoded.problems()).extracting(Problem::reason).containsExactly(Reason.NOT_JSON);
        assertThat(counts.messages(Channel.MALFORMED)).isEqualTo(1);
    }

    @Test
    void deepNestingIsRefusedInsteadOfOverflowingTheStack() {
        String bomb = "{\"events\":" + "[".repeat(100_000);

        assertThat(decode(bomb).channel()).isEqualTo(Channel.MALFORMED);
    }

    @Test
    void everyTruncationOfATickerIsMalformedAndGivesNoQuote() {
        String whole = ticker(0, soundTicker());
        for (int length = 0; length < whole.length(); length++) {
            Decoded decoded = decode(whole.substring(0, length));
            assertThat(decoded.channel()).isEqualTo(Channel.MALFORMED);
            assertThat(decoded.quotes()).isEmpty();
        }
        assertThat(counts.messages(Channel.MALFORMED)).isEqualTo(whole.length());
    }

    @ParameterizedTest
    @CsvSource({
        "market_trades, MARKET_TRADES",
        "l2_data, LEVEL2",
        "status, STATUS",
        "futures, UNKNOWN",
        "malformed, UNKNOWN"
    })
    void otherChannelsAreToldApartAndOnlyCounted(String name, Channel channel) {
        Decoded decoded = decode("{\"channel\":\"" + name + "\",\"events\":[{\"a\":[1]}]}");

        assertThat(decoded.channel()).isEqualTo(channel);
        assertThat(decoded.problems()).isEmpty();
        assertThat(channel.isRead()).isFalse();
        assertThat(counts.messages(channel)).isEqualTo(1);
    }

    @Test
    void anObjectWithoutChannelIsUnknown() {
        assertThat(decode("{}").channel()).isEqualTo(Channel.UNKNOWN);
    }

    @Test
    void theVenuesErrorIsKeptWithItsText() {
        Decoded decoded = decode("{\"type\":\"error\",\"message\":\"authentication failure\"}");

        assertThat(decoded.channel()).isEqualTo(Channel.ERROR);
        assertThat(decoded.problems())
                .containsExactly(new Problem(Reason.VENUE_ERROR, "message", "authentication failure"));
        assertThat(decoded.problems().getFirst()).hasToString("VENUE_ERROR at message: authentication failure");
    }

    /// As documented, a batch ticker has no best bid and ask: it must not become a quote without a spread.
    @Test
    void aBatchTickerWithoutBidAndAskIsCountedAsLackingThem() {
        String batch = ticker(0, "{\"type\":\"ticker\",\"product_id\":\"ETH-USDT\",\"price\":\"21932.98\"}")
                .replace("\"ticker\",\"timestamp", "\"ticker_batch\",\"timestamp");

        Decoded decoded = decode(batch);

        assertThat(decoded.channel()).isEqualTo(Channel.TICKER_BATCH);
        assertThat(decoded.quotes()).isEmpty();
        assertThat(decoded.problems()).extracting(Problem::field).containsExactly("best_bid", "best_ask");
    }

    @Test
    void gapsRepeatsAndReconnectsOfTheSequenceAreCounted() {
        for (long number : new long[] {10, 11, 15, 16, 16, 3, 4}) {
            decode(ticker(number, soundTicker()));
        }
        assertThat(counts.sequenceGaps()).isEqualTo(1);
        assertThat(counts.missingMessages()).isEqualTo(3);
        assertThat(counts.outOfOrder()).isEqualTo(2);

        decoder.reconnected();
        decode(ticker(0, soundTicker()));
        assertThat(counts.sequenceGaps()).isEqualTo(1);
        assertThat(counts.outOfOrder()).isEqualTo(2);
        assertThat(counts.quotes()).isEqualTo(8);
    }

    @Test
    void moreInstrumentsThanAreRememberedStillDecode() {
        for (int i = 0; i < 5_010; i++) {
            Decoded decoded = decode(ticker(i, soundTicker().replace("BTC-USD", "C" + i + "-USD")));
            assertThat(decoded.quotes()).hasSize(1);
        }
    }

    @Test
    void aLongValueIsShortenedInItsProblem() {
        Decoded decoded = decode(ticker(0, prices('"' + "9".repeat(500) + '"', "\"1\"", "\"1\"")));

        assertThat(decoded.problems().getFirst().value()).hasSize(81).endsWith("…");
    }
}
