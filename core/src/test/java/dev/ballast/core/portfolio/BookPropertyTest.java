package dev.ballast.core.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.result.RefusalCode;
import dev.ballast.core.result.RefusedException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Random ledgers against a replay that knows no lots: plain sums of cash and quantities.
class BookPropertyTest {

    private static final long SEED = 20260102;
    private static final int LEDGERS = 500;
    private static final int ENTRIES = 40;
    private static final List<InstrumentId> UNIVERSE = List.of(Ledgers.BTC, Ledgers.ETH, InstrumentId.of("DOGE-USDT"));

    @ParameterizedTest
    @EnumSource(LotMethod.class)
    void everyLedgerFoldsToItsPlainSums(LotMethod method) {
        var random = new Random(SEED);
        int refused = 0;
        for (int ledger = 0; ledger < LEDGERS; ledger++) {
            refused += follow(method, random, "seed " + SEED + ", method " + method + ", ledger " + ledger);
        }
        assertThat(refused).as("ledgers must also try what is refused").isGreaterThan(LEDGERS);
    }

    private static int follow(LotMethod method, Random random, String where) {
        Book book = Book.empty(method);
        var naive = new Naive();
        var booked = new ArrayList<LedgerEntry>();
        int refused = 0;
        for (int i = 0; i < ENTRIES; i++) {
            LedgerEntry entry = entry(random, i);
            BigDecimal shortfall = naive.shortfall(entry);
            try {
                Book next = book.plus(entry);
                assertThat(shortfall.signum()).as(where).isZero();
                checkSales(book, next, entry, where);
                book = next;
                naive.book(entry);
                booked.add(entry);
            } catch (RefusedException exception) {
                refused++;
                assertThat(shortfall).as(where).isPositive();
                same(new BigDecimal(exception.refusal().values().getOrDefault("shortfall", "0")), shortfall, where);
                assertThat(exception.refusal().code())
                        .as(where)
                        .isIn(RefusalCode.INSUFFICIENT_CASH, RefusalCode.INSUFFICIENT_QUANTITY);
            }
            check(book, naive, where);
        }
        Book again = Book.replay(method, booked);
        same(again.cash(), book.cash(), where);
        assertThat(again.holdings()).as(where).isEqualTo(book.holdings());
        return refused;
    }

    private static void check(Book book, Naive naive, String where) {
        same(book.cash(), naive.cash, where);
        for (Holding holding : book.holdings().values()) {
            same(holding.quantity(), naive.quantities.getOrDefault(holding.instrument(), BigDecimal.ZERO), where);
            BigDecimal quantity = BigDecimal.ZERO;
            BigDecimal cost = BigDecimal.ZERO;
            for (Lot lot : holding.lots()) {
                assertThat(lot.quantity().signum()).isPositive();
                quantity = quantity.add(lot.quantity());
                cost = cost.add(lot.cost());
            }
            same(quantity, holding.quantity(), where);
            same(cost, holding.cost(), where);
            // All money that went through an instrument is either in its lots or realised.
            same(
                    holding.realised().subtract(holding.cost()),
                    naive.flows.getOrDefault(holding.instrument(), BigDecimal.ZERO),
                    where);
        }
    }

    private static void checkSales(Book before, Book after, LedgerEntry entry, String where) {
        if (!(entry instanceof Fill fill) || fill.side() == Side.BUY) {
            assertThat(after.latestSales()).as(where).isEmpty();
            return;
        }
        BigDecimal quantity = BigDecimal.ZERO;
        BigDecimal proceeds = BigDecimal.ZERO;
        BigDecimal realised = BigDecimal.ZERO;
        for (LotSale sale : after.latestSales()) {
            quantity = quantity.add(sale.quantity());
            proceeds = proceeds.add(sale.proceeds());
            realised = realised.add(sale.realised());
        }
        same(quantity, fill.quantity(), where);
        same(proceeds, fill.cashEffect(), where);
        BigDecimal gain = after.holding(fill.instrument())
                .realised()
                .subtract(before.holding(fill.instrument()).realised());
        same(realised, gain, where);
    }

    /// Asks first: a million described assertions would take longer than the ledgers.
    private static void same(BigDecimal actual, BigDecimal expected, String where) {
        if (actual.compareTo(expected) != 0) {
            assertThat(actual).as(where).isEqualByComparingTo(expected);
        }
    }

    private static LedgerEntry entry(Random random, int index) {
        int kind = index == 0 ? 0 : random.nextInt(10);
        if (kind < 2) {
            return new CashFlow(
                    EntryId.of("e" + index),
                    kind == 0 ? CashFlow.Kind.DEPOSIT : CashFlow.Kind.WITHDRAWAL,
                    "EUR",
                    decimal(random, 3000, 2),
                    decimal(random, 2, 4),
                    Ledgers.minute(index));
        }
        return new Fill(
                EntryId.of("e" + index),
                UNIVERSE.get(random.nextInt(UNIVERSE.size())),
                kind < 6 ? Side.BUY : Side.SELL,
                decimal(random, 5, 8),
                decimal(random, 500, 5),
                decimal(random, 1, 8),
                BigDecimal.ONE,
                Ledgers.minute(index),
                FillSource.IMPORT,
                null,
                null);
    }

    private static BigDecimal decimal(Random random, int below, int scale) {
        long units = (long) (random.nextDouble() * below * Math.pow(10, scale));
        return BigDecimal.valueOf(units + 1, scale);
    }

    /// Sums, and nothing else.
    private static final class Naive {

        private BigDecimal cash = BigDecimal.ZERO;
        private final Map<InstrumentId, BigDecimal> quantities = new HashMap<>();
        private final Map<InstrumentId, BigDecimal> flows = new HashMap<>();

        BigDecimal shortfall(LedgerEntry entry) {
            if (entry instanceof Fill fill && fill.side() == Side.SELL) {
                BigDecimal held = quantities.getOrDefault(fill.instrument(), BigDecimal.ZERO);
                BigDecimal lacking = fill.quantity().subtract(held);
                if (lacking.signum() > 0) {
                    return lacking;
                }
            }
            return cash.add(effect(entry)).negate().max(BigDecimal.ZERO);
        }

        void book(LedgerEntry entry) {
            cash = cash.add(effect(entry));
            if (entry instanceof Fill fill) {
                BigDecimal signed =
                        fill.quantity().multiply(BigDecimal.valueOf(fill.side().sign()));
                quantities.merge(fill.instrument(), signed, BigDecimal::add);
                flows.merge(fill.instrument(), effect(fill), BigDecimal::add);
            }
        }

        private static BigDecimal effect(LedgerEntry entry) {
            return switch (entry) {
                case CashFlow flow ->
                    flow.amount()
                            .multiply(flow.rate())
                            .multiply(BigDecimal.valueOf(flow.kind() == CashFlow.Kind.DEPOSIT ? 1 : -1));
                case Fill fill ->
                    fill.quantity()
                            .multiply(fill.price())
                            .multiply(BigDecimal.valueOf(-fill.side().sign()))
                            .subtract(fill.fee());
            };
        }
    }
}
