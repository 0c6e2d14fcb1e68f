package dev.ballast.core.feed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.feed.FeedStatus.Phase;
import dev.ballast.core.feed.Pace;
import dev.ballast.core.feed.RecordingListener;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class SimulatedFeedTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /// A clock that goes 100 ms with every look, so that the test does not depend on the machine's.
    private static InstantSource stepping() {
        var millis = new AtomicLong();
        return () -> START.plusMillis(millis.getAndAdd(100));
    }

    @Test
    void itStreamsTheUniverseUntilClosed() throws InterruptedException {
        var listener = new RecordingListener(4_000);
        var feed = SimulatedFeed.of(
                SimulatedUniverse.instruments(), SimulatedUniverse.referencePrices(), 2_000, 3, stepping());
        feed.start(listener);
        listener.awaitQuotes();
        feed.close();

        int atClose = listener.quotes().size();
        assertThat(listener.quotes()).extracting(Quote::source).containsOnly(QuoteSource.SIMULATED);
        assertThat(listener.quotes().stream().map(Quote::instrument).distinct()).hasSize(17);
        assertThat(listener.phases()).containsExactly(Phase.CONNECTING, Phase.RUNNING);
        // Counts are reported every second of the clock, not only when the phase changes.
        assertThat(listener.statuses()).hasSizeGreaterThan(2);
        FeedStatus status = listener.statuses().getLast();
        assertThat(status.received()).isPositive();
        assertThat(status.name()).isEqualTo("SIMULATED");
        assertThat(status.kind()).isEqualTo(FeedStatus.Kind.SIMULATED);
        assertThat(status.detail()).isEmpty();
        feed.close();
        assertThat(listener.quotes()).hasSize(atClose);
    }

    @Test
    void aFasterMarketSaysSoInItsName() throws InterruptedException {
        var market = new SimulatedMarket(
                SimulatedUniverse.models(SimulatedUniverse.instruments()), SimulatedUniverse.referencePrices(), 1);
        var listener = new RecordingListener(400);
        try (var feed = new SimulatedFeed(market, 1_000, new Pace(60), stepping())) {
            feed.start(listener);
            listener.awaitQuotes();
        }

        assertThat(listener.statuses()).extracting(FeedStatus::name).containsOnly("SIMULATED ×60");
    }
}
