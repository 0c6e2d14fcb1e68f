package dev.ballast.core.engine.rehearsal;

import dev.ballast.core.execution.Order;
import dev.ballast.core.execution.OrderState;
import dev.ballast.core.journal.JournalEntry;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.portfolio.Holding;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalId;
import dev.ballast.core.rebalance.archive.Document;
import dev.ballast.core.store.Change;
import dev.ballast.core.store.StoredBook;
import dev.ballast.core.store.StoredInputs;
import dev.ballast.core.store.WorkstationStore;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The book of a rehearsal: kept in memory, forgotten with it. Bars, settings and the equity curve are not kept beyond
/// what it starts from: its one engine holds them.
final class RehearsalStore implements WorkstationStore {

    private final List<Instrument> instruments;
    private final Map<InstrumentId, PriceHistory> history;
    private final Map<String, String> settings;
    private final List<LedgerEntry> ledger;
    private final Map<ProposalId, Proposal> proposals = new LinkedHashMap<>();
    private final Map<String, Order> orders = new LinkedHashMap<>();
    private final List<JournalEntry> journal = new ArrayList<>();
    private BigDecimal cash = BigDecimal.ZERO;
    private List<Holding> holdings = List.of();

    RehearsalStore(
            List<Instrument> instruments,
            Map<InstrumentId, PriceHistory> history,
            Map<String, String> settings,
            List<LedgerEntry> ledger) {
        this.instruments = List.copyOf(instruments);
        this.history = Map.copyOf(history);
        this.settings = Map.copyOf(settings);
        this.ledger = new ArrayList<>(ledger);
    }

    @Override
    public StoredBook load() {
        return new StoredBook(
                instruments,
                List.copyOf(ledger),
                history,
                new ArrayList<>(proposals.values()).reversed(),
                orders.values().stream()
                        .filter(order -> order.state() == OrderState.OPEN)
                        .toList(),
                List.of(),
                settings,
                journal.size(),
                journal.isEmpty() ? JournalEntry.GENESIS : journal.getLast().hash());
    }

    @Override
    public Map<InstrumentId, PriceHistory> bars(Collection<InstrumentId> asked, Timeframe timeframe) {
        var bars = new TreeMap<InstrumentId, PriceHistory>();
        for (InstrumentId instrument : asked) {
            PriceHistory known = history.get(instrument);
            if (known != null && known.timeframe() == timeframe) {
                bars.put(instrument, known);
            }
        }
        return bars;
    }

    @Override
    public void commit(List<Change> changes, List<JournalEntry> entries) {
        for (Change change : changes) {
            switch (change) {
                case Change.EntryBooked(LedgerEntry entry) -> ledger.add(entry);
                case Change.BalancesSaved(BigDecimal balance, List<Holding> held) -> {
                    cash = balance;
                    holdings = held;
                }
                case Change.ProposalSaved(Proposal proposal) -> proposals.put(proposal.id(), proposal);
                case Change.OrderSaved(Order order) -> orders.put(order.clientId(), order);
                default -> {
                    // The engine holds them; nothing reads them from here.
                }
            }
        }
        journal.addAll(entries);
    }

    List<LedgerEntry> ledger() {
        return List.copyOf(ledger);
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
        PriceHistory known = history.get(instrument);
        return known == null || known.timeframe() != timeframe ? List.of() : known.bars();
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

    /// A rehearsal is not recomputed: its inputs are not kept.
    @Override
    public Optional<StoredInputs> inputs(ProposalId proposal, int version) {
        return Optional.empty();
    }

    @Override
    public Optional<Document> document(String hash) {
        return Optional.empty();
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
