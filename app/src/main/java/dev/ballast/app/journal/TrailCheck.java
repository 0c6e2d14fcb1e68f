package dev.ballast.app.journal;

import dev.ballast.app.format.Numbers;
import dev.ballast.core.journal.JournalChain;
import dev.ballast.core.journal.JournalEntry;
import dev.ballast.core.journal.JournalFault;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What following the chain through a stretch of the trail has found. Immutable.
///
/// @param from sequence of the oldest entry that was looked at; 0 for none
/// @param fault the first one, if there is any
record TrailCheck(long from, @Nullable JournalFault fault) {

    static final TrailCheck NONE = new TrailCheck(0, null);

    /// Follows the chain through these entries, oldest first.
    static TrailCheck of(List<JournalEntry> stretch) {
        Optional<JournalFault> found = JournalChain.firstFaultWithin(stretch);
        return new TrailCheck(stretch.isEmpty() ? 0 : stretch.getFirst().sequence(), found.orElse(null));
    }

    /// Both together; of two faults the one that comes first in the trail.
    TrailCheck and(TrailCheck other) {
        long oldest = from == 0 ? other.from : other.from == 0 ? from : Math.min(from, other.from);
        boolean mine = other.fault == null || (fault != null && fault.sequence() <= other.fault.sequence());
        return new TrailCheck(oldest, mine ? fault : other.fault);
    }

    /// `✓ Chained back to entry 1`, or the fault with its sequence.
    String text() {
        if (fault != null) {
            return "× Tampered with: " + fault.message();
        }
        return from == 0 ? "" : "✓ Chained back to entry " + Numbers.count(from);
    }

    boolean isSound() {
        return fault == null;
    }
}
