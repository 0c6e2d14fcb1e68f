package dev.ballast.core.engine;

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
import dev.ballast.core.portfolio.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A book of three coins, one of them far too large: what a test desk is funded with, here and in other modules.
public final class ThreeCoins {

    public static final InstrumentId BTC = InstrumentId.of("BTC-USD");
    public static final InstrumentId ETH = InstrumentId.of("ETH-USD");
    public static final InstrumentId SOL = InstrumentId.of("SOL-USD");

    private static final int DAYS = 60;
    private static final Duration DEPOSITED = Duration.ofDays(20);
    private static final Duration BOUGHT = Duration.ofDays(19);

    private ThreeCoins() {}

    /// Sixty days of closes before this one.
    public static Command history(Instant now) {
        return new Command.ImportHistory(
                List.of(history(BTC, 60_000, 1, now), history(ETH, 3_000, 2, now), history(SOL, 150, 3, now)),
                List.of(
                        Instrument.of(BTC, Category.L1),
                        Instrument.of(ETH, Category.DEFI),
                        Instrument.of(SOL, Category.PAYMENTS)),
                "test");
    }

    /// A deposit and three purchases, weeks ago.
    public static Command purchases(Instant now) {
        return new Command.BookEntries(
                List.of(
                        deposit("d1", "100000", now),
                        bought("f1", BTC, "1", "60000", now),
                        bought("f2", ETH, "5", "3000", now),
                        bought("f3", SOL, "100", "150", now)),
                List.of(),
                "test");
    }

    /// Money paid in twenty days before `now`.
    public static CashFlow deposit(String id, String amount, Instant now) {
        return new CashFlow(
                EntryId.of(id),
                CashFlow.Kind.DEPOSIT,
                "USD",
                new BigDecimal(amount),
                BigDecimal.ONE,
                now.minus(DEPOSITED));
    }

    /// A purchase nineteen days before `now`.
    public static Fill bought(String id, InstrumentId instrument, String quantity, String price, Instant now) {
        return new Fill(
                EntryId.of(id),
                instrument,
                Side.BUY,
                new BigDecimal(quantity),
                new BigDecimal(price),
                BigDecimal.ZERO,
                BigDecimal.ONE,
                now.minus(BOUGHT),
                FillSource.IMPORT,
                null,
                null);
    }

    /// A basis point wide.
    public static Quote quote(InstrumentId id, double price, Instant now) {
        return new Quote(id, price * 0.99995, price * 1.00005, price, QuoteSource.SIMULATED, now);
    }

    static PriceHistory history(InstrumentId id, double price, long seed, Instant now) {
        var random = new Random(seed);
        var bars = new ArrayList<Bar>();
        double close = price;
        Instant today = now.truncatedTo(ChronoUnit.DAYS);
        for (int day = DAYS; day >= 1; day--) {
            close *= Math.exp(0.03 * random.nextGaussian());
            bars.add(Bar.ofClose(today.minus(Duration.ofDays(day)), close));
        }
        return new PriceHistory(id, Timeframe.D1, bars);
    }
}
