package dev.ballast.app.boot;

import dev.ballast.app.cli.DeskRequest;
import dev.ballast.app.cli.FeedChoice;
import dev.ballast.app.venue.BookArchive;
import dev.ballast.app.venue.HistoryKeeper;
import dev.ballast.app.venue.HistoryUpkeep;
import dev.ballast.app.venue.HistoryVenues;
import dev.ballast.app.venue.KeptHistory;
import dev.ballast.core.engine.BookKind;
import dev.ballast.core.engine.WorkstationEngine;
import dev.ballast.core.feed.history.UpkeepPolicy;
import dev.ballast.core.feed.live.LiveFeedSettings;
import dev.ballast.core.intake.CategoryTable;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.store.WorkstationStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/// Decides whether stored history is kept up to date, and by whom: in the trader's own book, while venues are read
/// live, from the same venues. Where prices come from an address of its own, past bars are asked for at an address of
/// their own or not at all: a local exchange never leads to the public one.
final class HistorySetup {

    private final FeedSettings settings;
    private final InstantSource clock;

    HistorySetup(FeedSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    HistoryUpkeep of(
            FeedChoice choice,
            BookKind kind,
            DeskRequest.Writes writes,
            WorkstationStore store,
            WorkstationEngine engine,
            CategoryTable categories) {
        if (kind == BookKind.DEMO) {
            return HistoryUpkeep.off("the demo's market is simulated");
        }
        return switch (choice) {
            case FeedChoice.Usual() -> HistoryUpkeep.off("no live feed. Start with --feed live");
            case FeedChoice.None() -> HistoryUpkeep.off("no live feed. Start with --feed live");
            case FeedChoice.Simulated() -> HistoryUpkeep.off("prices are simulated");
            case FeedChoice.Replay(Path recording) -> HistoryUpkeep.off("prices come from a recording");
            case FeedChoice.Live live -> live(live, writes, store, engine, categories);
        };
    }

    private HistoryUpkeep live(
            FeedChoice.Live live,
            DeskRequest.Writes writes,
            WorkstationStore store,
            WorkstationEngine engine,
            CategoryTable categories) {
        if (writes == DeskRequest.Writes.DISCARD) {
            return HistoryUpkeep.off("this run stores nothing");
        }
        if (settings.history() == FeedSettings.History.OFF) {
            return HistoryUpkeep.off("switched off in " + FeedSettings.FILE + " (history=off)");
        }
        List<QuoteSource> order =
                live.venues().stream().filter(venue -> isReachable(venue, live)).toList();
        if (order.isEmpty()) {
            return HistoryUpkeep.off(
                    "prices come from an address of their own, and " + FeedSettings.FILE + " names none for past bars ("
                            + FeedSettings.restKey(live.venues().getFirst()) + ")");
        }
        var archive = new BookArchive(store, command -> engine.submit(command).join(), categories);
        return new HistoryKeeper(
                new HistoryVenues(settings.rest(), order),
                new KeptHistory(archive, () -> KeptHistory.coins(engine.snapshot()), engine::onChange),
                UpkeepPolicy.USUAL,
                clock,
                // Random waits only have to differ from desk to desk and from start to start.
                clock.instant().toEpochMilli());
    }

    private boolean isReachable(QuoteSource venue, FeedChoice.Live live) {
        URI prices = live.addresses().getOrDefault(venue, LiveFeedSettings.usualAddress(venue));
        return settings.rest().addresses().containsKey(venue) || prices.equals(LiveFeedSettings.usualAddress(venue));
    }
}
