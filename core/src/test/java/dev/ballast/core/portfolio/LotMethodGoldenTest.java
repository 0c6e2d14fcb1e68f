package dev.ballast.core.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One sale by every method, computed by hand.
///
/// Bought 2 at 100 with a fee of 2 (unit cost 101), 1 at 200, 1 at 150; sold 2.5 at 300 with a fee of 5, which brings
/// 745. All in all 552 were paid for 4, 138 each.
/// - FIFO: 2 × 101 + 0.5 × 200 = 302, realised 443;
/// - LIFO: 1 × 150 + 1 × 200 + 0.5 × 101 = 400.5, realised 344.5;
/// - HIFO: 1 × 200 + 1 × 150 + 0.5 × 101 = 400.5, realised 344.5, in another order of lots;
/// - average: 2.5 × 138 = 345, realised 400.
class LotMethodGoldenTest {

    private static final long SEED = 12;

    @ParameterizedTest
    @CsvSource({
        "FIFO, 302, 443, fill-1 fill-2",
        "LIFO, 400.5, 344.5, fill-3 fill-2 fill-1",
        "HIFO, 400.5, 344.5, fill-2 fill-3 fill-1",
        "AVERAGE_COST, 345, 400, fill-1"
    })
    void aSaleConsumesTheLotsOfItsMethod(LotMethod method, BigDecimal cost, BigDecimal realised, String lots) {
        Book book = book(method);

        Fill sale = Ledgers.sell(9, Ledgers.BTC, "2.5", "300", "5");
        List<LotSale> foreseen = book.lotsConsumedBy(sale);
        Book after = book.plus(sale);

        assertThat(after.latestSales()).isEqualTo(foreseen);
        assertThat(String.join(
                        " ", foreseen.stream().map(part -> part.lot().value()).toList()))
                .isEqualTo(lots);
        assertThat(sum(foreseen.stream().map(LotSale::cost).toList())).isEqualByComparingTo(cost);
        assertThat(sum(foreseen.stream().map(LotSale::realised).toList())).isEqualByComparingTo(realised);
        assertThat(after.holding(Ledgers.BTC).cost()).isEqualByComparingTo(new BigDecimal("552").subtract(cost));
    }

    /// Chosen 3 then 1: 1 × 150 + 1.5 × 101 = 301.5, realised 443.5. Chosen 2 alone: 200, then by the method.
    @ParameterizedTest
    @CsvSource({
        "FIFO, fill-3 fill-1, 301.5, 443.5, fill-3 fill-1",
        "LIFO, fill-3 fill-1, 301.5, 443.5, fill-3 fill-1",
        "HIFO, fill-3 fill-1, 301.5, 443.5, fill-3 fill-1",
        "FIFO, fill-2, 351.5, 393.5, fill-2 fill-1",
        "LIFO, fill-2, 400.5, 344.5, fill-2 fill-3 fill-1",
        "FIFO, gone fill-3, 301.5, 443.5, fill-3 fill-1",
        "AVERAGE_COST, fill-3, 345, 400, fill-1"
    })
    void chosenLotsComeFirst(LotMethod method, String chosen, BigDecimal cost, BigDecimal realised, String lots) {
        Fill sale = Ledgers.sell(9, Ledgers.BTC, "2.5", "300", "5")
                .consuming(Arrays.stream(chosen.split(" ")).map(EntryId::of).toList());

        List<LotSale> parts = book(method).plus(sale).latestSales();

        assertThat(String.join(
                        " ", parts.stream().map(part -> part.lot().value()).toList()))
                .isEqualTo(lots);
        assertThat(sum(parts.stream().map(LotSale::cost).toList())).isEqualByComparingTo(cost);
        assertThat(sum(parts.stream().map(LotSale::realised).toList())).isEqualByComparingTo(realised);
    }

    /// Whatever was bought and sold on the way: once all is sold, every method has realised the same.
    @Test
    void atFullLiquidationEveryMethodRealisesTheSame() {
        var random = new Random(SEED);
        for (int i = 0; i < 1_000; i++) {
            List<LedgerEntry> entries = entries(random);
            BigDecimal first = null;
            for (LotMethod method : LotMethod.values()) {
                Holding end = Book.replay(method, entries).holding(Ledgers.BTC);
                String where = "seed " + SEED + ", case " + i + ", " + method;
                assertThat(end.quantity()).as(where).isZero();
                assertThat(end.cost().abs()).as(where).isLessThan(new BigDecimal("1e-20"));
                first = first == null ? end.realised() : first;
                assertThat(end.realised().subtract(first).abs()).as(where).isLessThan(new BigDecimal("1e-20"));
            }
        }
    }

    private static Book book(LotMethod method) {
        return Book.replay(
                method,
                List.of(
                        Ledgers.deposit(0, "1000"),
                        Ledgers.buy(1, Ledgers.BTC, "2", "100", "2"),
                        Ledgers.buy(2, Ledgers.BTC, "1", "200", "0"),
                        Ledgers.buy(3, Ledgers.BTC, "1", "150", "0")));
    }

    private static List<LedgerEntry> entries(Random random) {
        var entries = new ArrayList<LedgerEntry>();
        entries.add(Ledgers.deposit(0, "1000000"));
        BigDecimal held = BigDecimal.ZERO;
        int minute = 1;
        for (int i = 0; i < 12; i++) {
            boolean buy = held.signum() == 0 || random.nextInt(3) > 0;
            BigDecimal quantity = buy
                    ? BigDecimal.valueOf(1 + random.nextInt(1000), 2)
                    : held.multiply(BigDecimal.valueOf(1 + random.nextInt(9), 1));
            String price = String.valueOf(50 + random.nextInt(200));
            String fee = BigDecimal.valueOf(random.nextInt(500), 2).toPlainString();
            entries.add(
                    buy
                            ? Ledgers.buy(minute++, Ledgers.BTC, quantity.toPlainString(), price, fee)
                            : Ledgers.sell(minute++, Ledgers.BTC, quantity.toPlainString(), price, fee));
            LedgerEntry last = entries.removeLast();
            entries.add(last instanceof Fill fill && !buy ? fill.consuming(anyLots(minute, random)) : last);
            held = buy ? held.add(quantity) : held.subtract(quantity);
        }
        if (held.signum() > 0) {
            entries.add(Ledgers.sell(minute, Ledgers.BTC, held.toPlainString(), "120", "1"));
        }
        return entries;
    }

    /// Chosen lots may be open, closed, or never have been.
    private static List<EntryId> anyLots(int minute, Random random) {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> EntryId.of("fill-" + (1 + random.nextInt(minute))))
                .distinct()
                .toList();
    }

    private static BigDecimal sum(List<BigDecimal> values) {
        return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
