package dev.ballast.app.testkit;

import dev.ballast.core.engine.BookKind;
import dev.ballast.core.engine.Command;
import dev.ballast.core.engine.Outcome;
import dev.ballast.core.engine.Policy;
import dev.ballast.core.engine.Settings;
import dev.ballast.core.engine.WorkstationEngine;
import dev.ballast.core.execution.PaperBroker;
import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.Category;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.portfolio.CashFlow;
import dev.ballast.core.portfolio.EntryId;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.FillSource;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.store.MemoryStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// The real engine on a demo book of three coins, one of them far too large; a test takes its turns.
public final class EngineDesk {

    public static final InstrumentId BTC = InstrumentId.of("BTC-USD");
    public static final InstrumentId ETH = InstrumentId.of("ETH-USD");
    public static final InstrumentId SOL = InstrumentId.of("SOL-USD");

    private static final int DAYS = 60;
    private static final Map<InstrumentId, Double> PRICES = Map.of(BTC, 60_000.0, ETH, 3_000.0, SOL, 150.0);

    public final MemoryStore store = new MemoryStore();
    public final SettableClock clock = new SettableClock();
    public final WorkstationEngine engine = WorkstationEngine.open(store, BookKind.DEMO, PaperBroker::new, clock);

    /// Funded, with prices.
    public EngineDesk() {
        set("execution.slippage", "0");
        set("execution.participation", "1");
        var histories = new ArrayList<PriceHistory>();
        long seed = 1;
        for (Map.Entry<InstrumentId, Double> price : new TreeMap<>(PRICES).entrySet()) {
            histories.add(history(price.getKey(), price.getValue(), seed++));
        }
        done(new Command.ImportHistory(
                histories,
                List.of(
                        Instrument.of(BTC, Category.L1),
                        Instrument.of(ETH, Category.DEFI),
                        Instrument.of(SOL, Category.PAYMENTS)),
                "test"));
        done(new Command.BookEntries(
                List.of(
                        new CashFlow(
                                EntryId.of("d1"),
                                CashFlow.Kind.DEPOSIT,
                                "USD",
                                new BigDecimal("100000"),
                                BigDecimal.ONE,
                                clock.instant().minus(Duration.ofDays(20))),
                        bought("f1", BTC, "1", "60000"),
                        bought("f2", ETH, "5", "3000"),
                        bought("f3", SOL, "100", "150")),
                List.of(),
                "test"));
        engine.onStatus(new FeedStatus(
                "SIMULATED", FeedStatus.Kind.SIMULATED, FeedStatus.Phase.RUNNING, "", 0, 0, clock.instant()));
        second();
    }

    /// A purchase of the past.
    public LedgerEntry bought(String id, InstrumentId instrument, String quantity, String price) {
        return new Fill(
                EntryId.of(id),
                instrument,
                Side.BUY,
                new BigDecimal(quantity),
                new BigDecimal(price),
                BigDecimal.ZERO,
                BigDecimal.ONE,
                clock.instant().minus(Duration.ofDays(19)),
                FillSource.IMPORT,
                null,
                null);
    }

    /// A second passes, with fresh quotes a basis point wide.
    public void second() {
        clock.advance(Duration.ofSeconds(1));
        quote();
        engine.step();
    }

    public void quote() {
        PRICES.forEach((id, price) -> quote(id, price * 0.99995, price * 1.00005));
    }

    public void quote(InstrumentId instrument, double bid, double ask) {
        engine.onQuote(new Quote(instrument, bid, ask, (bid + ask) / 2, QuoteSource.SIMULATED, clock.instant()));
    }

    /// Changes one value of the policy.
    public void set(String key, String value) {
        Policy policy = Settings.with(engine.snapshot().policy(), key, value);
        done(new Command.SetPolicy(policy));
    }

    public void done(Command command) {
        if (engine.perform(command) instanceof Outcome.Refused refused) {
            throw new IllegalStateException(refused.message());
        }
    }

    private PriceHistory history(InstrumentId id, double price, long seed) {
        var random = new Random(seed);
        var bars = new ArrayList<Bar>();
        double close = price;
        Instant today = clock.instant().truncatedTo(ChronoUnit.DAYS);
        for (int day = DAYS; day >= 1; day--) {
            close *= Math.exp(0.03 * random.nextGaussian());
            bars.add(Bar.ofClose(today.minus(Duration.ofDays(day)), close));
        }
        return new PriceHistory(id, Timeframe.D1, bars);
    }
}
