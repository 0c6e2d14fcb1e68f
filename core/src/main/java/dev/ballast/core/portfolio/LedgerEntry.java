package dev.ballast.core.portfolio;

import java.time.Instant;
import java.util.Comparator;

/// One booked fact: a fill or a movement of cash. The ledger is the list of these; everything else follows from it.
public sealed interface LedgerEntry permits Fill, CashFlow {

    /// Order of the fold: by time; entries of the same time keep the order in which they were booked.
    Comparator<LedgerEntry> BY_TIME = Comparator.comparing(LedgerEntry::time);

    EntryId id();

    Instant time();

    /// Whether the other entry says the same, decimals compared by value: 1.0 is 1.00.
    boolean sameAs(LedgerEntry other);
}
