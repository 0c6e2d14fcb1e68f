package dev.ballast.core.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.Category;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.performance.PerformanceReport.CurvePoint;
import dev.ballast.core.portfolio.BookPast;
import dev.ballast.core.portfolio.CashFlow;
import dev.ballast.core.portfolio.CurrencyRates;
import dev.ballast.core.portfolio.EntryId;
import dev.ballast.core.portfolio.EquityPoint;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.FillSource;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.portfolio.LotMethod;
import dev.ballast.core.portfolio.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Two coins bought at the first close, half of the book each, and never touched.
class PerformanceReportsTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final InstrumentId BTC = InstrumentId.of("BTC-USD");
    private static final InstrumentId ETH = InstrumentId.of("ETH-USD");
    private static final double[] BTC_CLOSES = {100, 110, 99, 120, 118, 130};
    private static final double[] ETH_CLOSES = {10, 10.5, 11, 10, 9, 12};

    private final PriceHistory bitcoin = history(BTC, BTC_CLOSES);
    private final PriceHistory ether = history(ETH, ETH_CLOSES);
    private final Map<InstrumentId, PriceHistory> histories = Map.of(BTC, bitcoin, ETH, ether);
    private final List<LedgerEntry> ledger = List.of(
            new CashFlow(
                    new EntryId("d"),
                    CashFlow.Kind.DEPOSIT,
                    "USD",
                    new BigDecimal("2000"),
                    BigDecimal.ONE,
                    midnight(1).minusSeconds(2)),
            buy("f1", BTC, "10", "100"),
            buy("f2", ETH, "100", "10"));

    @Test
    void theCurveIsTheBooksGrowthAndTheBenchmarksFromTheSameDay() {
        PerformanceReport report = report(new BenchmarkChoice.Single(BTC));

        List<CurvePoint> curve = report.curve();
        assertThat(curve).hasSize(6);
        for (int day = 0; day < 6; day++) {
            double book = (10 * BTC_CLOSES[day] + 100 * ETH_CLOSES[day]) / 2000;
            assertThat(curve.get(day).time()).isEqualTo(midnight(1 + day));
            assertThat(curve.get(day).book()).isCloseTo(book, offset(1e-12));
            assertThat(curve.get(day).benchmark()).isCloseTo(BTC_CLOSES[day] / 100, offset(1e-12));
        }
    }

    @Test
    void contributionsSumToTheWindowsReturnWhicheverWayTheyAreGrouped() {
        PerformanceReport report = report(new BenchmarkChoice.EqualWeight());

        double whole = report.over(PerformanceWindow.ALL).orElseThrow().timeWeighted();
        assertThat(whole).isCloseTo(2500.0 / 2000 - 1, offset(1e-12));
        for (ReturnAttribution attribution : List.of(
                report.byInstrument().orElseThrow(),
                report.byCategory().orElseThrow(),
                report.byStrategy().orElseThrow())) {
            assertThat(attribution.contributions().values().stream()
                            .mapToDouble(value -> value)
                            .sum())
                    .isCloseTo(whole, offset(1e-12));
        }
        assertThat(report.byCategory().orElseThrow().contributions()).containsKeys("L1", "DeFi");
        assertThat(report.byInstrument().orElseThrow().contributions().keySet()).startsWith("BTC-USD", "ETH-USD");
    }

    @Test
    void theComparisonIsOverTheDaysThatBothHave() {
        var gap = new ArrayList<>(bitcoin.bars());
        gap.remove(3);
        var holed = Map.of(BTC, new PriceHistory(BTC, Timeframe.D1, gap), ETH, ether);

        BenchmarkComparison whole =
                report(new BenchmarkChoice.Single(BTC)).comparison().orElseThrow();
        BenchmarkComparison holedComparison = PerformanceReports.of(request(holed, new BenchmarkChoice.Single(BTC)))
                .comparison()
                .orElseThrow();

        assertThat(whole.observations()).isEqualTo(5);
        assertThat(holedComparison.observations()).isEqualTo(3);
    }

    @Test
    void aBenchmarkWithoutClosesSaysSo() {
        PerformanceReport report = report(new BenchmarkChoice.Single(InstrumentId.of("XYZ-USD")));

        assertThat(report.comparison().reason()).contains("XYZ-USD");
        assertThat(report.curve()).allMatch(point -> Double.isNaN(point.benchmark()));
    }

    @Test
    void anEmptyBookHasNoFiguresButReasons() {
        PerformanceReport report = PerformanceReports.of(new PerformanceRequest(
                List.of(),
                List.of(),
                histories,
                Map.of(),
                LotMethod.FIFO,
                PerformanceWindow.ALL,
                new BenchmarkChoice.EqualWeight(),
                365,
                0));

        assertThat(report.windows().values()).noneMatch(window -> window.isKnown());
        assertThat(report.byInstrument().isKnown()).isFalse();
        assertThat(report.closed().isKnown()).isFalse();
        assertThat(report.curve()).isEmpty();
    }

    private PerformanceReport report(BenchmarkChoice benchmark) {
        return PerformanceReports.of(request(histories, benchmark));
    }

    private PerformanceRequest request(Map<InstrumentId, PriceHistory> benchmarks, BenchmarkChoice benchmark) {
        List<EquityPoint> points =
                new BookPast().daily(LotMethod.FIFO, ledger, histories, CurrencyRates.PAR, midnight(6));
        return new PerformanceRequest(
                points,
                ledger,
                benchmarks,
                Map.of(BTC, Category.L1, ETH, Category.DEFI),
                LotMethod.FIFO,
                PerformanceWindow.ALL,
                benchmark,
                365,
                0);
    }

    private static Fill buy(String id, InstrumentId instrument, String quantity, String price) {
        return new Fill(
                new EntryId(id),
                instrument,
                Side.BUY,
                new BigDecimal(quantity),
                new BigDecimal(price),
                BigDecimal.ZERO,
                BigDecimal.ONE,
                midnight(1).minusSeconds(1),
                FillSource.MANUAL,
                null,
                null);
    }

    private static PriceHistory history(InstrumentId id, double[] closes) {
        var bars = new ArrayList<Bar>();
        for (int day = 0; day < closes.length; day++) {
            double close = closes[day];
            bars.add(new Bar(midnight(day), close, close, close, close, 1));
        }
        return new PriceHistory(id, Timeframe.D1, bars);
    }

    private static Instant midnight(int day) {
        return START.plus(Duration.ofDays(day));
    }
}
