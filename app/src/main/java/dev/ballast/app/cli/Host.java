package dev.ballast.app.cli;

import dev.ballast.core.market.Category;
import java.nio.file.Path;

/// What the command line needs from the composition of the program.
public interface Host {

    /// Opens a book; the caller closes it.
    ///
    /// @throws dev.ballast.core.store.StoreException where the folder cannot be used, saying what to do
    OpenDesk open(DeskRequest request);

    /// Opens the window and returns the exit code when it closes. Where no window can open, it says so and draws the
    /// rooms to `screens` instead.
    int window(DeskRequest request, Look look, Path screens);

    /// Draws every room to a PNG and returns the exit code.
    int screenshots(DeskRequest request, Look look, Path out, int seconds);

    /// The category of an asset by its base currency, from the bundled table.
    Category category(String base);
}
