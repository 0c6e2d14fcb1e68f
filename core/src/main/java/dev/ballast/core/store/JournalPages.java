package dev.ballast.core.store;

import dev.ballast.core.journal.JournalEntry;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

/// The whole audit trail from its first entry on, read page by page: it may be longer than memory.
public final class JournalPages implements Iterable<JournalEntry> {

    private static final int PAGE = 1000;

    private final WorkstationStore store;
    private final Consumer<JournalEntry> onEach;

    /// @param onEach sees every entry when it is handed out
    public JournalPages(WorkstationStore store, Consumer<JournalEntry> onEach) {
        this.store = store;
        this.onEach = onEach;
    }

    @Override
    public Iterator<JournalEntry> iterator() {
        return new Pages();
    }

    private final class Pages implements Iterator<JournalEntry> {

        private List<JournalEntry> page = store.journalAfter(0, PAGE);
        private int next;

        @Override
        public boolean hasNext() {
            if (next == page.size() && !page.isEmpty()) {
                page = store.journalAfter(page.getLast().sequence(), PAGE);
                next = 0;
            }
            return next < page.size();
        }

        @Override
        public JournalEntry next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the journal has no further entry");
            }
            JournalEntry entry = page.get(next++);
            onEach.accept(entry);
            return entry;
        }
    }
}
