package dev.ballast.core.engine;

import dev.ballast.core.execution.Order;
import dev.ballast.core.journal.JournalType;
import dev.ballast.core.journal.Payload;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.portfolio.Book;
import dev.ballast.core.portfolio.CashFlow;
import dev.ballast.core.portfolio.EntryId;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.rebalance.OrderRoute;
import dev.ballast.core.result.Refusal;
import dev.ballast.core.result.RefusalCode;
import dev.ballast.core.result.RefusedException;
import dev.ballast.core.store.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/// Books ledger entries and history: whole files or nothing.
final class Bookkeeper {

    private final DeskState state;
    private final Committer committer;

    Bookkeeper(DeskState state, Committer committer) {
        this.state = state;
        this.committer = committer;
    }

    Outcome book(Command.BookEntries command, Instant now) {
        List<LedgerEntry> fresh = fresh(command.entries());
        int known = command.entries().size() - fresh.size();
        if (fresh.isEmpty()) {
            return new Outcome.Done("Nothing new: " + known + " entries were booked before", committer.sequence());
        }
        List<Instrument> added = newInstruments(command.instruments());
        requireInstruments(fresh, added);
        Book after = fold(fresh);
        Committer.Batch batch = committer.begin(now);
        added.forEach(instrument -> batch.change(new Change.InstrumentSaved(instrument)));
        fresh.forEach(entry -> record(batch, entry));
        batch.change(new Change.BalancesSaved(
                after.cash(), List.copyOf(after.holdings().values())));
        var executions = new Executions(state, batch, now);
        enter(fresh, executions);
        batch.journal(
                JournalType.IMPORT_BOOKED,
                command.origin(),
                Payload.of("booked", fresh.size()).and("duplicates", known).and("cash", after.cash()));
        batch.commit();
        added.forEach(instrument -> state.instruments.put(instrument.id(), instrument));
        accept(fresh, after);
        executions.accept();
        return new Outcome.Done(
                fresh.size() + " entries booked" + (known > 0 ? ", " + known + " were booked before" : ""),
                committer.sequence());
    }

    Outcome importHistory(Command.ImportHistory command, Instant now) {
        List<Instrument> added = newInstruments(command.instruments());
        Committer.Batch batch = committer.begin(now);
        added.forEach(instrument -> batch.change(new Change.InstrumentSaved(instrument)));
        long bars = 0;
        var merged = new ArrayList<PriceHistory>();
        for (PriceHistory history : command.histories()) {
            bars += history.bars().size();
            batch.change(new Change.BarsSaved(history.instrument(), history.timeframe(), history.bars()));
            if (history.timeframe() == Timeframe.D1) {
                merged.add(state.merged(history));
            }
        }
        command.notes().forEach((key, value) -> batch.change(new Change.SettingSaved(key, value)));
        if (bars > 0 || !added.isEmpty()) {
            batch.journal(
                    JournalType.HISTORY_IMPORTED,
                    command.origin(),
                    Payload.of("instruments", command.histories().size()).and("bars", bars));
        }
        batch.commit();
        added.forEach(instrument -> state.instruments.put(instrument.id(), instrument));
        merged.forEach(state::putHistory);
        if (bars > 0) {
            state.market = state.market.with(state.market.revisions().plus(command.histories()));
        }
        return new Outcome.Done(
                bars + " bars of " + command.histories().size() + " instruments stored", committer.sequence());
    }

    /// Fills of exported orders, entered back by the trader (EXE-2), bring their orders and proposals on.
    private void enter(List<LedgerEntry> fresh, Executions executions) {
        for (LedgerEntry entry : fresh) {
            if (entry instanceof Fill fill && fill.order().isPresent()) {
                Order order = state.orders
                        .find(fill.order().get())
                        .map(executions::current)
                        .orElseThrow(() -> refused(fill, RefusalCode.UNKNOWN_ORDER, "which is not known"));
                if (!order.isOpen() || order.route() != OrderRoute.EXPORT) {
                    throw refused(
                            fill,
                            RefusalCode.ILLEGAL_TRANSITION,
                            "which is " + order.state() + " on the route " + order.route());
                }
                if (!fill.instrument().equals(order.instrument())
                        || fill.side() != order.side()
                        || fill.quantity().compareTo(order.remaining()) > 0) {
                    throw refused(
                            fill,
                            RefusalCode.INVALID_VALUE,
                            "of which " + order.side() + " " + order.remaining().toPlainString() + " "
                                    + order.instrument() + " remain; the fill is " + fill.side() + " "
                                    + fill.quantity().toPlainString() + " " + fill.instrument());
                }
                executions.filled(order, fill);
            }
        }
        executions.endProposals();
    }

