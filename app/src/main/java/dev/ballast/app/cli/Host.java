package dev.ballast.app.cli;

import java.nio.file.Path;

/// What the command line needs from the composition of the program.
public interface Host {

    /// Opens a book; the caller closes it.
    ///
    /// @throws dev.ballast.core.store.StoreException where the folder cannot be used, saying what to do
    OpenDesk open(DeskRequest request);

    /// Opens the window and returns the exit code when it closes.
    int window(DeskRequest request, Look look);

    /// Draws every room to a PNG and returns the exit code.
    int screenshots(DeskRequest request, Look look, Path out, int seconds);
}
