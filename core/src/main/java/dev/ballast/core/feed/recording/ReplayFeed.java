package dev.ballast.core.feed.recording;

import dev.ballast.core.feed.FeedListener;
import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.feed.FeedStatus.Phase;
import dev.ballast.core.feed.FeedThread;
import dev.ballast.core.feed.Pace;
import dev.ballast.core.feed.PriceFeed;
import dev.ballast.core.feed.message.MessageCounts;
import dev.ballast.core.market.Quote;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// Plays a recorded session at its own pace, as if its first message came now (MKT-7).
///
/// Quotes carry source `REPLAY` and the venue's times moved by the same amount as the messages, so that age and
/// freshness work as on the day; the day itself stands in the status. Messages go through the decoder that a live
/// connection uses, on one daemon thread.
public final class ReplayFeed implements PriceFeed {

    private static final Duration STATUS_EVERY = Duration.ofSeconds(1);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final RecordingSummary recording;
    private final Pace pace;
    private final Repetition repetition;
    private final InstantSource clock;
    private final MessageCounts counts = new MessageCounts();
    private final FeedThread thread = new FeedThread("replay");

    /// What happens at the end of the recording.
    public enum Repetition {
        /// The feed ends.
        ONCE,
        /// It starts over, now again.
        LOOP
    }

    private ReplayFeed(RecordingSummary recording, Pace pace, Repetition repetition, InstantSource clock) {
        this.recording = recording;
        this.pace = pace;
        this.repetition = repetition;
        this.clock = clock;
    }

    /// Reads the recording once from end to end, so that a damaged one is refused before a single price is shown.
    public static ReplayFeed open(Path file, Pace pace, Repetition repetition, InstantSource clock)
            throws RecordingException {
        RecordingSummary recording = RecordingSummary.of(file, RecordedSession.cutOf(file));
        try (RecordedSession session = RecordedSession.open(file, new MessageCounts())) {
            session.next();
        }
        return new ReplayFeed(recording, pace, repetition, clock);
    }

    @Override
    public void start(FeedListener listener) {
        thread.start(listener, this::play, this::status, clock);
    }

    @Override
    public void close() {
        thread.close();
    }

    /// What was received so far, by channel and problem.
    public MessageCounts counts() {
        return counts;
    }

    public RecordingSummary recording() {
        return recording;
    }

    private void play(FeedThread.Output output) throws RecordingException, InterruptedException {
        do {
            playOnce(output);
        } while (repetition == Repetition.LOOP && !output.isClosed());
        output.end("The recording of " + MOMENT.format(recording.start()) + " has ended");
    }

    private void playOnce(FeedThread.Output output) throws RecordingException, InterruptedException {
        var shift = new TimeShift(recording.start(), clock.instant(), pace);
        Instant nextStatus = clock.instant().plus(STATUS_EVERY);
        try (RecordedSession session = RecordedSession.open(recording.file(), counts)) {
            for (Optional<RecordedSession.Step> next = session.next(); next.isPresent(); next = session.next()) {
                RecordedSession.Step step = next.get();
                if (!output.waitUntil(shift.apply(step.received()))) {
                    return;
                }
                for (Quote quote : step.decoded().quotes()) {
                    output.push(shift.apply(quote));
                }
                if (clock.instant().isAfter(nextStatus)) {
                    output.report();
                    nextStatus = clock.instant().plus(STATUS_EVERY);
                }
            }
        }
    }

    private FeedStatus status(Phase phase, String detail, Instant since) {
        return new FeedStatus(
                "REPLAY " + recording.title() + pace.suffix(),
                FeedStatus.Kind.REPLAY,
                phase,
                detail.isEmpty() ? recorded() : detail,
                counts.quotes(),
                counts.messagesWithoutQuote(),
                since);
    }

    private String recorded() {
        return "Recorded %s, %.1f s, %d messages"
                .formatted(MOMENT.format(recording.start()), recording.length().toMillis() / 1e3, recording.received());
    }
}
