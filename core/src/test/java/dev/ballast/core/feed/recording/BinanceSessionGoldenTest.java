package dev.ballast.core.feed.recording;

import static org.assertj.core.api.Assertions.assertThat;

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

/// The recorded Binance session as a replay steps through it, against figures that Python's `json` and `gzip` modules
/// give for the same file. Its first trade of NKN-USDT comes after its first quote, so that one's last price is the
/// middle of 0.3521 and 0.3526; its time is the recorder's, since the frame carries none.
class BinanceSessionGoldenTest {

    @Test
    void everyBookTickerIsAQuoteAtTheTimeOfItsReceipt() throws RecordingException {
        var counts = new MessageCounts();
        List<Quote> quotes = new ArrayList<>();
        try (RecordedSession session =
                RecordedSession.open(RecordedData.file("feeds/binance_2021-10-12_NKN_BLZ_LRC_RUNE.jsonl.gz"), counts)) {
            for (Optional<RecordedSession.Step> step = session.next(); step.isPresent(); step = session.next()) {
                quotes.addAll(step.get().decoded().quotes());
            }
        }

        assertThat(counts.messages(Channel.BOOK_TICKER)).isEqualTo(84);
        assertThat(counts.messages()).isEqualTo(265);
        assertThat(counts.problems()).isZero();
        assertThat(quotes).hasSize(84);
        assertThat(quotes.getFirst())
                .isEqualTo(new Quote(
                        InstrumentId.of("NKN-USDT"),
                        0.3521,
                        0.3526,
                        0.5 * (0.3521 + 0.3526),
                        QuoteSource.REPLAY,
                        Instant.parse("2021-10-12T00:28:33.377805Z")));
        assertThat(quotes).extracting(quote -> quote.instrument().symbol()).contains("BLZ-ETH", "LRC-BTC");
    }
}
