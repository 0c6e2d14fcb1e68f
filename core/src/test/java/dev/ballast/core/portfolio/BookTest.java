package dev.ballast.core.portfolio;

import static dev.ballast.core.portfolio.Ledgers.BTC;
import static dev.ballast.core.portfolio.Ledgers.ETH;
import static dev.ballast.core.portfolio.Ledgers.buy;
import static dev.ballast.core.portfolio.Ledgers.deposit;
import static dev.ballast.core.portfolio.Ledgers.sell;
import static dev.ballast.core.portfolio.Ledgers.withdrawal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.core.result.Refusal;
import dev.ballast.core.result.RefusalCode;
import dev.ballast.core.result.RefusedException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BookTest {

    /// Three purchases at 100, 300 and 200 with a fee of 1 each; then 3 of 6 are sold at 400 with a fee of 2.
    private static final List<LedgerEntry> THREE_LOTS = List.of(
            deposit(0, "5000"),
            buy(1, BTC, "2", "100", "1"),
            buy(2, BTC, "2", "300", "1"),
            buy(3, BTC, "2", "200", "1"),
            sell(4, BTC, "3", "400", "2"));

    // Worked by hand. FIFO: 201 + 601/2 = 501.5; LIFO: 401 + 601/2 = 701.5; HIFO: 601 + 401/2 = 801.5;
    // average: 1203 × 3/6 = 601.5. Proceeds are 1200 − 2 = 1198 each time.
    @ParameterizedTest
    @CsvSource({
        "FIFO, 501.5, 696.5, fill-1 fill-2",
        "LIFO, 701.5, 496.5, fill-3 fill-2",
        "HIFO, 801.5, 396.5, fill-2 fill-3",
        "AVERAGE_COST, 601.5, 596.5, fill-1"
    })
    void consumesLotsInTheOrderOfItsMethod(LotMethod method, String soldCost, String realised, String lots) {
        Book book = Book.replay(method, THREE_LOTS);

        Holding holding = book.holding(BTC);
        assertThat(holding.quantity()).isEqualByComparingTo("3");
        assertThat(holding.cost()).isEqualByComparingTo(new BigDecimal("1203").subtract(new BigDecimal(soldCost)));
        assertThat(holding.realised()).isEqualByComparingTo(realised);
        assertThat(book.latestSales().stream().map(sale -> sale.lot().value()).toList())
                .containsExactly(lots.split(" ", -1));
        assertThat(book.cash()).isEqualByComparingTo("4995");
    }

    @Test
    void averageCostIncludesFees() {
        Book book = Book.replay(LotMethod.FIFO, List.of(deposit(0, "1000"), buy(1, BTC, "3", "100", "6")));

        assertThat(book.holding(BTC).averageCost()).isEqualByComparingTo("102");
        assertThat(book.cash()).isEqualByComparingTo("694");
        assertThat(book.netDeposits()).isEqualByComparingTo("1000");
    }

    @Test
    void splittingALotIntoThirdsLosesNothing() {
        Book book = Book.replay(
                LotMethod.FIFO,
                List.of(
                        deposit(0, "1000"),
                        buy(1, BTC, "3", "33.333333333", "0.01"),
                        sell(2, BTC, "1", "50", "0"),
                        sell(3, BTC, "1", "50", "0"),
                        sell(4, BTC, "1", "50", "0")));

        assertThat(book.holding(BTC).isOpen()).isFalse();
        assertThat(book.holding(BTC).cost()).isEqualByComparingTo("0");
        assertThat(book.holding(BTC).realised()).isEqualByComparingTo("49.990000001");
        assertThat(book.holdings()).containsKey(BTC);
        assertThat(book.openHoldings()).isEmpty();
        assertThat(book.holding(BTC).averageCost()).isEqualByComparingTo("0");
    }

    @ParameterizedTest
    @EnumSource(LotMethod.class)
    void refusesToSellMoreThanIsHeldAndNamesTheShortfall(LotMethod method) {
        Book book = Book.replay(method, List.of(deposit(0, "1000"), buy(1, BTC, "2.5", "100", "0")));

        Refusal refusal = refusalOf(book, sell(2, BTC, "3.25", "100", "0"));

        assertThat(refusal.code()).isEqualTo(RefusalCode.INSUFFICIENT_QUANTITY);
        assertThat(refusal.values())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("instrument", "BTC-USD", "held", "2.5", "asked", "3.25", "shortfall", "0.75"));
        assertThat(refusalOf(book, sell(2, ETH, "1", "100", "0")).values()).containsEntry("shortfall", "1");
    }

    @Test
    void refusesToSpendMoreCashThanThereIs() {
        Book book = Book.replay(LotMethod.FIFO, List.of(deposit(0, "100")));

        Refusal purchase = refusalOf(book, buy(1, BTC, "1", "100", "0.01"));
        Refusal taken = refusalOf(book, withdrawal(1, "250.5"));

        assertThat(purchase.code()).isEqualTo(RefusalCode.INSUFFICIENT_CASH);
        assertThat(purchase.values()).containsEntry("shortfall", "0.01").containsEntry("needed", "100.01");
        assertThat(taken.values()).containsEntry("shortfall", "150.5").containsEntry("cash", "100");
        assertThat(book.plus(withdrawal(1, "100")).cash()).isEqualByComparingTo("0");
    }

    @Test
    void aRefusedEntryLeavesTheBookAsItWas() {
        Book book = Book.replay(LotMethod.FIFO, THREE_LOTS);

        refusalOf(book, sell(9, BTC, "4", "1", "0"));

        assertThat(book.holding(BTC).quantity()).isEqualByComparingTo("3");
        assertThat(book.cash()).isEqualByComparingTo("4995");
    }

    @Test
    void replayGoesByTimeAndKeepsTheBookedOrderWithinOneInstant() {
        var shuffled =
                List.of(THREE_LOTS.get(4), THREE_LOTS.get(2), THREE_LOTS.get(0), THREE_LOTS.get(3), THREE_LOTS.get(1));
        assertThat(Book.replay(LotMethod.FIFO, shuffled).holding(BTC))
                .isEqualTo(Book.replay(LotMethod.FIFO, THREE_LOTS).holding(BTC));

        Fill purchase = buy(1, BTC, "1", "100", "0");
        CashFlow same = new CashFlow(
                EntryId.of("late"), CashFlow.Kind.DEPOSIT, "USD", BigDecimal.TEN, BigDecimal.TEN, purchase.time());
        assertThat(Book.replay(LotMethod.FIFO, List.of(same, purchase)).cash()).isEqualByComparingTo("0");
        assertThatThrownBy(() -> Book.replay(LotMethod.FIFO, List.of(purchase, same)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("100 short");
    }

    @Test
    void booksForeignCurrencyAtItsRate() {
        var flow = new CashFlow(
                EntryId.of("eur"),
                CashFlow.Kind.DEPOSIT,
                "EUR",
                new BigDecimal("100"),
                new BigDecimal("1.25"),
                Ledgers.START);
        assertThat(Book.empty(LotMethod.FIFO).plus(flow).cash()).isEqualByComparingTo("125");
    }

    private static Refusal refusalOf(Book book, LedgerEntry entry) {
        try {
            book.plus(entry);
        } catch (RefusedException refused) {
            return refused.refusal();
        }
        throw new AssertionError("entry " + entry.id() + " was not refused");
    }
}
