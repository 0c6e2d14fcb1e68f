package dev.ballast.core.performance;

import static dev.ballast.core.portfolio.Ledgers.BTC;
import static dev.ballast.core.portfolio.Ledgers.START;
import static dev.ballast.core.portfolio.Ledgers.buy;
import static dev.ballast.core.portfolio.Ledgers.deposit;
import static dev.ballast.core.portfolio.Ledgers.sell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.portfolio.BookPast;
import dev.ballast.core.portfolio.CurrencyRates;
import dev.ballast.core.portfolio.EquityPoint;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.portfolio.LotMethod;
import dev.ballast.core.result.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class PerformanceFiguresTest {

    private static final int DAY = 24 * 60;

    // By hand: 10 %, −20 %, 25 %, 0 % with 4 periods a year; wealth 1.1, 0.88, 1.1, 1.1.
    @Test
    void followsTheDefinitions() {
        PerformanceFigures figures = figures(0.04, 0.1, -0.2, 0.25, 0);

        double mean = 0.0375;
        double deviation = Math.sqrt((0.0625 * 0.0625 + 0.2375 * 0.2375 + 0.2125 * 0.2125 + mean * mean) / 3);
        assertThat(figures.finalWealth()).isCloseTo(1.1, within(1e-15));
        assertThat(figures.annualGrowth().orElseThrow()).isCloseTo(0.1, within(1e-15));
        assertThat(figures.annualMean()).isCloseTo(0.15, within(1e-15));
        assertThat(figures.annualVolatility()).isCloseTo(2 * deviation, within(1e-15));
        assertThat(figures.sharpe().orElseThrow()).isCloseTo(0.11 / (2 * deviation), within(1e-14));
        assertThat(figures.downsideDeviationZero()).isCloseTo(0.2, within(1e-15));
        assertThat(figures.sortinoZero().orElseThrow()).isCloseTo(0.55, within(1e-14));
        assertThat(figures.downsideDeviationRiskFree())
                .isCloseTo(Math.sqrt((0.21 * 0.21 + 0.01 * 0.01) / 4) * 2, within(1e-15));
        assertThat(figures.drawdown().maximum()).isCloseTo(0.2, within(1e-15));
        assertThat(figures.calmar().orElseThrow()).isCloseTo(0.5, within(1e-13));
        assertThat(figures.ulcerIndex()).isCloseTo(0.2 / Math.sqrt(5), within(1e-15));
        assertThat(figures.painIndex()).isCloseTo(0.04, within(1e-15));
        assertThat(figures.omega().orElseThrow()).isCloseTo(0.35 / 0.2, within(1e-14));
        assertThat(figures.hitRatio()).isEqualTo(0.5);
        assertThat(figures.best()).isEqualTo(0.25);
        assertThat(figures.worst()).isEqualTo(-0.2);
        assertThat(figures.probabilisticSharpe().orElseThrow()).isBetween(0.5, 0.9);
        assertThat(figures.sharpeStandardError().orElseThrow()).isPositive();
    }

    @Test
    void whatDividesByNothingSaysSo() {
        PerformanceFigures flat = figures(0, 0.01, 0.01, 0.01);

        assertThat(flat.sharpe().reason()).isEqualTo("No Sharpe ratio: the risk it divides by is 0.");
        assertThat(flat.sortinoZero().reason()).startsWith("No Sortino ratio");
        assertThat(flat.calmar().reason()).startsWith("No Calmar ratio");
        assertThat(flat.omega().reason()).startsWith("No omega ratio");
        assertThat(flat.skewness().isKnown()).isFalse();
        assertThat(flat.probabilisticSharpe().isKnown()).isFalse();
        assertThat(flat.sharpeStandardError().isKnown()).isFalse();
        PerformanceFigures lost = figures(0, 0.5, -1, 0.5);
        assertThat(lost.finalWealth()).isZero();
        assertThat(lost.annualGrowth().orElseThrow()).isEqualTo(-1);
        assertThat(lost.drawdown().maximum()).isEqualTo(1);
        assertThat(PerformanceFigures.of(times(2), new double[] {1e9, 1e9}, 8_760, 0)
                        .annualGrowth()
                        .reason())
                .contains("compound annual growth rate is not a finite number");
    }

    @Test
    void refusesWhatIsNoReturn() {
        assertThatThrownBy(() -> figures(0, 0.1)).hasMessageContaining("at least 2 returns, was 1");
        assertThatThrownBy(() -> figures(0, 0.1, Double.NaN)).hasMessageContaining("NaN at 1");
        assertThatThrownBy(() -> figures(0, 0.1, -1.01)).hasMessage("return 1 must be >= -1, was -1.01");
        assertThatThrownBy(() -> figures(Double.NaN, 0.1, 0.1)).hasMessageContaining("riskFree");
        assertThatThrownBy(() -> PerformanceFigures.of(times(2), new double[2], 0, 0))
                .hasMessageContaining("periodsPerYear");
        assertThatThrownBy(() -> PerformanceFigures.of(times(3), new double[2], 1, 0))
                .hasMessageContaining("times must be one more");
        assertThatThrownBy(() -> BenchmarkComparison.of(new double[2], new double[3], 1, 0))
                .hasMessageContaining("were 2 and 3");
        assertThatThrownBy(() -> BenchmarkComparison.of(new double[2], new double[2], 0, 0))
                .hasMessageContaining("periodsPerYear");
        assertThatThrownBy(() -> SharpeRatio.probabilityAbove(1, 0, 0, 0, 1)).hasMessageContaining("observations");
    }

    @Test
    void ratiosDoNotChangeWithTheScaleOfReturns() {
        long seed = 31;
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            double[] small =
                    random.doubles(5 + random.nextInt(200), -0.01, 0.011).toArray();
            double[] large = IntStream.range(0, small.length)
                    .mapToDouble(k -> 3 * small[k])
                    .toArray();
            PerformanceFigures a = figures(0, small);
            PerformanceFigures b = figures(0, large);
            double[] market = random.doubles(small.length, -0.01, 0.01).toArray();
            BenchmarkComparison c =
                    BenchmarkComparison.of(small, market, 252, 0).orElseThrow();
            BenchmarkComparison d =
                    BenchmarkComparison.of(large, market, 252, 0).orElseThrow();
            String where = "seed " + seed + ", case " + i;
            same(a.sharpe(), b.sharpe(), where);
            same(a.sortinoZero(), b.sortinoZero(), where);
            same(a.omega(), b.omega(), where);
            same(a.skewness(), b.skewness(), where);
            same(a.probabilisticSharpe(), b.probabilisticSharpe(), where);
            assertThat(b.annualVolatility()).as(where).isCloseTo(3 * a.annualVolatility(), within(1e-12));
            assertThat(a.drawdown().maximum()).as(where).isBetween(0.0, 1.0);
            assertThat(a.painIndex()).as(where).isLessThanOrEqualTo(a.ulcerIndex() + 1e-15);
            assertThat(a.ulcerIndex())
                    .as(where)
                    .isLessThanOrEqualTo(a.drawdown().maximum() + 1e-15);
            assertThat(d.beta()).as(where).isCloseTo(3 * c.beta(), within(1e-10));
            same(c.correlation(), d.correlation(), where);
            assertThat(c.rSquared().orElseThrow())
                    .as(where)
                    .isCloseTo(Math.pow(c.correlation().orElseThrow(), 2), within(1e-12));
        }
    }

    // Twice the benchmark: β 2, no alpha at rf 0; up 2 %/1 %, down −4 %/−2 %; the pause counts in neither.
    @Test
    void comparesWithABenchmark() {
        BenchmarkComparison twice = BenchmarkComparison.of(
                        new double[] {0.02, -0.04, 0, 0.02}, new double[] {0.01, -0.02, 0, 0.01}, 4, 0)
                .orElseThrow();

        assertThat(twice.beta()).isCloseTo(2, within(1e-14));
        assertThat(twice.alpha()).isCloseTo(0, within(1e-15));
        assertThat(twice.correlation().orElseThrow()).isCloseTo(1, within(1e-14));
        assertThat(twice.upCapture().orElseThrow()).isCloseTo(2, within(1e-12));
        assertThat(twice.downCapture().orElseThrow()).isCloseTo(2, within(1e-12));
        BenchmarkComparison same = BenchmarkComparison.of(
                        new double[] {0.02, 0.04, 0.01}, new double[] {0.02, 0.04, 0.01}, 4, 0)
                .orElseThrow();
        assertThat(same.informationRatio().reason()).contains("the returns are the benchmark's");
        assertThat(same.downCapture().reason()).isEqualTo("The benchmark never fell.");
        assertThat(BenchmarkComparison.of(new double[3], new double[3], 4, 0).reason())
                .startsWith("No comparison with the benchmark");
        assertThat(BenchmarkComparison.of(new double[3], new double[] {0.01, 0.02, 0}, 4, 0)
                        .orElseThrow()
                        .modigliani()
                        .reason())
                .contains("do not vary");
    }

    @Test
    void aUniverseIsItsOwnBenchmark() {
        var returns = new DMatrixRMaj(new double[][] {{0.1, -0.2}, {0.3, 0.1}});
        var sizes = new DMatrixRMaj(new double[][] {{3, 1}, {0, 2}});

        assertThat(BenchmarkSeries.equalWeight(returns)[0]).isCloseTo(-0.05, within(1e-15));
        assertThat(BenchmarkSeries.capitalisationWeight(returns, sizes).orElseThrow()[0])
                .isCloseTo(0.025, within(1e-15));
        assertThat(BenchmarkSeries.capitalisationWeight(returns, sizes).orElseThrow()[1])
                .isCloseTo(0.1, within(1e-15));
        assertThat(BenchmarkSeries.capitalisationWeight(returns, new DMatrixRMaj(2, 2))
                        .reason())
                .isEqualTo("Period 1 starts without any capitalisation.");
        assertThatThrownBy(() -> BenchmarkSeries.capitalisationWeight(
                        returns, new DMatrixRMaj(new double[][] {{1, -1}, {1, 1}})))
                .hasMessage("capitalisation must be >= 0, was -1.0 at row 0, column 1");
        assertThatThrownBy(() -> BenchmarkSeries.capitalisationWeight(returns, new DMatrixRMaj(1, 2)))
                .hasMessageContaining("is 1 x 2, returns 2 x 2");
    }

    @Test
    void factorsAndTheRestEarnTheWhole() {
        var random = new Random(6);
        for (int i = 0; i < 300; i++) {
            int periods = 10 + random.nextInt(300);
            var factors = new DMatrixRMaj(periods, 2);
            for (int k = 0; k < factors.data.length; k++) {
                factors.data[k] = 0.01 * random.nextGaussian();
            }
            double[] returns = IntStream.range(0, periods)
                    .mapToDouble(row -> 0.001 + 0.7 * factors.get(row, 0) + 0.005 * random.nextGaussian())
                    .toArray();
            ReturnAttribution parts = FactorAttribution.of(returns, List.of("market", "size"), factors)
                    .orElseThrow();
            double total = figures(0, returns).finalWealth() - 1;
            assertThat(parts.total()).isCloseTo(total, within(1e-12));
            assertThat(parts.contributions().values().stream()
                            .mapToDouble(v -> v)
                            .sum())
                    .isCloseTo(total, within(1e-9));
            assertThat(parts.contributions()).containsOnlyKeys("Alpha", "market", "size", "Specific");
        }
        assertThat(FactorAttribution.of(new double[1], List.of("f"), new DMatrixRMaj(1, 1))
                        .reason())
                .startsWith("No attribution");
    }

    // 1,000 on day 0, 5 BTC at 100 bought at once; closes 110, 121, 108.9, 108.9; 1 sold for 110 in the last day.
    @Test
    void theBooksPerformanceHasAllItsParts() {
        List<LedgerEntry> ledger =
                List.of(deposit(0, "1000"), buy(1, BTC, "5", "100", "0"), sell(3 * DAY + 60, BTC, "1", "110", "0"));
        List<EquityPoint> points = new BookPast()
                .daily(
                        LotMethod.FIFO,
                        ledger,
                        Map.of(BTC, history(110, 121, 108.9, 108.9)),
                        CurrencyRates.PAR,
                        START.plus(Duration.ofDays(4)));

        BookPerformance all = BookPerformance.of(PerformanceWindow.ALL, points, ledger, 365, 0)
                .orElseThrow();
        BookPerformance day = BookPerformance.of(PerformanceWindow.DAY_1, points, ledger, 365, 0)
                .orElseThrow();

        // 500 + 4 · 108.9 + 110 = 1,045.6.
        assertThat(all.timeWeighted()).isCloseTo(0.0456, within(1e-12));
        assertThat(all.gain()).isCloseTo(45.6, within(1e-9));
        assertThat(all.netFlow()).isEqualTo(1_000);
        assertThat(all.from()).isEqualTo(START);
        assertThat(all.moneyWeighted().orElseThrow().period()).isCloseTo(0.0456, within(1e-12));
        assertThat(all.figures().orElseThrow().observations()).isEqualTo(4);
        assertThat(all.purchases()).isEqualTo(500);
        assertThat(all.sales()).isEqualTo(110);
        assertThat(all.turnover().orElseThrow()).isCloseTo(110 / all.averageEquity(), within(1e-15));
        assertThat(all.utilisation().orElseThrow()).isBetween(0.4, 0.6);
        assertThat(day.timeWeighted()).isCloseTo(1.1 / 1044.5, within(1e-12));
        assertThat(day.figures().reason()).contains("2 whole days, there are 1");
        assertThat(day.turnover().orElseThrow()).isZero();
        assertThat(BookPerformance.of(PerformanceWindow.ALL, List.of(), ledger, 365, 0)
                        .isKnown())
                .isFalse();
    }

    private static PriceHistory history(double... closes) {
        var bars = new ArrayList<Bar>();
        for (int day = 0; day < closes.length; day++) {
            bars.add(Bar.ofClose(START.plus(Duration.ofDays(day)), closes[day]));
        }
        return new PriceHistory(BTC, Timeframe.D1, bars);
    }

    private static void same(Result<Double> a, Result<Double> b, String where) {
        assertThat(a.isKnown()).as(where).isEqualTo(b.isKnown());
        if (a.isKnown()) {
            assertThat(a.orElseThrow()).as(where).isCloseTo(b.orElseThrow(), within(1e-9));
        }
    }

    private static PerformanceFigures figures(double riskFree, double... returns) {
        return PerformanceFigures.of(times(returns.length), returns, 4, riskFree);
    }

    private static List<Instant> times(int returns) {
        return IntStream.rangeClosed(0, returns)
                .mapToObj(day -> START.plus(Duration.ofDays(day)))
                .toList();
    }
}
