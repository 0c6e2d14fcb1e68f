package dev.ballast.core.performance;

import static dev.ballast.core.portfolio.Ledgers.BTC;
import static dev.ballast.core.portfolio.Ledgers.ETH;
import static dev.ballast.core.portfolio.Ledgers.START;
import static dev.ballast.core.portfolio.Ledgers.buy;
import static dev.ballast.core.portfolio.Ledgers.deposit;
import static dev.ballast.core.portfolio.Ledgers.sell;
import static dev.ballast.core.portfolio.Ledgers.withdrawal;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.portfolio.BookPast;
import dev.ballast.core.portfolio.CurrencyRates;
import dev.ballast.core.portfolio.EntryId;
import dev.ballast.core.portfolio.EquityPoint;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.portfolio.LotMethod;
import dev.ballast.core.portfolio.LotSale;
import dev.ballast.core.result.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class AttributionTest {

    private static final int DAY = 24 * 60;

    // By hand: r = 10 % then −20 %, R = −12 %. k = ln 1.1 ÷ 0.1, ln 0.8 ÷ −0.2; K = ln 0.88 ÷ −0.12.
    @Test
    void linksByCarino() {
        ReturnAttribution attribution = ReturnAttribution.linked(
                        List.of("A", "B"), new DMatrixRMaj(new double[][] {{0.08, 0.02}, {-0.25, 0.05}}))
                .orElseThrow();

        double k1 = Math.log(1.1) / 0.1;
        double k2 = Math.log(0.8) / -0.2;
        double whole = Math.log(0.88) / -0.12;
        assertThat(attribution.total()).isCloseTo(-0.12, within(1e-15));
        assertThat(attribution.contributions().get("A")).isCloseTo((0.08 * k1 - 0.25 * k2) / whole, within(1e-15));
        assertThat(attribution.contributions().get("B")).isCloseTo((0.02 * k1 + 0.05 * k2) / whole, within(1e-15));
        assertThat(attribution.grouped(name -> "all").contributions()).containsOnlyKeys("all");
    }

    @Test
    void contributionsSumToTheWholeWhateverTheReturns() {
        long seed = 3;
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            int periods = 1 + random.nextInt(300);
            int assets = 1 + random.nextInt(8);
            var weights = new DMatrixRMaj(periods, assets);
            var returns = new DMatrixRMaj(periods, assets);
            double scale = Math.pow(10, -random.nextInt(8));
            for (int k = 0; k < weights.data.length; k++) {
                weights.data[k] = random.nextDouble() / assets;
                returns.data[k] = scale * Math.clamp(0.2 * random.nextGaussian(), -0.9, 2);
            }
            List<String> names = new ArrayList<>();
            for (int k = 0; k < assets; k++) {
                names.add("asset " + k);
            }
            ReturnAttribution attribution =
                    ReturnAttribution.of(names, weights, returns).orElseThrow();
            double sum = attribution.contributions().values().stream()
                    .mapToDouble(v -> v)
                    .sum();
            assertThat(sum)
                    .as("seed %d, case %d", seed, i)
                    .isCloseTo(attribution.total(), within(1e-9 * Math.max(1, Math.abs(attribution.total()))));
        }
    }

    @Test
    void refusesWhatCannotBeLinked() {
        assertThat(ReturnAttribution.linked(List.of("A"), new DMatrixRMaj(new double[][] {{0.1}, {-1}}))
                        .reason())
                .isEqualTo("Period 2 lost everything: nothing is left to link.");
        assertThat(ReturnAttribution.linked(List.of("A"), new DMatrixRMaj(0, 1)).reason())
                .contains("no period");
        assertThatThrownBy(() -> ReturnAttribution.linked(List.of("A", "A"), new DMatrixRMaj(1, 2)))
                .hasMessageContaining("distinct");
        assertThatThrownBy(() -> ReturnAttribution.linked(List.of("A"), new DMatrixRMaj(new double[][] {{Double.NaN}})))
                .hasMessageContaining("period 0 must be finite");
        assertThatThrownBy(() -> ReturnAttribution.of(List.of("A"), new DMatrixRMaj(1, 1), new DMatrixRMaj(2, 1)))
                .hasMessageContaining("returns 2 x 1");
    }

    // 1,000 in; 4 BTC at 100 bought by "trend" with a fee of 4, 2 ETH at 100 by nobody. First day: BTC 110, ETH 90.
    // Capital 1,000 at the very start of the day. BTC: 440 − 404 = 36, ETH: 180 − 200 = −20.
    @Test
    void tellsWhichInstrumentAndStrategyEarnedTheBooksReturn() {
        List<LedgerEntry> ledger =
                List.of(deposit(0, "1000"), of("trend", buy(0, BTC, "4", "100", "4")), buy(1, ETH, "2", "100", "0"));
        BookSlice slice = slice(ledger, 110, 90);

        BookAttribution attribution =
                BookAttribution.of(slice, FlowTiming.DAY_WEIGHTED).orElseThrow();

        assertThat(attribution.byInstrument().total()).isCloseTo(0.016, within(1e-15));
        assertThat(attribution.byInstrument().contributions().get("BTC-USD")).isCloseTo(0.036, within(1e-15));
        assertThat(attribution.byInstrument().contributions().get("ETH-USD")).isCloseTo(-0.020, within(1e-15));
        assertThat(attribution.byStrategy().contributions().get("trend")).isCloseTo(0.036, within(1e-15));
        assertThat(attribution.byStrategy().contributions().get(BookAttribution.NO_STRATEGY))
                .isCloseTo(-0.020, within(1e-15));
    }

    @Test
    void theBooksPartsSumToItsTimeWeightedReturn() {
        long seed = 11;
        var random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            int days = 2 + random.nextInt(30);
            var bitcoin = new double[days];
            var ether = new double[days];
            for (int day = 0; day < days; day++) {
                bitcoin[day] = (day == 0 ? 100 : bitcoin[day - 1]) * Math.exp(0.1 * random.nextGaussian());
                ether[day] = (day == 0 ? 10 : ether[day - 1]) * Math.exp(0.1 * random.nextGaussian());
            }
            List<LedgerEntry> ledger = ledger(random, days);
            List<EquityPoint> points = new BookPast()
                    .daily(
                            LotMethod.HIFO,
                            ledger,
                            Map.of(BTC, history(BTC, bitcoin), ETH, history(ETH, ether)),
                            CurrencyRates.PAR,
                            START.plus(Duration.ofDays(days)));
            for (PerformanceWindow window : PerformanceWindow.values()) {
                BookSlice slice = BookSlice.of(window, points, ledger);
                Result<BookAttribution> attribution = BookAttribution.of(slice, FlowTiming.DAY_WEIGHTED);
                String where = "seed " + seed + ", case " + i + ", " + window + " " + attribution.reason();
                assertThat(attribution.isKnown()).as(where).isTrue();
                double total = BookReturns.of(slice.points(), slice.flows(), FlowTiming.DAY_WEIGHTED)
                        .orElseThrow()
                        .total();
                for (ReturnAttribution parts : List.of(
                        attribution.orElseThrow().byInstrument(),
                        attribution.orElseThrow().byStrategy())) {
                    assertThat(parts.total()).as(where).isCloseTo(total, within(1e-12));
                    assertThat(parts.contributions().values().stream()
                                    .mapToDouble(v -> v)
                                    .sum())
                            .as(where)
                            .isCloseTo(total, within(1e-9));
                    assertThat(parts.contributions().get(BookAttribution.UNEXPLAINED))
                            .as(where)
                            .isCloseTo(0, within(1e-9));
                }
            }
        }
    }

    // Two purchases sold by two sales: +20 − 1 fee on 1 at 100; then 1 at 100 and 1 at 130 for 2 × 100: 0 − 30.
    @Test
    void countsASaleOfSeveralLotsAsOneTrade() {
        List<LedgerEntry> ledger = List.of(
                deposit(0, "1000"),
                buy(1, BTC, "2", "100", "0"),
                of("trend", sell(61, BTC, "1", "120", "1")),
                buy(62, BTC, "1", "130", "0"),
                sell(121, BTC, "2", "100", "0"));
        List<LotSale> sales = new BookPast().sales(LotMethod.FIFO, ledger);

        ClosedTrades all = ClosedTrades.of(sales).orElseThrow();

        assertThat(sales).hasSize(3);
        assertThat(all.trades()).isEqualTo(2);
        assertThat(all.wins()).isEqualTo(1);
        assertThat(all.losses()).isEqualTo(1);
        assertThat(all.winRate()).isEqualTo(0.5);
        assertThat(all.grossProfit()).isEqualTo(19);
        assertThat(all.grossLoss()).isEqualTo(30);
        assertThat(all.profitFactor().orElseThrow()).isCloseTo(19.0 / 30, within(1e-15));
        assertThat(all.expectancy()).isEqualTo(-5.5);
        assertThat(all.expectedReturn()).isCloseTo((0.19 - 30.0 / 230) / 2, within(1e-15));
        assertThat(all.averageWin().orElseThrow()).isEqualTo(19);
        assertThat(all.averageLoss().orElseThrow()).isEqualTo(30);
        // 60 minutes; and the mean of 120 and 59.
        assertThat(all.averageHolding()).isEqualTo(Duration.ofMinutes(60).plus(Duration.ofSeconds(14 * 60 + 45 + 0)));
        assertThat(all.longestHolding()).isEqualTo(Duration.ofHours(2));
        assertThat(ClosedTrades.of(List.of()).reason()).isEqualTo("Nothing has been sold yet.");
        Map<String, ClosedTrades> byStrategy =
                ClosedTrades.byStrategy(sales, id -> id.equals(EntryId.of("fill-61")) ? "trend" : "");
        assertThat(byStrategy).containsOnlyKeys("", "trend");
        assertThat(requireNonNull(byStrategy.get("trend")).profitFactor().reason())
                .isEqualTo("No trade lost.");
        assertThat(requireNonNull(byStrategy.get("")).averageWin().reason()).isEqualTo("No trade won.");
    }

    /// Four fills of one leg, two of them of its second slice, are one closed trade; another leg is another.
    @Test
    void countsTheFillsOfOneLegAsOneTrade() {
        List<LedgerEntry> ledger = List.of(
                deposit(0, "1000"),
                buy(1, BTC, "5", "100", "0"),
                ordered("P-20260809-17/2.1", sell(61, BTC, "1", "120", "0")),
                ordered("P-20260809-17/2.1", sell(62, BTC, "1", "90", "0")),
                ordered("P-20260809-17/2.2", sell(63, BTC, "1", "110", "0")),
                ordered("P-20260809-17/2.2", sell(64, BTC, "1", "100", "0")),
                ordered("P-20260809-17/3", sell(65, BTC, "1", "80", "0")));

        ClosedTrades all =
                ClosedTrades.of(new BookPast().sales(LotMethod.FIFO, ledger)).orElseThrow();

        assertThat(all.trades()).isEqualTo(2);
        assertThat(all.wins()).isEqualTo(1);
        assertThat(all.grossProfit()).isEqualTo(20);
        assertThat(all.grossLoss()).isEqualTo(20);
    }

    private static Fill ordered(String order, Fill fill) {
        return new Fill(
                fill.id(),
                fill.instrument(),
                fill.side(),
                fill.quantity(),
                fill.price(),
                fill.fee(),
                fill.rate(),
                fill.time(),
                fill.source(),
                null,
                order);
    }

    private static List<LedgerEntry> ledger(Random random, int days) {
        var ledger = new ArrayList<LedgerEntry>();
        ledger.add(deposit(random.nextInt(DAY), "100000"));
        var held = new int[2];
        for (int minute = DAY; minute < days * DAY; minute += 1 + random.nextInt(DAY)) {
            int coin = random.nextInt(2);
            String price = Double.toString(coin == 0 ? 100 : 10);
            switch (random.nextInt(5)) {
                case 0 -> ledger.add(deposit(minute, "500"));
                case 1 -> ledger.add(withdrawal(minute, "100"));
                case 2, 3 -> {
                    ledger.add(of("s" + random.nextInt(3), buy(minute, coin == 0 ? BTC : ETH, "5", price, "0.3")));
                    held[coin] += 5;
                }
                default -> {
                    if (held[coin] >= 3) {
                        ledger.add(sell(minute, coin == 0 ? BTC : ETH, "3", price, "0.2"));
                        held[coin] -= 3;
                    }
                }
            }
        }
        return ledger;
    }

    private static BookSlice slice(List<LedgerEntry> ledger, double bitcoin, double ether) {
        List<EquityPoint> points = new BookPast()
                .daily(
                        LotMethod.FIFO,
                        ledger,
                        Map.of(BTC, history(BTC, bitcoin), ETH, history(ETH, ether)),
                        CurrencyRates.PAR,
                        START.plus(Duration.ofDays(1)));
        return BookSlice.of(PerformanceWindow.ALL, points, ledger);
    }

    private static PriceHistory history(InstrumentId id, double... closes) {
        var bars = new ArrayList<Bar>();
        for (int day = 0; day < closes.length; day++) {
            bars.add(Bar.ofClose(START.plus(Duration.ofDays(day)), closes[day]));
        }
        return new PriceHistory(id, Timeframe.D1, bars);
    }

    private static Fill of(String strategy, Fill fill) {
        return new Fill(
                fill.id(),
                fill.instrument(),
                fill.side(),
                fill.quantity(),
                fill.price(),
                fill.fee(),
                fill.rate(),
                fill.time(),
                fill.source(),
                strategy,
                fill.orderId());
    }
}
