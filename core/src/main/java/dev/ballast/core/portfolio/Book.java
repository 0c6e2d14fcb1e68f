package dev.ballast.core.portfolio;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.result.Refusal;
import dev.ballast.core.result.RefusalCode;
import dev.ballast.core.result.RefusedException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Cash and holdings as the pure fold of the ledger (ACC-3, ACC-4): the same entries always give the same book.
///
/// Spot only: an entry that would sell more than is held, or spend more cash than there is, is refused with the
/// shortfall. Cash is one pool in the book's currency; every entry carries the rate at which it was booked.
/// Immutable: [#plus] returns a new book. All amounts are exact decimals.
public final class Book {

    private final LotMethod method;
    private final BigDecimal cash;
    private final SortedMap<InstrumentId, Holding> holdings;
    private final List<LotSale> latestSales;
    private final BigDecimal deposited;

    private Book(
            LotMethod method,
            BigDecimal cash,
            BigDecimal deposited,
            SortedMap<InstrumentId, Holding> holdings,
            List<LotSale> latestSales) {
        this.method = method;
        this.cash = cash;
        this.deposited = deposited;
        this.holdings = holdings;
        this.latestSales = List.copyOf(latestSales);
    }

    public static Book empty(LotMethod method) {
        return new Book(method, BigDecimal.ZERO, BigDecimal.ZERO, new TreeMap<>(), List.of());
    }

    /// The book after all `entries`, folded in order of time; `RefusedException` names the first that does not fit.
    public static Book replay(LotMethod method, Collection<? extends LedgerEntry> entries) {
        var ordered = new ArrayList<LedgerEntry>(entries);
        ordered.sort(LedgerEntry.BY_TIME);
        Book book = empty(method);
        for (LedgerEntry entry : ordered) {
            book = book.plus(entry);
        }
        return book;
    }

    /// The book after one more entry, or `RefusedException`.
    public Book plus(LedgerEntry entry) {
        return switch (entry) {
            case CashFlow flow -> plusCash(flow);
            case Fill fill -> plusFill(fill);
        };
    }

    private Book plusCash(CashFlow flow) {
        BigDecimal after = cashAfter(flow, flow.cashEffect());
        return new Book(method, after, deposited.add(flow.cashEffect()), holdings, List.of());
    }

    private Book plusFill(Fill fill) {
        Holding before = holdings.getOrDefault(fill.instrument(), Holding.none(fill.instrument()));
        LotBook.Change change = LotBook.apply(before, fill, method);
        BigDecimal after = cashAfter(fill, fill.cashEffect());
        var more = new TreeMap<>(holdings);
        more.put(fill.instrument(), change.holding());
        return new Book(method, after, deposited, more, change.sales());
    }

    private BigDecimal cashAfter(LedgerEntry entry, BigDecimal effect) {
        BigDecimal after = cash.add(effect);
        if (after.signum() < 0 && effect.signum() < 0) {
            String shortfall = after.negate().stripTrailingZeros().toPlainString();
            throw new RefusedException(Refusal.of(
                            RefusalCode.INSUFFICIENT_CASH,
                            "Entry " + entry.id() + " needs "
                                    + effect.negate().stripTrailingZeros().toPlainString() + " " + CurrencyRates.BASE
                                    + ", there is " + cash.stripTrailingZeros().toPlainString() + ": " + shortfall
                                    + " short")
                    .with("cash", cash.stripTrailingZeros().toPlainString())
                    .with("needed", effect.negate().stripTrailingZeros().toPlainString())
                    .with("shortfall", shortfall));
        }
        return after;
    }

    /// The lots that a sale would consume, in order; the book stays as it is. `RefusedException` where it does not fit.
    public List<LotSale> lotsConsumedBy(Fill sale) {
        return LotBook.apply(holding(sale.instrument()), sale, method).sales();
    }

    public LotMethod method() {
        return method;
    }

    /// Cash in the book's currency, ≥ 0.
    public BigDecimal cash() {
        return cash;
    }

    /// Deposits less withdrawals so far, in the book's currency.
    public BigDecimal netDeposits() {
        return deposited;
    }

    /// Every instrument ever held, by id; closed ones stay with their realised result.
    public SortedMap<InstrumentId, Holding> holdings() {
        return Collections.unmodifiableSortedMap(holdings);
    }

    /// What is held of `instrument`; an empty holding where it never was.
    public Holding holding(InstrumentId instrument) {
        return holdings.getOrDefault(instrument, Holding.none(instrument));
    }

    /// Holdings with a quantity, by id.
    public List<Holding> openHoldings() {
        return holdings.values().stream().filter(Holding::isOpen).toList();
    }

    /// The lots that the latest entry consumed; empty unless it was a sale.
    public List<LotSale> latestSales() {
        return latestSales;
    }
}
