package dev.ballast.core.feed.recording;

import static dev.ballast.core.feed.recording.RecordingFiles.CONNECT;
import static dev.ballast.core.feed.recording.RecordingFiles.HEADER;
import static dev.ballast.core.feed.recording.RecordingFiles.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.feed.FeedStatus.Phase;
import dev.ballast.core.feed.Pace;
import dev.ballast.core.feed.RecordedData;
import dev.ballast.core.feed.RecordingListener;
import dev.ballast.core.feed.recording.ReplayFeed.Repetition;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ReplayFeedTest {

    private static final Instant NOW = Instant.parse("2027-03-01T09:00:00Z");
    private static final Pace FAST = new Pace(1_000_000);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aSessionPlaysOnceWithItsTimesMovedToNow() throws Exception {
        var listener = new RecordingListener(2);
        try (ReplayFeed feed = open(Pace.REAL_TIME, Repetition.ONCE)) {
            feed.start(listener);
            listener.awaitEnd();

            assertThat(listener.quotes()).extracting(Quote::bid).containsExactly(100.0, 101.0);
            assertThat(listener.quotes()).extracting(Quote::source).containsOnly(QuoteSource.REPLAY);
            // The recording's first message is now; the second came 20 ms after it.
            assertThat(listener.quotes()).extracting(Quote::time).containsExactly(NOW, NOW.plusMillis(20));
            assertThat(listener.phases()).containsExactly(Phase.CONNECTING, Phase.RUNNING, Phase.ENDED);
            assertThat(feed.counts().quotes()).isEqualTo(2);
        }
    }

    @Test
    void theStatusNamesTheRecordingItsDayAndItsPace() throws Exception {
        var listener = new RecordingListener(2);
        try (ReplayFeed feed = open(FAST, Repetition.ONCE)) {
            feed.start(listener);
            listener.awaitEnd();
        }

        FeedStatus running = listener.statuses().get(1);
        assertThat(running.name()).isEqualTo("REPLAY session ×1000000");
        assertThat(running.kind()).isEqualTo(FeedStatus.Kind.REPLAY);
        assertThat(running.detail()).isEqualTo("Recorded 2026-08-09 21:05:48 UTC, 0.0 s, 3 messages");
        FeedStatus ended = listener.statuses().getLast();
        assertThat(ended.detail()).contains("2026-08-09").contains("ended");
        assertThat(ended.received()).isEqualTo(2);
        assertThat(ended.skipped()).isEqualTo(1);
    }

    @Test
    void aLoopStartsOverUntilItIsClosed() throws Exception {
        var listener = new RecordingListener(7);
        ReplayFeed feed = open(FAST, Repetition.LOOP);
        feed.start(listener);
        listener.awaitQuotes();
        feed.close();

        int atClose = listener.quotes().size();
        assertThat(listener.quotes().subList(0, 7))
                .extracting(Quote::bid)
                .containsExactly(100.0, 101.0, 100.0, 101.0, 100.0, 101.0, 100.0);
        assertThat(listener.phases()).doesNotContain(Phase.ENDED, Phase.FAILED);
        feed.close();
        assertThat(listener.quotes()).hasSize(atClose);
    }

    @Test
    void closingDoesNotWaitForTheNextMessage() throws Exception {
        var listener = new RecordingListener(1);
        // At a hundredth of its pace the second message is two seconds off; a stop must not wait for it.
        ReplayFeed feed = open(new Pace(0.01), Repetition.ONCE);
        feed.start(listener);
        listener.awaitQuotes();
        feed.close();

        assertThat(listener.quotes()).hasSize(1);
    }

    @Test
    void aFeedStartsOnceAndNotAfterItsClose() throws Exception {
        var listener = new RecordingListener(1);
        ReplayFeed feed = open(FAST, Repetition.ONCE);
        feed.close();
        feed.start(listener);

        assertThat(listener.statuses()).isEmpty();
        assertThatThrownBy(() -> feed.start(listener)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aDamagedRecordingIsRefusedBeforeItPlays() {
        Path file = RecordingFiles.plain(folder, HEADER, received(0, 1), "{\"t\":\"recv\"}");

        assertThatThrownBy(() -> ReplayFeed.open(file, FAST, Repetition.ONCE, InstantSource.fixed(NOW)))
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining("line 3");
    }

    @Test
    void aRecordingOfAnotherExchangeIsRefused() {
        Path file = RecordingFiles.plain(folder, HEADER.replace("COINBASE", "KRAKEN"), received(0, 1));

        assertThatThrownBy(() -> ReplayFeed.open(file, FAST, Repetition.ONCE, InstantSource.fixed(NOW)))
                .hasMessageContaining("line 1, field exchange, value \"KRAKEN\"");
    }

    @Test
    void aRecordingThatVanishesIsAFailedFeedAndNoException() throws Exception {
        var listener = new RecordingListener(1);
        try (ReplayFeed feed = open(FAST, Repetition.ONCE)) {
            delete(feed.recording().file());
            feed.start(listener);
            listener.awaitEnd();
        }

        assertThat(listener.statuses().getLast().phase()).isEqualTo(Phase.FAILED);
        assertThat(listener.statuses().getLast().detail()).contains("no such file");
    }

    @Test
    void theRealSessionPlaysThroughTheFeed() throws Exception {
        var listener = new RecordingListener(160);
        Path file = RecordedData.file(RecordedData.COINBASE_SESSION);
        try (ReplayFeed feed = ReplayFeed.open(file, FAST, Repetition.ONCE, InstantSource.system())) {
            feed.start(listener);
            listener.awaitEnd();
        }

        assertThat(listener.quotes()).hasSize(160);
        assertThat(listener.statuses().getLast().received()).isEqualTo(160);
        assertThat(listener.statuses().getLast().skipped()).isEqualTo(870);
        assertThat(listener.statuses().getLast().phase()).isEqualTo(Phase.ENDED);
    }

    private ReplayFeed open(Pace pace, Repetition repetition) throws RecordingException {
        String heartbeat = "{\"t\":\"recv\",\"conn\":\"ws\",\"ts\":1786309548.015,"
                + "\"data\":\"{\\\"channel\\\":\\\"heartbeats\\\",\\\"sequence_num\\\":1}\"}";
        Path file = RecordingFiles.plain(
                folder,
                HEADER,
                CONNECT,
                received(0, 10),
                heartbeat,
                received(1, 30).replace("\\\"sequence_num\\\":1", "\\\"sequence_num\\\":2"));
        return ReplayFeed.open(file, pace, repetition, InstantSource.fixed(NOW));
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
