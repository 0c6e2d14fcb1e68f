package dev.ballast.core.engine;

import dev.ballast.core.execution.PaperBroker;
import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.market.Quote;
import dev.ballast.core.store.MemoryStore;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// An engine whose every turn is written down: the moment, the quotes, the command, and whether a report that was
/// computed beside the engine came in. The same turns on an empty store are the same session.
final class RecordedSession {

    /// What one turn of the engine was given.
    ///
    /// @param report whether the report that was asked for has come
    record Event(Instant at, List<Quote> quotes, @Nullable Command command, boolean report) {
        Event {
            quotes = List.copyOf(quotes);
        }
    }

    /// Reports that are being computed, until the session says that one has come.
    private static final class Desk implements Executor {
        private final Deque<Runnable> asked = new ArrayDeque<>();

        @Override
        public void execute(Runnable report) {
            asked.add(report);
        }
    }

    final MemoryStore store = new MemoryStore();
    final WorkstationEngine engine;
    final List<Event> events = new ArrayList<>();
    private final ManualClock clock;
    private final Desk desk = new Desk();
    private @Nullable Snapshot askedOn;
    private @Nullable Snapshot reportedOn;

    RecordedSession(Instant start) {
        clock = new ManualClock(start);
        engine = WorkstationEngine.open(store, BookKind.DEMO, PaperBroker::new, clock);
        engine.analyseOn(desk);
        engine.onStatus(
                new FeedStatus("REPLAY", FeedStatus.Kind.REPLAY, FeedStatus.Phase.RUNNING, "", 0, 0, clock.instant()));
        // The first report is made with the engine, and taken in at its first turn.
        reportedOn = engine.snapshot();
        engine.onSnapshot(this::noteAsked);
    }

    /// The same turns again.
    static RecordedSession replayed(Instant start, List<Event> events) {
        var again = new RecordedSession(start);
        events.forEach(again::take);
        return again;
    }

    @Nullable
    Outcome take(Event event) {
        events.add(event);
        clock.to(event.at());
        if (event.report() && !desk.asked.isEmpty()) {
            desk.asked.remove().run();
            reportedOn = askedOn;
            askedOn = null;
        }
        event.quotes().forEach(engine::onQuote);
        if (event.command() != null) {
            return engine.perform(event.command());
        }
        engine.step();
        return null;
    }

    /// The snapshot from which the risk report of now was computed, as the journal names it.
    String reportedOn() {
        return reportedOn == null ? "none" : "snapshot " + reportedOn.sequence() + " of " + reportedOn.asOf();
    }

    long reportedOnSequence() {
        return reportedOn == null ? 0 : reportedOn.sequence();
    }

    Snapshot snapshot() {
        return engine.snapshot();
    }

    /// Hash of the last entry of the journal, in which all before it are.
    String head() {
        return store.load().journalHash();
    }

    /// A report is asked for just before the snapshot that it is made from is published.
    private void noteAsked() {
        if (!desk.asked.isEmpty() && askedOn == null) {
            askedOn = engine.snapshot();
        }
    }
}
