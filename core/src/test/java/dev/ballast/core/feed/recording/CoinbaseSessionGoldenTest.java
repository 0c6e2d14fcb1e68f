package dev.ballast.core.feed.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.feed.RecordedData;
import dev.ballast.core.feed.message.Channel;
import dev.ballast.core.feed.message.MessageCounts;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The recorded Coinbase session against figures that Python's `json` and `gzip` modules give for the same file.
class CoinbaseSessionGoldenTest {

    private final MessageCounts counts = new MessageCounts();

    @Test
    void everyReceivedMessageIsCountedUnderItsChannel() throws RecordingException {
        replay();

        assertThat(counts.messages(Channel.TICKER)).isEqualTo(160);
        assertThat(counts.messages(Channel.MARKET_TRADES)).isEqualTo(59);
        assertThat(counts.messages(Channel.CANDLES)).isEqualTo(6);
        assertThat(counts.messages(Channel.HEARTBEATS)).isEqualTo(25);
        assertThat(counts.messages(Channel.LEVEL2)).isEqualTo(775);
        assertThat(counts.messages(Channel.SUBSCRIPTIONS)).isEqualTo(5);
        assertThat(counts.messages()).isEqualTo(1_030);
        assertThat(counts.quotes()).isEqualTo(160);
        assertThat(counts.messagesWithoutQuote()).isEqualTo(870);
        assertThat(counts.problems()).isZero();
        assertThat(counts.sequenceGaps()).isZero();
        assertThat(counts.outOfOrder()).isZero();
    }

    @Test
    void firstAndLastQuotesAreThoseOfTheFile() throws RecordingException {
        List<Quote> quotes = replay();

        assertThat(of(quotes, "BTC-USD")).hasSize(73);
        assertThat(of(quotes, "BTC-USD").getFirst())
                .isEqualTo(quote("BTC-USD", 65083.66, 65083.67, 65086.18, "2026-08-09T21:05:48.229198328Z"));
        assertThat(of(quotes, "BTC-USD").getLast())
                .isEqualTo(quote("BTC-USD", 65083.66, 65083.67, 65083.67, "2026-08-09T21:06:12.34723182Z"));
        assertThat(of(quotes, "ETH-USD")).hasSize(87);
        assertThat(of(quotes, "ETH-USD").getFirst())
                .isEqualTo(quote("ETH-USD", 1919.42, 1919.49, 1919.41, "2026-08-09T21:05:48.229217756Z"));
        assertThat(of(quotes, "ETH-USD").getLast())
                .isEqualTo(quote("ETH-USD", 1919.28, 1919.38, 1919.38, "2026-08-09T21:06:12.798752726Z"));
    }

    /// Sums over all quotes, so that none in between is wrong either; tolerance: rounding of 87 additions.
    @Test
    void sumsOfAllPricesAreThoseOfTheFile() throws RecordingException {
        List<Quote> quotes = replay();

        assertThat(sums(of(quotes, "BTC-USD")))
                .containsExactly(new double[] {4751107.18, 4751107.91, 4751133.07}, within(1e-6));
        assertThat(sums(of(quotes, "ETH-USD")))
                .containsExactly(new double[] {166985.87, 166993.25, 166990.67}, within(1e-6));
    }

    @Test
    void summaryNamesExchangeTimesAndLength() throws RecordingException {
        RecordingSummary summary = RecordingSummary.of(RecordedData.file(RecordedData.COINBASE_SESSION));

        assertThat(summary.exchange()).isEqualTo("COINBASE");
        assertThat(summary.start()).isEqualTo(Instant.parse("2026-08-09T21:05:48.6290078Z"));
        assertThat(summary.end()).isEqualTo(Instant.parse("2026-08-09T21:06:12.8760378Z"));
        assertThat(summary.length()).hasMillis(24_247);
        assertThat(summary.received()).isEqualTo(1_030);
        assertThat(summary.title()).isEqualTo("coinbase_advtrade_2026-08-09_BTC_ETH");
    }

    @Test
    void steppingTwiceGivesTheSameQuotes() throws RecordingException {
        assertThat(replay()).isEqualTo(replay());
    }

    private List<Quote> replay() throws RecordingException {
        var quotes = new ArrayList<Quote>();
        try (RecordedSession session = RecordedSession.open(RecordedData.file(RecordedData.COINBASE_SESSION), counts)) {
            for (Optional<RecordedSession.Step> step = session.next(); step.isPresent(); step = session.next()) {
                quotes.addAll(step.get().decoded().quotes());
            }
        }
        return quotes;
    }

    private static List<Quote> of(List<Quote> quotes, String symbol) {
        return quotes.stream()
                .filter(quote -> quote.instrument().symbol().equals(symbol))
                .toList();
    }

    private static double[] sums(List<Quote> quotes) {
        return new double[] {
            quotes.stream().mapToDouble(Quote::bid).sum(),
            quotes.stream().mapToDouble(Quote::ask).sum(),
            quotes.stream().mapToDouble(Quote::last).sum()
        };
    }

    private static Quote quote(String symbol, double bid, double ask, double last, String time) {
        return new Quote(InstrumentId.of(symbol), bid, ask, last, QuoteSource.REPLAY, Instant.parse(time));
    }
}