    private static RefusedException refused(Fill fill, RefusalCode code, String why) {
        String order = fill.order().orElse("");
        return new RefusedException(Refusal.of(code, "Fill " + fill.id() + " belongs to order " + order + ", " + why)
                .with("fill", fill.id())
                .with("order", order));
    }

    /// Takes booked entries over after the store took them.
    void accept(List<LedgerEntry> entries, Book after) {
        entries.forEach(entry -> state.ledger.put(entry.id(), entry));
        state.book = after;
        state.version++;
    }

    /// Adds an entry with its audit entry to a batch.
    static void record(Committer.Batch batch, LedgerEntry entry) {
        batch.change(new Change.EntryBooked(entry));
        switch (entry) {
            case Fill fill ->
                batch.journal(
                        JournalType.FILL_BOOKED,
                        fill.id().value(),
                        Payload.of("instrument", fill.instrument())
                                .and("side", fill.side())
                                .and("quantity", fill.quantity())
                                .and("price", fill.price())
                                .and("fee", fill.fee())
                                .and("rate", fill.rate())
                                .and("time", fill.time())
                                .and("source", fill.source())
                                .and("lots", fill.lots()));
            case CashFlow flow ->
                batch.journal(
                        JournalType.CASH_BOOKED,
                        flow.id().value(),
                        Payload.of("kind", flow.kind())
                                .and("currency", flow.currency())
                                .and("amount", flow.amount())
                                .and("rate", flow.rate())
                                .and("time", flow.time()));
        }
    }

    private List<LedgerEntry> fresh(List<LedgerEntry> entries) {
        var fresh = new LinkedHashMap<EntryId, LedgerEntry>();
        for (LedgerEntry entry : entries) {
            LedgerEntry known = state.ledger.getOrDefault(entry.id(), fresh.get(entry.id()));
            if (known == null) {
                fresh.put(entry.id(), entry);
            } else if (!known.sameAs(entry)) {
                throw new RefusedException(Refusal.of(
                                RefusalCode.CONFLICTING_DUPLICATE,
                                "Entry " + entry.id() + " was booked before with other content")
                        .with("booked", known)
                        .with("offered", entry));
            }
        }
        var ordered = new ArrayList<LedgerEntry>();
        fresh.values().forEach(entry -> ordered.add(entry instanceof Fill fill ? state.withChosenLots(fill) : entry));
        ordered.sort(LedgerEntry.BY_TIME);
        return ordered;
    }

    /// New entries behind all others are folded on; a back-dated one means that the whole ledger is folded again.
    private Book fold(List<LedgerEntry> fresh) {
        Instant last = state.entries().stream()
                .map(LedgerEntry::time)
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
        if (fresh.getFirst().time().isBefore(last)) {
            var all = new ArrayList<>(state.entries());
            all.addAll(fresh);
            return Book.replay(state.policy.lotMethod(), all);
        }
        Book book = state.book;
        for (LedgerEntry entry : fresh) {
            book = book.plus(entry);
        }
        return book;
    }

    private List<Instrument> newInstruments(List<Instrument> offered) {
        return offered.stream()
                .filter(instrument -> !state.instruments.containsKey(instrument.id()))
                .toList();
    }

    private void requireInstruments(List<LedgerEntry> entries, List<Instrument> added) {
        Set<InstrumentId> known = new HashSet<>(state.instruments.keySet());
        added.forEach(instrument -> known.add(instrument.id()));
        for (LedgerEntry entry : entries) {
            if (entry instanceof Fill fill && !known.contains(fill.instrument())) {
                throw new RefusedException(Refusal.of(
                                RefusalCode.UNKNOWN_INSTRUMENT,
                                "Fill " + fill.id() + " names the unknown instrument " + fill.instrument())
                        .with("instrument", fill.instrument()));
            }
        }
    }
}
