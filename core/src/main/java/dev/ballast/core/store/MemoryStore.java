package dev.ballast.core.store;

import dev.ballast.core.execution.Order;
import dev.ballast.core.journal.JournalEntry;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.portfolio.EntryId;
import dev.ballast.core.portfolio.EquityPoint;
import dev.ballast.core.portfolio.Holding;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalId;
import dev.ballast.core.rebalance.archive.Document;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A store that forgets everything with the process: for rehearsals, and for tests, which may let it fail.
///
/// One writer; as the stores on disk do, it gives back what was committed, in the order in which it was. A new one is
/// filled by commits.
public class MemoryStore implements WorkstationStore {

    /// What is kept.
    public enum Keeping {
        EVERYTHING,
        /// Proposals cannot be recomputed: what they were made from is many times the rest of a long rehearsal.
        NO_INPUTS
    }

    private final Map<EntryId, LedgerEntry> ledger = new LinkedHashMap<>();
    private final Map<ProposalId, Proposal> proposals = new LinkedHashMap<>();
    private final Map<String, Order> orders = new LinkedHashMap<>();
    private final Map<InstrumentId, Instrument> instruments = new TreeMap<>();
    private final Map<Timeframe, Map<InstrumentId, Map<Instant, Bar>>> bars = new EnumMap<>(Timeframe.class);
    private final Map<Instant, EquityPoint> equity = new TreeMap<>();
    private final Map<String, String> settings = new TreeMap<>();
    private final List<JournalEntry> journal = new ArrayList<>();
    private final Map<ProposalId, TreeMap<Integer, String>> inputs = new LinkedHashMap<>();
    private final Map<String, Document> documents = new TreeMap<>();
    private final Keeping keeping;
    private BigDecimal cash = BigDecimal.ZERO;
    private List<Holding> holdings = List.of();

    /// One that keeps everything.
    public MemoryStore() {
        this(Keeping.EVERYTHING);
    }

    public MemoryStore(Keeping keeping) {
        this.keeping = keeping;
    }

    /// In the order in which it was booked.
    public final List<LedgerEntry> ledger() {
        return List.copyOf(ledger.values());
    }

    @Override
    public StoredBook load() {
        Map<InstrumentId, PriceHistory> history = bars(stored(Timeframe.D1).keySet(), Timeframe.D1);
        return new StoredBook(
                List.copyOf(instruments.values()),
                ledger(),
                history,
                new ArrayList<>(proposals.values()).reversed(),
                List.copyOf(orders.values()),
                List.copyOf(equity.values()),
                Map.copyOf(settings),
                journal.size(),
                journal.isEmpty() ? JournalEntry.GENESIS : journal.getLast().hash());
    }

    @Override
    public void commit(List<Change> changes, List<JournalEntry> entries) {
        changes.forEach(this::apply);
        journal.addAll(entries);
    }

    private void apply(Change change) {
        switch (change) {
            case Change.EntryBooked(LedgerEntry entry) -> {
                if (ledger.put(entry.id(), entry) != null) {
                    throw new IllegalStateException("entry " + entry.id() + " was stored before");
                }
            }
            case Change.BalancesSaved(BigDecimal balance, List<Holding> held) -> {
                cash = balance;
                holdings = held;
            }
            case Change.ProposalSaved(Proposal proposal) -> proposals.put(proposal.id(), proposal);
            case Change.InputsSaved(ProposalId proposal, int version, String hash, List<Document> parts) -> {
                if (keeping == Keeping.EVERYTHING) {
                    inputs.computeIfAbsent(proposal, any -> new TreeMap<>()).put(version, hash);
                    parts.forEach(document -> documents.put(document.hash(), document));
                }
            }
            case Change.OrderSaved(Order order) -> orders.put(order.clientId(), order);
            case Change.EquityRecorded(EquityPoint point) -> equity.put(point.time(), point);
            case Change.SettingSaved(String key, String value) -> settings.put(key, value);
            case Change.InstrumentSaved(Instrument instrument) -> instruments.put(instrument.id(), instrument);
            case Change.InstrumentRemoved(InstrumentId id, List<String> names) -> {
                instruments.remove(id);
                bars.values().forEach(series -> series.remove(id));
                names.forEach(settings::remove);
            }
            case Change.BarsSaved(InstrumentId id, Timeframe timeframe, List<Bar> saved) ->
                saved.forEach(bar -> stored(timeframe)
                        .computeIfAbsent(id, any -> new TreeMap<>())
                        .put(bar.openTime(), bar));
        }
    }

    private Map<InstrumentId, Map<Instant, Bar>> stored(Timeframe timeframe) {
        return bars.computeIfAbsent(timeframe, any -> new TreeMap<>());
    }

    @Override
    public Map<InstrumentId, PriceHistory> bars(Collection<InstrumentId> asked, Timeframe timeframe) {
        var histories = new TreeMap<InstrumentId, PriceHistory>();
        stored(timeframe).forEach((id, byTime) -> {
            if (asked.contains(id)) {
                histories.put(id, new PriceHistory(id, timeframe, List.copyOf(byTime.values())));
            }
        });
        return histories;
    }

    @Override
    public List<JournalEntry> journalBefore(long before, int limit) {
        return journal.reversed().stream()
                .filter(entry -> entry.sequence() < before)
                .limit(limit)
                .toList();
    }

    @Override
    public List<JournalEntry> journalAfter(long after, int limit) {
        return journal.stream()
                .filter(entry -> entry.sequence() > after)
                .limit(limit)
                .toList();
    }

    @Override
    public List<Bar> bars(InstrumentId instrument, Timeframe timeframe) {
        return List.copyOf(bars.getOrDefault(timeframe, Map.of())
                .getOrDefault(instrument, new TreeMap<>())
                .values());
    }

    @Override
    public Optional<String> setting(String key) {
        return Optional.ofNullable(settings.get(key));
    }

    @Override
    public BigDecimal cash() {
        return cash;
    }

    @Override
    public List<Holding> holdings() {
        return holdings;
    }

    @Override
    public List<Proposal> proposals() {
        return List.copyOf(proposals.values());
    }

    @Override
    public List<Order> orders() {
        return List.copyOf(orders.values());
    }

    @Override
    public Optional<StoredInputs> inputs(ProposalId proposal, int version) {
        return Optional.ofNullable(
                        inputs.getOrDefault(proposal, new TreeMap<>()).floorEntry(version))
                .map(entry -> new StoredInputs(entry.getKey(), entry.getValue()));
    }

    @Override
    public Optional<Document> document(String hash) {
        return Optional.ofNullable(documents.get(hash));
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
