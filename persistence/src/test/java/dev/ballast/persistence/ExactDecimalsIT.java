package dev.ballast.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.Holding;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.store.Change;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Amounts of any length and scale come back to the last digit, products of three of them included.
class ExactDecimalsIT {

    private static final int AMOUNTS = 400;

    @Test
    void everyAmountComesBackExactly(@TempDir Path directory) {
        long seed = Long.getLong("ballast.seed", 20260809);
        System.out.println("seed " + seed);
        var random = new Random(seed);
        var fills = new ArrayList<Fill>();
        var changes = new ArrayList<Change>();
        var holdings = new ArrayList<Holding>();
        for (int i = 0; i < AMOUNTS; i++) {
            Fill fill = Samples.fill("f-" + i, Samples.BTC, Side.BUY, amount(random), amount(random));
            fills.add(fill);
            changes.add(new Change.EntryBooked(fill));
            BigDecimal cost = fill.value().multiply(amount(random));
            holdings.add(
                    new Holding(InstrumentId.of("C" + i + "-USD"), fill.quantity(), cost, cost.negate(), List.of()));
        }
        BigDecimal cash = fills.stream().map(Fill::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        changes.add(new Change.BalancesSaved(cash, holdings));

        try (var store = JooqWorkstationStore.open(directory, OpenMode.CREATE)) {
            store.commit(changes, List.of());
        }

        try (var store = JooqWorkstationStore.open(directory, OpenMode.EXISTING)) {
            assertThat(store.cash()).isEqualByComparingTo(cash);
            List<LedgerEntry> stored = store.load().ledger();
            for (int i = 0; i < AMOUNTS; i++) {
                assertThat(stored.get(i).sameAs(fills.get(i)))
                        .as("%s", fills.get(i))
                        .isTrue();
            }
            for (Holding holding : store.holdings()) {
                int number = Integer.parseInt(holding.instrument().base().substring(1));
                assertThat(holding.quantity())
                        .isEqualByComparingTo(holdings.get(number).quantity());
                assertThat(holding.cost())
                        .isEqualByComparingTo(holdings.get(number).cost());
                assertThat(holding.realised())
                        .isEqualByComparingTo(holdings.get(number).realised());
                assertThat(holding.quantity().scale()).isNotNegative();
            }
            assertThat(store.holdings()).hasSize(AMOUNTS);
        }
    }

    /// Up to 60 digits, from 10⁻⁴⁰ to 10⁺³⁰, some with trailing zeros; > 0.
    private static BigDecimal amount(Random random) {
        BigInteger digits = new BigInteger(1 + random.nextInt(200), random).add(BigInteger.ONE);
        int scale = random.nextInt(71) - 30;
        BigDecimal amount = new BigDecimal(digits, scale);
        return random.nextInt(4) == 0 ? amount.setScale(amount.scale() + 5) : amount;
    }
}
