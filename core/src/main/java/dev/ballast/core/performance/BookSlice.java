package dev.ballast.core.performance;

import dev.ballast.core.portfolio.CashFlow;
import dev.ballast.core.portfolio.EquityPoint;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.LedgerEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The book over one window: its valuations and what was booked between them.
///
/// The window ends at the last valuation and starts at the latest valuation at or before its nominal start; where the
/// book is younger, at its first entry. A valuation holds the entries booked before its time, so that an entry
/// belongs to the slice if from ≤ time < to. Immutable.
public final class BookSlice {

    private final List<EquityPoint> points;
    private final List<LedgerEntry> ledger;
    private final boolean fromInception;

    private BookSlice(List<EquityPoint> points, List<LedgerEntry> ledger, boolean fromInception) {
        this.points = List.copyOf(points);
        this.ledger = List.copyOf(ledger);
        this.fromInception = fromInception;
    }

    /// The slice of `window`.
    ///
    /// Valuations recomputed from the ledger ([dev.ballast.core.portfolio.BookPast]) stay right when an entry is
    /// booked late with an earlier time; recorded ones don't.
    ///
    /// @param points in any order; one at least
    /// @param ledger all entries of the book, in any order
    public static BookSlice of(
            PerformanceWindow window, List<EquityPoint> points, Collection<? extends LedgerEntry> ledger) {
        if (points.isEmpty()) {
            throw new IllegalArgumentException("points must hold one valuation at least, was empty");
        }
        List<EquityPoint> ordered =
                points.stream().sorted(Comparator.comparing(EquityPoint::time)).toList();
        var entries = new ArrayList<LedgerEntry>(ledger);
        entries.sort(LedgerEntry.BY_TIME);
        Optional<Instant> start = window.start(ordered.getLast().time());
        int first = 0;
        boolean inside = false;
        for (int i = 0; i < ordered.size() && start.isPresent(); i++) {
            if (!ordered.get(i).time().isAfter(start.get())) {
                first = i;
                inside = true;
            }
        }
        return new BookSlice(ordered.subList(first, ordered.size()), entries, !inside);
    }

    /// Oldest first.
    public List<EquityPoint> points() {
        return points;
    }

    /// All entries of the book, oldest first, also those before the slice.
    public List<LedgerEntry> ledger() {
        return ledger;
    }

    /// Deposits and withdrawals within.
    public List<CashFlow> flows() {
        return ledger.stream()
                .filter(this::contains)
                .filter(CashFlow.class::isInstance)
                .map(CashFlow.class::cast)
                .toList();
    }

    /// Trades within.
    public List<Fill> fills() {
        return ledger.stream()
                .filter(this::contains)
                .filter(Fill.class::isInstance)
                .map(Fill.class::cast)
                .toList();
    }

    /// Whether the slice starts with the book itself, before its first valuation.
    public boolean startsWithTheBook() {
        return fromInception;
    }

    private boolean contains(LedgerEntry entry) {
        boolean after =
                fromInception || !entry.time().isBefore(points.getFirst().time());
        return after && entry.time().isBefore(points.getLast().time());
    }
}
