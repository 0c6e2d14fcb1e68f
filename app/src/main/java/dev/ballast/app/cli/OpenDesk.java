package dev.ballast.app.cli;

import dev.ballast.app.venue.HistoryUpkeep;
import dev.ballast.app.venue.VenueAccess;
import dev.ballast.core.engine.BookKind;
import dev.ballast.core.engine.WorkstationEngine;
import dev.ballast.core.market.Category;
import dev.ballast.core.store.WorkstationStore;
import dev.ballast.core.stress.ScenarioLibrary;
import java.nio.file.Path;
import java.util.Map;

/// A book with its engine, and its feed where one was asked for. Closing ends the upkeep of history, feed, engine and
/// store, in that order.
public interface OpenDesk extends AutoCloseable {

    WorkstationEngine engine();

    WorkstationStore store();

    BookKind kind();

    Path folder();

    /// Category of an asset by its base currency, from the bundled table.
    Category category(String base);

    /// Where the venues' lists and past bars are asked for.
    VenueAccess venues();

    /// What keeps past bars up to date, or why nobody does.
    HistoryUpkeep history();

    /// The bundled scenarios, in which proposals tell what the book loses.
    ScenarioLibrary scenarios();

    /// What a venue sent so far, messages by channel; empty for a feed without messages.
    Map<String, Long> messages();

    /// Starts the engine's thread, the feed and the upkeep of history.
    void start();

    @Override
    void close();
}
