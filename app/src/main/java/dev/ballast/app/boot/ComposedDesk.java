package dev.ballast.app.boot;

import dev.ballast.app.cli.OpenDesk;
import dev.ballast.app.venue.HistoryUpkeep;
import dev.ballast.app.venue.VenueAccess;
import dev.ballast.core.engine.BookKind;
import dev.ballast.core.engine.WorkstationEngine;
import dev.ballast.core.feed.PriceFeed;
import dev.ballast.core.feed.live.LiveFeed;
import dev.ballast.core.feed.message.Channel;
import dev.ballast.core.feed.recording.ReplayFeed;
import dev.ballast.core.intake.CategoryTable;
import dev.ballast.core.market.Category;
import dev.ballast.core.store.WorkstationStore;
import dev.ballast.core.stress.ScenarioLibrary;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The parts of one open book, closed in reverse: first who produces, then who decides, then who keeps.
final class ComposedDesk implements OpenDesk {

    private final Path folder;
    private final BookKind kind;
    private final WorkstationStore store;
    private final WorkstationEngine engine;
    private final Optional<PriceFeed> feed;
    private final CategoryTable categories;
    private final VenueAccess venues;
    private final HistoryUpkeep history;

    ComposedDesk(
            Path folder,
            BookKind kind,
            WorkstationStore store,
            WorkstationEngine engine,
            Optional<PriceFeed> feed,
            CategoryTable categories,
            VenueAccess venues,
            HistoryUpkeep history) {
        this.folder = folder;
        this.kind = kind;
        this.store = store;
        this.engine = engine;
        this.feed = feed;
        this.categories = categories;
        this.venues = venues;
        this.history = history;
    }

    @Override
    public WorkstationEngine engine() {
        return engine;
    }

    @Override
    public WorkstationStore store() {
        return store;
    }

    @Override
    public BookKind kind() {
        return kind;
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public Category category(String base) {
        return categories.apply(base);
    }

    @Override
    public VenueAccess venues() {
        return venues;
    }

    @Override
    public HistoryUpkeep history() {
        return history;
    }

    @Override
    public ScenarioLibrary scenarios() {
        return DeskComposer.scenarios();
    }

    @Override
    public Map<String, Long> messages() {
        var messages = new LinkedHashMap<String, Long>();
        if (feed.orElse(null) instanceof ReplayFeed replay) {
            for (Channel channel : Channel.values()) {
                long count = replay.counts().messages(channel);
                if (count > 0) {
                    messages.put(channel.name().toLowerCase(Locale.ROOT), count);
                }
            }
        }
        if (feed.orElse(null) instanceof LiveFeed live) {
            messages.putAll(live.messages());
        }
        return messages;
    }

    @Override
    public void start() {
        engine.start();
        feed.ifPresent(source -> source.start(engine));
        history.start();
    }

    @Override
    public void close() {
        history.close();
        feed.ifPresent(PriceFeed::close);
        engine.close();
        store.close();
    }
}
