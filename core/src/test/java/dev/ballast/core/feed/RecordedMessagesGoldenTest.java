package dev.ballast.core.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.feed.binance.BinanceDecoder;
import dev.ballast.core.feed.binance.BinanceSymbols;
import dev.ballast.core.feed.coinbase.CoinbaseDecoder;
import dev.ballast.core.feed.message.Candle;
import dev.ballast.core.feed.message.Channel;
import dev.ballast.core.feed.message.MessageCounts;
import dev.ballast.core.feed.message.MessageDecoder;
import dev.ballast.core.feed.message.Problem.Reason;
import dev.ballast.core.feed.message.Trade;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every received message of every recorded file of both venues: how many are of which channel, and the sums of all
/// values taken from them. The expected figures in `recorded-messages.csv` were taken from the same files by Python 3
/// (`json`, `gzip`, `float`, `math.fsum`), which shares no code with the decoders. Tolerance: 10⁻¹² of the sum.
///
/// Left out of the sums there as here, since they cannot be taken for right: candles of a month, candles and trades
/// whose documented sample time lies in 1970, futures' names such as `BTCUSD_PERP`, tickers without bid and ask.
class RecordedMessagesGoldenTest {

    record Expected(String file, String channels, List<Double> figures) {
        @Override
        public String toString() {
            return file;
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyMessageIsOfItsChannelAndHasItsValues(Expected expected) throws Exception {
        var counts = new MessageCounts();
        MessageDecoder decoder = decoder(expected.file, counts);
        var log = new SinkLog();
        List<RecordedMessages.Message> messages = RecordedMessages.of(RecordedData.file("feeds/" + expected.file));
        messages.forEach(message ->
                decoder.decode(message.text().toCharArray(), message.text().length(), message.received(), log));

        assertThat(channels(counts)).isEqualTo(expected.channels);
        assertThat(counts.messages()).isEqualTo(messages.size());
        assertThat(counts.problems(Reason.NOT_JSON)).isZero();
        List<Double> figures = figures(log);
        for (int i = 0; i < figures.size(); i++) {
            double wanted = expected.figures.get(i);
            assertThat(figures.get(i)).as("figure %d", i).isCloseTo(wanted, within(1e-12 * Math.abs(wanted)));
        }
    }

    /// What is not taken has its reason: everything that a message of a channel that is read did not give.
    @Test
    void whatIsLeftOutIsCountedWithItsReason() throws Exception {
        MessageCounts parser = countsOf("crypto-msg-parser/binance_raw_messages.jsonl");
        assertThat(reasons(parser)).isEqualTo("MISSING_FIELD=16 UNKNOWN_SYMBOL=13 UNSUPPORTED_INTERVAL=1");
        MessageCounts gocryptotrader = countsOf("gocryptotrader/binance_wsHandleData.jsonl");
        assertThat(reasons(gocryptotrader)).isEqualTo("OUT_OF_RANGE=3");
        assertThat(reasons(countsOf("jkorf-binance/Subscriptions/Spot/ExchangeData/Klines.txt")))
                .isEqualTo("OUT_OF_RANGE=1");
        assertThat(reasons(countsOf("jkorf-coinbase/Subscriptions/AdvancedTrade/BatchTicker.txt")))
                .isEqualTo("MISSING_FIELD=2");
        assertThat(reasons(countsOf("binance_2021-10-12_NKN_BLZ_LRC_RUNE.jsonl.gz")))
                .isEmpty();
        assertThat(reasons(countsOf("binance_us_2021-10-12_CRV_COMP_OMG_ZRX.jsonl.gz")))
                .isEmpty();
        assertThat(reasons(countsOf("coinbase_advtrade_2026-08-09_BTC_ETH.jsonl.gz")))
                .isEmpty();
    }

    static Stream<Expected> files() throws IOException {
        try (InputStream table =
                Objects.requireNonNull(RecordedMessagesGoldenTest.class.getResourceAsStream("recorded-messages.csv"))) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(RecordedMessagesGoldenTest::expected);
        }
    }

    private static Expected expected(String line) {
        String[] cells = line.split(";", -1);
        return new Expected(
                cells[0],
                cells[1],
                Arrays.stream(cells).skip(2).map(Double::valueOf).toList());
    }

    static MessageDecoder decoder(String file, MessageCounts counts) {
        return file.contains("coinbase")
                ? new CoinbaseDecoder(QuoteSource.REPLAY, counts)
                : new BinanceDecoder(
                        QuoteSource.REPLAY, BinanceSymbols.splitting(BinanceSymbols.QUOTE_CURRENCIES), counts);
    }

    private static MessageCounts countsOf(String file) throws Exception {
        var counts = new MessageCounts();
        MessageDecoder decoder = decoder(file, counts);
        for (RecordedMessages.Message message : RecordedMessages.of(RecordedData.file("feeds/" + file))) {
            decoder.decode(message.text(), message.received());
        }
        return counts;
    }

    static List<Double> figures(SinkLog log) {
        List<Quote> quotes = log.of(Quote.class);
        List<Trade> trades = log.of(Trade.class);
        List<Candle> candles = log.of(Candle.class);
        return List.of(
                (double) quotes.size(),
                sum(quotes, Quote::bid),
                sum(quotes, Quote::ask),
                (double) trades.size(),
                sum(trades, Trade::price),
                sum(trades, Trade::quantity),
                (double) candles.size(),
                sum(candles, candle -> candle.bar().open()),
                sum(candles, candle -> candle.bar().high()),
                sum(candles, candle -> candle.bar().low()),
                sum(candles, candle -> candle.bar().close()),
                sum(candles, candle -> candle.bar().volume()),
                sum(log.of(SinkLog.Heartbeat.class), SinkLog.Heartbeat::counter));
    }

    private static <T> double sum(Collection<T> values, ToDoubleFunction<T> figure) {
        return values.stream().mapToDouble(figure).sum();
    }

    static String channels(MessageCounts counts) {
        return Arrays.stream(Channel.values())
                .filter(channel -> counts.messages(channel) > 0)
                .map(channel -> channel + "=" + counts.messages(channel))
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static String reasons(MessageCounts counts) {
        return Arrays.stream(Reason.values())
                .filter(reason -> counts.problems(reason) > 0)
                .map(reason -> reason + "=" + counts.problems(reason))
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
