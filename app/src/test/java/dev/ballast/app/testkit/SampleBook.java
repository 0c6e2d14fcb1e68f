package dev.ballast.app.testkit;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.Book;
import dev.ballast.core.portfolio.CashFlow;
import dev.ballast.core.portfolio.EntryId;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.FillSource;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.portfolio.LotMethod;
import dev.ballast.core.portfolio.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The ledger behind the sample: one deposit, one purchase of each asset, one sale of SOL at a gain.
final class SampleBook {

    private static final Instant OPENED = SampleSnapshots.NOW.minus(Duration.ofDays(300));

    private SampleBook() {}

    /// Folds to the sample's holdings and exactly the cash that its weights leave.
    static Book book() {
        return Book.replay(LotMethod.FIFO, ledger());
    }

    static List<LedgerEntry> ledger() {
        List<LedgerEntry> entries = new ArrayList<>(fills());
        entries.add(deposit());
        return entries;
    }

    static CashFlow deposit() {
        double invested = SampleMarket.ASSETS.stream()
                .mapToDouble(SampleMarket.Asset::weight)
                .sum();
        BigDecimal cash =
                BigDecimal.valueOf((1 - invested) * SampleSnapshots.EQUITY).setScale(2, RoundingMode.HALF_UP);
        BigDecimal spent = fills().stream().map(Fill::cashEffect).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new CashFlow(
                EntryId.of("deposit-1"),
                CashFlow.Kind.DEPOSIT,
                "USD",
                cash.subtract(spent),
                BigDecimal.ONE,
                OPENED.minusSeconds(60));
    }

    private static List<Fill> fills() {
        List<Fill> fills = new ArrayList<>();
        for (SampleMarket.Asset asset : SampleMarket.ASSETS) {
            if (asset.weight() > 0) {
                double held = asset.weight() * SampleSnapshots.EQUITY / asset.price();
                BigDecimal quantity = BigDecimal.valueOf(held).setScale(4, RoundingMode.HALF_UP);
                BigDecimal cost = BigDecimal.valueOf(asset.price() * (asset.beta() > 1.2 ? 1.07 : 0.86));
                fills.add(fill(asset.id(), Side.BUY, quantity, cost, OPENED.plusSeconds(fills.size())));
            }
        }
        InstrumentId sol = InstrumentId.of("SOL-USD");
        BigDecimal traded = new BigDecimal("40");
        fills.add(fill(sol, Side.BUY, traded, new BigDecimal("101.20"), OPENED.minusSeconds(30)));
        fills.add(fill(sol, Side.SELL, traded, new BigDecimal("132.40"), OPENED.plus(Duration.ofDays(90))));
        return fills;
    }

    private static Fill fill(InstrumentId instrument, Side side, BigDecimal quantity, BigDecimal price, Instant time) {
        return new Fill(
                EntryId.of("fill-" + instrument + "-" + side + "-" + time.getEpochSecond()),
                instrument,
                side,
                quantity,
                price,
                BigDecimal.ZERO,
                BigDecimal.ONE,
                time,
                FillSource.DEMO,
                null,
                null);
    }
}
