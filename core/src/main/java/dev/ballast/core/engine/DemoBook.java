package dev.ballast.core.engine;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.portfolio.CashFlow;
import dev.ballast.core.portfolio.CurrencyRates;
import dev.ballast.core.portfolio.EntryId;
import dev.ballast.core.portfolio.Fees;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.FillSource;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.rebalance.TargetMethod;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A made-up book to learn on: half a year of purchases at the closes of a simulated history, with targets of its own.
///
/// Every entry is of source DEMO. Same history, same book.
public final class DemoBook {

    /// Daily bars of simulated history the book needs.
    public static final int DAYS = 400;

    private static final BigDecimal FEE_RATE = new BigDecimal("0.001");
    private static final int QUANTITY_DECIMALS = 6;

    /// A trade so many days before the last close, for so many dollars.
    private record Trade(int daysAgo, Side side, String symbol, int dollars) {}

    private static final List<Trade> TRADES = List.of(
            new Trade(199, Side.BUY, "BTC-USD", 62_000),
            new Trade(199, Side.BUY, "ETH-USD", 72_000),
            new Trade(190, Side.BUY, "SOL-USD", 26_000),
            new Trade(184, Side.BUY, "XRP-USD", 16_000),
            new Trade(180, Side.BUY, "LINK-USD", 14_000),
            new Trade(170, Side.BUY, "AVAX-USD", 13_000),
            new Trade(160, Side.BUY, "UNI-USD", 8_000),
            new Trade(150, Side.BUY, "AAVE-USD", 10_000),
            new Trade(140, Side.BUY, "DOGE-USD", 8_000),
            new Trade(120, Side.BUY, "PAXG-USD", 15_000),
            new Trade(60, Side.SELL, "DOGE-USD", 2_000),
            new Trade(44, Side.BUY, "ETH-USD", 9_000),
            new Trade(30, Side.BUY, "SOL-USD", 6_000));

    private static final Map<String, Double> TARGETS = Map.of(
            "BTC-USD", 0.24,
            "ETH-USD", 0.20,
            "SOL-USD", 0.12,
            "XRP-USD", 0.08,
            "LINK-USD", 0.07,
            "AVAX-USD", 0.06,
            "UNI-USD", 0.05,
            "AAVE-USD", 0.05,
            "DOGE-USD", 0.03,
            "PAXG-USD", 0.05);

    private DemoBook() {}

    /// The commands that make the book, in order.
    public static List<Command> commands(List<Instrument> instruments, Map<InstrumentId, PriceHistory> history) {
        var entries = new ArrayList<LedgerEntry>();
        Instant first = closeTime(history, "BTC-USD", 200);
        entries.add(deposit("demo-deposit-1", 260_000, first));
        entries.add(deposit("demo-deposit-2", 20_000, closeTime(history, "BTC-USD", 45)));
        for (int i = 0; i < TRADES.size(); i++) {
            entries.add(fill("demo-fill-" + (i + 1), TRADES.get(i), history));
        }
        var targets = new TreeMap<InstrumentId, Double>();
        TARGETS.forEach((symbol, weight) -> targets.put(InstrumentId.of(symbol), weight));
        return List.of(
                new Command.ImportHistory(List.copyOf(history.values()), instruments, "simulated history"),
                new Command.BookEntries(entries, List.of(), "demo book"),
                new Command.SetTargets(TargetMethod.OWN, targets));
    }

    private static LedgerEntry deposit(String id, int dollars, Instant time) {
        return new CashFlow(
                EntryId.of(id),
                CashFlow.Kind.DEPOSIT,
                CurrencyRates.BASE,
                BigDecimal.valueOf(dollars),
                BigDecimal.ONE,
                time);
    }

    private static LedgerEntry fill(String id, Trade trade, Map<InstrumentId, PriceHistory> history) {
        InstrumentId instrument = InstrumentId.of(trade.symbol());
        Bar bar = bar(history, instrument, trade.daysAgo());
        BigDecimal price = BigDecimal.valueOf(bar.close());
        BigDecimal quantity = BigDecimal.valueOf(trade.dollars())
                .divide(price, MathContext.DECIMAL64)
                .setScale(QUANTITY_DECIMALS, RoundingMode.DOWN);
        return new Fill(
                EntryId.of(id),
                instrument,
                trade.side(),
                quantity,
                price,
                Fees.of(quantity, price, FEE_RATE),
                BigDecimal.ONE,
                bar.openTime().plus(Duration.ofDays(1)),
                FillSource.DEMO,
                null,
                null);
    }

    private static Instant closeTime(Map<InstrumentId, PriceHistory> history, String symbol, int daysAgo) {
        return bar(history, InstrumentId.of(symbol), daysAgo).openTime().plus(Duration.ofDays(1));
    }

    private static Bar bar(Map<InstrumentId, PriceHistory> history, InstrumentId instrument, int daysAgo) {
        PriceHistory bars = history.get(instrument);
        if (bars == null || bars.bars().size() <= daysAgo) {
            throw new IllegalArgumentException("the demo book needs " + (daysAgo + 1) + " daily bars of " + instrument);
        }
        return bars.bars().get(bars.bars().size() - 1 - daysAgo);
    }
}
