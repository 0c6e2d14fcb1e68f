package dev.ballast.core.journal;

import dev.ballast.core.journal.JournalFault.Kind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The growing end of the audit trail: makes the next entry. Used by one thread only.
public final class JournalChain {

    /// How far around its place the original place of a moved entry is looked for.
    private static final int SEARCHED = 100_000;

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

    /// The first fault of `entries` as a whole trail from its first entry on; empty where there is none.
    public static Optional<JournalFault> firstFault(Iterable<JournalEntry> entries) {
        return firstFault(entries, 1, JournalEntry.GENESIS);
    }

    /// The first fault of a stretch of a trail, oldest entry first; what the first one is chained to is taken as it is.
    public static Optional<JournalFault> firstFaultWithin(List<JournalEntry> stretch) {
        return stretch.isEmpty()
                ? Optional.empty()
                : firstFault(
                        stretch,
                        stretch.getFirst().sequence(),
                        stretch.getFirst().previousHash());
    }

    private static Optional<JournalFault> firstFault(Iterable<JournalEntry> entries, long first, String before) {
        long expected = first;
        String previous = before;
        for (JournalEntry entry : entries) {
            Optional<JournalFault> fault = fault(entry, expected, previous);
            if (fault.isPresent()) {
                return fault;
            }
            previous = entry.hash();
            expected++;
        }
        return Optional.empty();
    }

    private static Optional<JournalFault> fault(JournalEntry entry, long expected, String previous) {
        if (entry.sequence() != expected) {
            return fault(
                    Kind.MISSING, expected, "journal entry " + expected + " is missing: found " + entry.sequence());
        }
        if (!entry.isIntact()) {
            OptionalLong written = entry.writtenAs(SEARCHED);
            return written.isPresent()
                    ? fault(
                            Kind.MOVED,
                            expected,
                            "journal entry " + expected + " was moved: it holds what was written as entry "
                                    + written.getAsLong())
                    : fault(
                            Kind.CHANGED,
                            expected,
                            "journal entry " + expected + " was changed: its hash does not fit");
        }
        if (!entry.previousHash().equals(previous)) {
            return fault(Kind.NOT_CHAINED, expected, "journal entry " + expected + " is not chained to the one before");
        }
        return Optional.empty();
    }

    private static Optional<JournalFault> fault(Kind kind, long sequence, String message) {
        return Optional.of(new JournalFault(kind, sequence, message));
    }
}
