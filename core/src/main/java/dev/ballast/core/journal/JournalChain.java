package dev.ballast.core.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// The growing end of the audit trail: makes the next entry. Used by one thread only.
public final class JournalChain {

    private long sequence;
    private String hash;

    /// Goes on after the entry with this sequence and hash; 0 and [JournalEntry#GENESIS] for a new trail.
    public JournalChain(long sequence, String hash) {
        this.sequence = sequence;
        this.hash = hash;
    }

    public long sequence() {
        return sequence;
    }

    public String hash() {
        return hash;
    }

    /// Where the chain stands, so that a refused commit can go back to it.
    public JournalChain copy() {
        return new JournalChain(sequence, hash);
    }

    /// The next entry; the chain then ends in it.
    public JournalEntry append(Instant time, JournalType type, String subject, String payload) {
        var entry =
                JournalEntry.chained(sequence + 1, time.truncatedTo(ChronoUnit.MICROS), type, subject, payload, hash);
        sequence = entry.sequence();
        hash = entry.hash();
        return entry;
    }

    /// What is wrong with `entries` as a whole trail from its first entry on; empty where nothing is.
    public static Optional<String> firstFault(Iterable<JournalEntry> entries) {
        long expected = 1;
        String previous = JournalEntry.GENESIS;
        for (JournalEntry entry : entries) {
            if (entry.sequence() != expected) {
                return Optional.of("journal entry " + expected + " is missing: found " + entry.sequence());
            }
            if (!entry.previousHash().equals(previous)) {
                return Optional.of("journal entry " + entry.sequence() + " is not chained to the one before");
            }
            if (!entry.isIntact()) {
                return Optional.of("journal entry " + entry.sequence() + " was changed: its hash does not fit");
            }
            previous = entry.hash();
            expected++;
        }
        return Optional.empty();
    }
}
