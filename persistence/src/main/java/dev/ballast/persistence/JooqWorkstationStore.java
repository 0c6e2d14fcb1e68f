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
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// The book in an H2 file (SYS-3). One writer; reading from other threads is fine.
///
/// Amounts come back by value, without trailing zeros; times to the nanosecond.
public final class JooqWorkstationStore implements WorkstationStore {

    private final Database database;
    private final AtomicReference<@Nullable StoredBook> readAtOpening;

    private JooqWorkstationStore(Database database) {
        this.database = database;
        this.readAtOpening = new AtomicReference<>(database.readAtOpening());
    }

    /// Opens the book in a data folder and holds it until closed.
    ///
    /// @throws dev.ballast.core.store.StoreException where it can't be opened: already open, no such folder, not
    ///     writable, full disk, damaged, or written by a newer Ballast. The message says what to do; a file that
    ///     can't be opened is left as it is
    public static JooqWorkstationStore open(Path directory, OpenMode mode) {
        return new JooqWorkstationStore(Database.open(directory, mode));
    }

    /// The first time, before anything was committed, this is what opening the file has read already.
    @Override
    public StoredBook load() {
        StoredBook read = readAtOpening.getAndSet(null);
        return read != null ? read : database.read("Loading the book", BookReader::read);
    }

    @Override
    public void commit(List<Change> changes, List<JournalEntry> journal) {
        readAtOpening.set(null);
        database.write("Storing", sql -> {
            changes.forEach(change -> apply(sql, change));
            JooqJournal.append(sql, journal);
        });
        if (!journal.isEmpty()) {
            database.acknowledge(journal.getLast().sequence());
        }
    }

    private static void apply(DSLContext sql, Change change) {
        switch (change) {
            case Change.EntryBooked booked -> JooqLedger.append(sql, booked.entry());
            case Change.BalancesSaved balances -> JooqBalances.save(sql, balances.cash(), balances.holdings());
            case Change.ProposalSaved saved -> JooqProposals.save(sql, saved.proposal());
            case Change.InputsSaved saved -> JooqInputs.save(sql, saved);
            case Change.OrderSaved saved -> JooqOrders.save(sql, saved.order());
            case Change.EquityRecorded recorded -> JooqEquity.save(sql, recorded.point());
            case Change.SettingSaved setting -> JooqSettings.save(sql, setting.key(), setting.value());
            case Change.InstrumentSaved saved -> JooqInstruments.save(sql, saved.instrument());
            case Change.InstrumentRemoved removed -> {
                JooqInstruments.remove(sql, removed.instrument());
                JooqBars.remove(sql, removed.instrument());
                removed.settings().forEach(name -> JooqSettings.remove(sql, name));
            }
            case Change.BarsSaved saved -> JooqBars.save(sql, saved.instrument(), saved.timeframe(), saved.bars());
        }
    }

    @Override
    public Map<InstrumentId, PriceHistory> bars(Collection<InstrumentId> instruments, Timeframe timeframe) {
        return database.read("Reading bars", sql -> JooqBars.of(sql, instruments, timeframe));
    }

    @Override
    public List<JournalEntry> journalBefore(long before, int limit) {
        return database.read("Reading the journal", sql -> JooqJournal.before(sql, before, limit));
    }

    @Override
    public List<JournalEntry> journalAfter(long after, int limit) {
        return database.read("Reading the journal", sql -> JooqJournal.after(sql, after, limit));
    }

    @Override
    public List<Bar> bars(InstrumentId instrument, Timeframe timeframe) {
        return database.read("Reading bars", sql -> JooqBars.of(sql, instrument, timeframe));
    }

    @Override
    public Optional<String> setting(String key) {
        return database.read("Reading settings", sql -> JooqSettings.of(sql, key));
    }

    @Override
    public BigDecimal cash() {
        return database.read("Reading balances", JooqBalances::cash);
    }

    @Override
    public List<Holding> holdings() {
        return database.read("Reading balances", JooqBalances::holdings);
    }

    @Override
    public List<Proposal> proposals() {
        return database.read("Reading proposals", JooqProposals::all);
    }

    @Override
    public List<Order> orders() {
        return database.read("Reading orders", JooqOrders::all);
    }

    @Override
    public Optional<StoredInputs> inputs(ProposalId proposal, int version) {
        return database.read("Reading inputs", sql -> JooqInputs.of(sql, proposal, version));
    }

    @Override
    public Optional<Document> document(String hash) {
        return database.read("Reading inputs", sql -> JooqInputs.document(sql, hash));
    }

    @Override
    public void close() {
        database.close();
    }
}
