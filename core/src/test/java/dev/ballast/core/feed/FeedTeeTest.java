package dev.ballast.core.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FeedTeeTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Quote QUOTE = Quote.flat(InstrumentId.of("BTC-USD"), 1, QuoteSource.SIMULATED, NOW);

    @Test
    void everyListenerGetsEverythingEvenBehindOneThatThrows() {
        var first = new RecordingListener(1);
        var last = new RecordingListener(1);
        var tee = FeedTee.of(first, new Thrower(), last);

        tee.onQuote(QUOTE);
        tee.onStatus(FeedStatus.none(NOW));

        assertThat(first.quotes()).containsExactly(QUOTE);
        assertThat(last.quotes()).containsExactly(QUOTE);
        assertThat(last.statuses()).containsExactly(FeedStatus.none(NOW));
    }

    private static final class Thrower implements FeedListener {
        @Override
        public void onQuote(Quote quote) {
            throw new IllegalStateException("thrown on purpose by a test");
        }

        @Override
        public void onStatus(FeedStatus status) {
            throw new IllegalStateException("thrown on purpose by a test");
        }
    }
}
