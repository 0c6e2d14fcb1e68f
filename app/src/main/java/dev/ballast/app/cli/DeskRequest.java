package dev.ballast.app.cli;

import dev.ballast.core.engine.BookKind;
import java.nio.file.Path;
import java.util.Optional;

/// Which book to open and how.
///
/// @param data folder that holds `demo/` and `book/`; the platform's user-data folder where absent
/// @param kind which of the two; where absent the own book if there is one, else the demo
/// @param feed where prices come from
/// @param missing what to do where there is no such book yet
/// @param writes whether the engine may change the database
public record DeskRequest(
        Optional<Path> data, Optional<BookKind> kind, FeedChoice feed, Missing missing, Writes writes) {

    /// What to do where there is no such book yet.
    public enum Missing {
        /// Make it: empty for an own book, with made-up history for a demo.
        CREATE,
        /// Say so.
        REFUSE
    }

    /// Whether the engine may change the database.
    public enum Writes {
        STORE,
        /// Everything is computed as usual and forgotten on closing.
        DISCARD
    }

    public static DeskRequest reading(Optional<Path> data, Optional<BookKind> kind) {
        return new DeskRequest(data, kind, new FeedChoice.None(), Missing.REFUSE, Writes.DISCARD);
    }

    public static DeskRequest ownBook(Optional<Path> data, Writes writes) {
        return new DeskRequest(data, Optional.of(BookKind.OWN), new FeedChoice.None(), Missing.CREATE, writes);
    }
}
