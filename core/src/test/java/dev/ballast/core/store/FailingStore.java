package dev.ballast.core.store;

import dev.ballast.core.journal.JournalEntry;
import java.util.List;

/// A store in memory that fails where a test asks for it.
public final class FailingStore extends MemoryStore {

    private long failAfter = Long.MAX_VALUE;

    /// The commit after `commits` further ones throws, and every one after it.
    public void failAfter(long commits) {
        failAfter = commits;
    }

    @Override
    public void commit(List<Change> changes, List<JournalEntry> entries) {
        if (failAfter-- <= 0) {
            throw new StoreException("the disk is full: free some space and try again");
        }
        super.commit(changes, entries);
    }
}
