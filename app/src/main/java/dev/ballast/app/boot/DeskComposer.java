package dev.ballast.app.boot;

import dev.ballast.app.cli.DeskRequest;
import dev.ballast.app.cli.FeedChoice;
import dev.ballast.app.cli.OpenDesk;
import dev.ballast.app.venue.HistoryUpkeep;
import dev.ballast.core.engine.BookKind;
import dev.ballast.core.engine.WorkstationEngine;
import dev.ballast.core.execution.PaperBroker;
import dev.ballast.core.feed.Pace;
import dev.ballast.core.feed.PriceFeed;
import dev.ballast.core.feed.recording.RecordingException;
import dev.ballast.core.feed.recording.ReplayFeed;
import dev.ballast.core.intake.CategoryTable;
import dev.ballast.core.store.DiscardingStore;
import dev.ballast.core.store.StoreException;
import dev.ballast.core.store.WorkstationStore;
import dev.ballast.core.stress.ScenarioFile;
import dev.ballast.core.stress.ScenarioLibrary;
import dev.ballast.persistence.JooqWorkstationStore;
import dev.ballast.persistence.OpenMode;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// Puts an open book together: database, engine, feed. The only place where these meet.
final class DeskComposer {

    private static final String CATEGORIES = "/dev/ballast/assets/categories.csv";
    private static final String SCENARIOS = "/dev/ballast/assets/scenarios.csv";

    private final InstantSource clock;
    private final SimulatedMarketSetup market;

    DeskComposer(InstantSource clock) {
        this.clock = clock;
        this.market = new SimulatedMarketSetup(clock);
    }

    OpenDesk open(DeskRequest request) {
        DataFolder data = DataFolder.of(request.data());
        BookKind kind = request.kind().orElseGet(data::usual);
        Path folder = data.folder(kind);
        FeedSettings settings = FeedSettings.read(data.root());
        FeedChoice choice = settings.complete(request.feed());
        if (Files.exists(data.root()) && !Files.isDirectory(data.root())) {
            throw new StoreException(data.root() + " is a file. Name a folder with --data.");
        }
        boolean isNew = !data.holds(kind);
        if (isNew && request.missing() == DeskRequest.Missing.REFUSE) {
            throw new StoreException("There is no book in " + data.root()
                    + ". Import one with: ballast import fills FILE --data " + data.root()
                    + ", or start ballast for a demo");
        }
        WorkstationStore database = JooqWorkstationStore.open(folder, OpenMode.CREATE);
        try {
            boolean discard = request.writes() == DeskRequest.Writes.DISCARD || isRehearsal(kind, choice);
            WorkstationStore store = discard ? new DiscardingStore(database) : database;
            if (kind == BookKind.DEMO) {
                market.prepare(database);
            }
            WorkstationEngine engine = WorkstationEngine.open(store, kind, PaperBroker::new, scenarios(), clock);
            Optional<PriceFeed> feed = feed(choice, kind, engine);
            CategoryTable categories = categories();
            HistoryUpkeep history =
                    new HistorySetup(settings, clock).of(choice, kind, request.writes(), store, engine, categories);
            return new ComposedDesk(folder, kind, store, engine, feed, categories, settings.rest(), history);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /// Made-up or old prices leave no trace in the trader's own book: no proposal, no point of the equity curve.
    private static boolean isRehearsal(BookKind kind, FeedChoice feed) {
        return kind == BookKind.OWN
                && switch (feed) {
                    case FeedChoice.Simulated() -> true;
                    case FeedChoice.Replay(Path recording) -> true;
                    case FeedChoice.Usual() -> false;
                    case FeedChoice.None() -> false;
                    case FeedChoice.Live _ -> false;
                };
    }

    private Optional<PriceFeed> feed(FeedChoice choice, BookKind kind, WorkstationEngine engine) {
        return switch (choice) {
            case FeedChoice.None() -> Optional.empty();
            case FeedChoice.Usual() ->
                kind == BookKind.DEMO ? Optional.of(market.feed(engine.snapshot())) : Optional.empty();
            case FeedChoice.Simulated() -> Optional.of(market.feed(engine.snapshot()));
            case FeedChoice.Replay(Path recording) -> Optional.of(replay(recording));
            case FeedChoice.Live live -> Optional.of(new LiveFeedSetup(clock).feed(live, engine));
        };
    }

    private PriceFeed replay(Path recording) {
        try {
            return ReplayFeed.open(recording, Pace.REAL_TIME, ReplayFeed.Repetition.ONCE, clock);
        } catch (RecordingException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    static CategoryTable categories() {
        return bundled(CATEGORIES, CategoryTable::parse);
    }

    static ScenarioLibrary scenarios() {
        return bundled(SCENARIOS, ScenarioFile::parse);
    }

    private static <T> T bundled(String name, Function<Reader, T> parser) {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(DeskComposer.class.getResourceAsStream(name), name), StandardCharsets.UTF_8)) {
            return parser.apply(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
