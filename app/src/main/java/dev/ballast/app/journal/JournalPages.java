package dev.ballast.app.journal;

import dev.ballast.core.journal.JournalEntry;
import java.util.List;

/// Where the room gets entries that the snapshot no longer carries. Called off the FX thread; may block.
@FunctionalInterface
public interface JournalPages {

    /// The newest `limit` entries with a sequence below `sequence`, newest first; fewer at the beginning of the trail.
    List<JournalEntry> before(long sequence, int limit);
}
