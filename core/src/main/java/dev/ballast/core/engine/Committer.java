package dev.ballast.core.engine;

import dev.ballast.core.journal.JournalChain;
import dev.ballast.core.journal.JournalEntry;
import dev.ballast.core.journal.JournalType;
import dev.ballast.core.journal.Payload;
import dev.ballast.core.store.Change;
import dev.ballast.core.store.WorkstationStore;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Stores what one step changed together with its audit entries, all or nothing. Used by the engine's thread only.
final class Committer {

    private static final int RECENT = 200;

    private final WorkstationStore store;
    private final Deque<JournalEntry> recent;
    private List<JournalEntry> recentView;
    private JournalChain chain;

    Committer(WorkstationStore store, JournalChain chain) {
        this.store = store;
        this.chain = chain;
        this.recent = new ArrayDeque<>(store.journalBefore(Long.MAX_VALUE, RECENT));
        this.recentView = List.copyOf(recent);
    }

    /// Starts collecting; nothing is stored until [Batch#commit()].
    Batch begin(Instant now) {
        return new Batch(now);
    }

    /// The newest entries, newest first.
    List<JournalEntry> recent() {
        return recentView;
    }

    long sequence() {
        return chain.sequence();
    }

    /// Changes and audit entries of one step.
    final class Batch {

        private final Instant now;
        private final List<Change> changes = new ArrayList<>();
        private final List<JournalEntry> entries = new ArrayList<>();
        private final JournalChain next = chain.copy();

        private Batch(Instant now) {
            this.now = now;
        }

        Batch change(Change change) {
            changes.add(change);
            return this;
        }

        Batch journal(JournalType type, String subject, Payload payload) {
            entries.add(next.append(now, type, subject, payload.json()));
            return this;
        }

        /// Durable on return; where the store throws, the chain stays where it was.
        void commit() {
            store.commit(changes, entries);
            chain = next;
            entries.forEach(recent::addFirst);
            while (recent.size() > RECENT) {
                recent.removeLast();
            }
            recentView = List.copyOf(recent);
        }
    }
}
