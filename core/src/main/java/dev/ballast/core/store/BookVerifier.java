package dev.ballast.core.store;

import dev.ballast.core.journal.JournalChain;
import dev.ballast.core.journal.JournalFault;
import dev.ballast.core.journal.JournalType;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.Book;
import dev.ballast.core.portfolio.CashFlow;
import dev.ballast.core.portfolio.EntryId;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.Holding;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.portfolio.LotMethod;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.result.RefusedException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Holds a stored book against itself: balances against the replay of the ledger, orders against fills, proposals
/// against orders, and everything against the audit trail (ACC-4, REB-11, SYS-3).
///
/// Reads only. Each fault is one sentence with ids and values; a sound book has none.
public final class BookVerifier {

    private final WorkstationStore store;
    private final LotMethod method;
    private final List<String> faults = new ArrayList<>();

    private BookVerifier(WorkstationStore store, LotMethod method) {
        this.store = store;
        this.method = method;
    }

    /// Everything that is wrong with the book in `store`; empty where nothing is.
    ///
    /// @param method the lot method under which the balances were computed
    public static List<String> verify(WorkstationStore store, LotMethod method) {
        return new BookVerifier(store, method).run();
    }

    private List<String> run() {
        List<LedgerEntry> ledger = store.load().ledger();
        var trail = new AuditTrail();
        JournalChain.firstFault(new JournalPages(store, trail::note))
                .map(JournalFault::message)
                .ifPresent(faults::add);
        checkBalances(ledger);
        checkLedgerAgainstTrail(ledger, trail);
        new ExecutionChecks(trail, faults::add).check(ledger, store.orders(), store.proposals());
        return List.copyOf(faults);
    }

    private void checkBalances(List<LedgerEntry> ledger) {
        Book book;
        try {
            book = Book.replay(method, ledger);
        } catch (RefusedException e) {
            faults.add("The ledger cannot be replayed: " + e.getMessage());
            return;
        }
        compare("Cash", store.cash(), book.cash());
        Map<InstrumentId, Holding> stored = new HashMap<>();
        store.holdings().forEach(holding -> stored.put(holding.instrument(), holding));
        Set<InstrumentId> instruments = new TreeSet<>(stored.keySet());
        instruments.addAll(book.holdings().keySet());
        for (InstrumentId instrument : instruments) {
            Holding replayed = book.holding(instrument);
            Holding kept = stored.get(instrument);
            compare(instrument + " quantity", kept == null ? BigDecimal.ZERO : kept.quantity(), replayed.quantity());
            compare(instrument + " cost", kept == null ? BigDecimal.ZERO : kept.cost(), replayed.cost());
            compare(instrument + " realised", kept == null ? BigDecimal.ZERO : kept.realised(), replayed.realised());
        }
    }

    private void compare(String what, BigDecimal stored, BigDecimal replayed) {
        if (stored.compareTo(replayed) != 0) {
            faults.add(what + " is stored as " + plain(stored) + ", the ledger gives " + plain(replayed));
        }
    }

    private void checkLedgerAgainstTrail(List<LedgerEntry> ledger, AuditTrail trail) {
        Map<String, JournalType> missing = new LinkedHashMap<>(trail.booked());
        Map<String, InstrumentId> bought = purchases(ledger);
        for (LedgerEntry entry : ledger) {
            JournalType expected =
                    switch (entry) {
                        case Fill fill -> JournalType.FILL_BOOKED;
                        case CashFlow flow -> JournalType.CASH_BOOKED;
                    };
            JournalType found = missing.remove(entry.id().value());
            if (found != expected) {
                faults.add("Ledger entry " + entry.id() + " has no " + expected + " entry in the journal");
            }
            if (entry instanceof Fill fill) {
                checkLots(fill, trail, bought);
            }
        }
        missing.forEach((id, type) -> faults.add("The journal has " + type + " of " + id + ", the ledger has not"));
        trail.doubled().forEach(id -> faults.add("The journal books " + id + " more than once"));
    }

    /// The lots that a sale chose are those that the journal names, each a purchase of what is sold.
    private void checkLots(Fill fill, AuditTrail trail, Map<String, InstrumentId> bought) {
        List<String> chosen = fill.lots().stream().map(EntryId::value).toList();
        if (!chosen.equals(trail.lots(fill))) {
            faults.add("Fill " + fill.id() + " is stored with the lots " + chosen + ", the journal has "
                    + trail.lots(fill));
        }
        for (String lot : chosen) {
            if (!fill.instrument().equals(bought.get(lot))) {
                faults.add(
                        "Fill " + fill.id() + " chose lot " + lot + ", which is no purchase of " + fill.instrument());
            }
        }
    }

    private static Map<String, InstrumentId> purchases(List<LedgerEntry> ledger) {
        var bought = new HashMap<String, InstrumentId>();
        for (LedgerEntry entry : ledger) {
            if (entry instanceof Fill fill && fill.side() == Side.BUY) {
                bought.put(fill.id().value(), fill.instrument());
            }
        }
        return bought;
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
