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

/// Reads from another store and drops every write: for looking at a book, or trying an import, without a trace.
public final class DiscardingStore implements WorkstationStore {

    private final WorkstationStore store;

    /// @param store closed together with this one
    public DiscardingStore(WorkstationStore store) {
        this.store = store;
    }

    @Override
    public StoredBook load() {
        return store.load();
    }

    @Override
    public Map<InstrumentId, PriceHistory> bars(Collection<InstrumentId> instruments, Timeframe timeframe) {
        return store.bars(instruments, timeframe);
    }

    @Override
    public void commit(List<Change> changes, List<JournalEntry> journal) {
        // Dropped: that is what this store is for.
    }

    @Override
    public List<JournalEntry> journalBefore(long before, int limit) {
        return store.journalBefore(before, limit);
    }

    @Override
    public List<JournalEntry> journalAfter(long after, int limit) {
        return store.journalAfter(after, limit);
    }

    @Override
    public List<Bar> bars(InstrumentId instrument, Timeframe timeframe) {
        return store.bars(instrument, timeframe);
    }

    @Override
    public Optional<String> setting(String key) {
        return store.setting(key);
    }

    @Override
    public BigDecimal cash() {
        return store.cash();
    }

    @Override
    public List<Holding> holdings() {
        return store.holdings();
    }

    @Override
    public List<Proposal> proposals() {
        return store.proposals();
    }

    @Override
    public List<Order> orders() {
        return store.orders();
    }

    @Override
    public Optional<StoredInputs> inputs(ProposalId proposal, int version) {
        return store.inputs(proposal, version);
    }

    @Override
    public Optional<Document> document(String hash) {
        return store.document(hash);
    }

    @Override
    public void close() {
        store.close();
    }
}
