package dev.ballast.app.boot;

import dev.ballast.app.cli.FeedChoice;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.engine.WorkstationEngine;
import dev.ballast.core.feed.live.LiveFeed;
import dev.ballast.core.feed.live.LiveFeedSettings;
import dev.ballast.core.feed.recording.RecordingException;
import dev.ballast.core.feed.recording.SessionHeader;
import dev.ballast.core.feed.recording.SessionRecorder;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.QuoteSource;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/// Makes the feed that reads venues.
final class LiveFeedSetup {

    /// What an empty book watches.
    private static final List<InstrumentId> FIRST = List.of(InstrumentId.of("BTC-USD"), InstrumentId.of("ETH-USD"));

    private final InstantSource clock;

    LiveFeedSetup(InstantSource clock) {
        this.clock = clock;
    }

    /// A feed of the symbols that were asked for, or of what the desk follows: then also of what comes to it later.
    LiveFeed feed(FeedChoice.Live choice, WorkstationEngine engine) {
        Snapshot snapshot = engine.snapshot();
        Map<QuoteSource, URI> addresses = new LinkedHashMap<>();
        for (QuoteSource venue : choice.venues()) {
            URI given = choice.addresses().get(venue);
            addresses.put(venue, given == null ? LiveFeedSettings.usualAddress(venue) : given);
        }
        List<InstrumentId> instruments = choice.symbols().isEmpty() ? traded(snapshot) : choice.symbols();
        Instant now = clock.instant();
        // The jitter only has to differ from desk to desk and from start to start.
        LiveFeedSettings settings = LiveFeedSettings.of(addresses, instruments, now.toEpochMilli(), clock);
        if (choice.speed() > 1) {
            settings = settings.scaled(choice.speed());
        }
        if (choice.record().isPresent()) {
            Path file = choice.record().get();
            settings = settings.withTap(
                    start -> recorder(file, new SessionHeader(choice.venues(), instruments, choice.speed(), start)));
        }
        LiveFeed feed = LiveFeed.over(settings);
        if (choice.symbols().isEmpty()) {
            var seen = new AtomicReference<>(snapshot.instruments());
            // For the engine's life, which ends after the feed's.
            var _ = engine.onSnapshot(() -> {
                Snapshot newest = engine.snapshot();
                if (seen.getAndSet(newest.instruments()) != newest.instruments()) {
                    feed.follow(traded(newest));
                }
            });
        }
        return feed;
    }

    /// What the book knows and a crypto venue may trade.
    private static List<InstrumentId> traded(Snapshot snapshot) {
        List<InstrumentId> traded = snapshot.instruments().values().stream()
                .filter(instrument -> instrument.category().isCoin())
                .map(Instrument::id)
                .sorted()
                .toList();
        return traded.isEmpty() ? FIRST : traded;
    }

    private static SessionRecorder recorder(Path file, SessionHeader header) {
        try {
            return SessionRecorder.start(file, header);
        } catch (RecordingException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
