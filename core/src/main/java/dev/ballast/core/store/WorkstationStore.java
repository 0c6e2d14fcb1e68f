package dev.ballast.core.store;

import dev.ballast.core.execution.Order;
import dev.ballast.core.journal.JournalEntry;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.portfolio.Holding;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalId;
import dev.ballast.core.rebalance.archive.Document;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where a book lives (SYS-3). One writer; a second one on the same file is refused when opening.
///
/// What [#commit] returned from is on disk: it survives `kill -9`. A commit that throws has changed nothing.
public interface WorkstationStore extends AutoCloseable {

    /// Everything an engine starts from.
    StoredBook load();

    /// Stored bars of one timeframe, by instrument; instruments without any are left out. Days are in [#load] too;
    /// weeks are derived from them ([dev.ballast.core.market.WeeklyBars]), not stored.
    Map<InstrumentId, PriceHistory> bars(Collection<InstrumentId> instruments, Timeframe timeframe);

    /// Stores all changes and journal entries in one transaction; durable on return.
    ///
    /// @throws StoreException where the database did not take it (full disk, closed file); nothing is changed then
    void commit(List<Change> changes, List<JournalEntry> journal);

    /// The newest `limit` journal entries, newest first, with a sequence below `before`.
    List<JournalEntry> journalBefore(long before, int limit);

    /// The `limit` journal entries that follow `after`, oldest first.
    List<JournalEntry> journalAfter(long after, int limit);

    /// The stored bars of one series, ascending; none where nothing is stored.
    List<Bar> bars(InstrumentId instrument, Timeframe timeframe);

    /// A stored setting.
    Optional<String> setting(String key);

    /// Stored cash, zero for a new book.
    BigDecimal cash();

    /// Stored holdings with their quantity, cost and realised gain; lots are not stored, they follow from the ledger.
    List<Holding> holdings();

    /// Every stored proposal, oldest first.
    List<Proposal> proposals();

    /// Every stored order, oldest first.
    List<Order> orders();

    /// Which inputs a version of a proposal was made from; empty where none were stored.
    Optional<StoredInputs> inputs(ProposalId proposal, int version);

    /// A stored document as it is; whoever reads it compares its hash.
    Optional<Document> document(String hash);

    @Override
    void close();
}
