package dev.ballast.persistence;

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
import dev.ballast.core.store.StoredBook;
import dev.ballast.core.store.StoredInputs;
import dev.ballast.core.store.WorkstationStore;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/// The store of a desk whose process dies at a chosen commit.
///
/// Before and after a commit it waits for the death; the last of several desks to come to its commit says so, and
/// whoever watches sends the `kill -9`. A desk that is to die amid a commit waits for all others first and then halts
/// the process itself, since only its own thread knows when that is.
final class DyingStore implements WorkstationStore {

    /// Where the process ends.
    enum Moment {
        /// Nothing of the commit is on disk.
        BEFORE,
        /// Somewhere within the transaction.
        AMID,
        /// All of it is on disk, and nobody has heard of it yet.
        AFTER
    }

    /// What is printed where it waits to be killed.
    static final String READY_TO_DIE = "kill me";

    private final WorkstationStore disk;
    private final Moment moment;
    private final long delayNanos;
    private final CountDownLatch arrived;
    private long commits;

    /// @param commits that go well before the last one
    /// @param delayNanos from the start of the last commit to the end of the process, for `AMID`
    /// @param arrived counts the desks of the process that are still to come to their last commit
    DyingStore(WorkstationStore disk, long commits, Moment moment, long delayNanos, CountDownLatch arrived) {
        this.disk = disk;
        this.commits = commits;
        this.moment = moment;
        this.delayNanos = delayNanos;
        this.arrived = arrived;
    }

    @Override
    public void commit(List<Change> changes, List<JournalEntry> journal) {
        if (commits-- > 0) {
            disk.commit(changes, journal);
            return;
        }
        switch (moment) {
            case BEFORE -> waitForDeath();
            case AMID -> {
                waitForOthers();
                haltSoon();
                disk.commit(changes, journal);
                waitForDeath();
            }
            case AFTER -> {
                disk.commit(changes, journal);
                waitForDeath();
            }
        }
    }

    /// All but this one.
    private void waitForOthers() {
        while (arrived.getCount() > 1) {
            LockSupport.parkNanos(100_000);
        }
    }

    private void haltSoon() {
        long start = System.nanoTime();
        Thread.ofPlatform().start(() -> {
            while (System.nanoTime() - start < delayNanos) {
                Thread.onSpinWait();
            }
            Runtime.getRuntime().halt(9);
        });
    }

    private void waitForDeath() {
        arrived.countDown();
        if (arrived.getCount() == 0) {
            System.out.println(READY_TO_DIE);
        }
        while (true) {
            LockSupport.park();
        }
    }

    @Override
    public StoredBook load() {
        return disk.load();
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
    public Map<InstrumentId, PriceHistory> bars(Collection<InstrumentId> instruments, Timeframe timeframe) {
        return disk.bars(instruments, timeframe);
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
    public void close() {
        disk.close();
    }
}
