package dev.ballast.core.engine;

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
import dev.ballast.core.store.Change;
import dev.ballast.core.store.MemoryStore;
import dev.ballast.core.store.StoredBook;
import dev.ballast.core.store.StoredInputs;
import dev.ballast.core.store.WorkstationStore;
import java.io.Serial;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A store under which the process dies at a chosen commit: just before it is on disk, or just after, before anyone
/// heard of it. What is on disk stays in the store behind it.
final class MortalStore implements WorkstationStore {

    /// The end of the process. An error, so that nothing inside the engine takes it for a failure to go on from.
    static final class Killed extends Error {
        @Serial
        private static final long serialVersionUID = 1L;

        Killed() {
            super("killed");
        }
    }

    /// On which side of the commit.
    enum Side {
        BEFORE,
        AFTER
    }

    private final MemoryStore disk;
    private final Side side;
    private long commits;

    /// Dies at the commit after `commits` further ones.
    MortalStore(MemoryStore disk, long commits, Side side) {
        this.disk = disk;
        this.commits = commits;
        this.side = side;
    }

    @Override
    public void commit(List<Change> changes, List<JournalEntry> journal) {
        if (commits-- > 0) {
            disk.commit(changes, journal);
            return;
        }
        if (side == Side.AFTER) {
            disk.commit(changes, journal);
        }
        throw new Killed();
    }

    @Override
    public StoredBook load() {
        return disk.load();
    }

    @Override
    public Map<InstrumentId, PriceHistory> bars(Collection<InstrumentId> instruments, Timeframe timeframe) {
        return disk.bars(instruments, timeframe);
    }

    @Override
    public List<JournalEntry> journalBefore(long before, int limit) {
        return disk.journalBefore(before, limit);
    }

    @Override
    public List<JournalEntry> journalAfter(long after, int limit) {
        return disk.journalAfter(after, limit);
    }

    @Override
    public List<Bar> bars(InstrumentId instrument, Timeframe timeframe) {
        return disk.bars(instrument, timeframe);
    }

    @Override
    public Optional<String> setting(String key) {
        return disk.setting(key);
    }

    @Override
    public BigDecimal cash() {
        return disk.cash();
    }

    @Override
    public List<Holding> holdings() {
        return disk.holdings();
    }

    @Override
    public List<Proposal> proposals() {
        return disk.proposals();
    }

    @Override
    public List<Order> orders() {
        return disk.orders();
    }

    @Override
    public Optional<StoredInputs> inputs(ProposalId proposal, int version) {
        return disk.inputs(proposal, version);
    }

    @Override
    public Optional<Document> document(String hash) {
        return disk.document(hash);
    }

    @Override
    public void close() {}
}
