package dev.ballast.core.performance;

import static dev.ballast.core.portfolio.Ledgers.START;
import static dev.ballast.core.portfolio.Ledgers.deposit;
import static dev.ballast.core.portfolio.Ledgers.minute;
import static dev.ballast.core.portfolio.Ledgers.withdrawal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.portfolio.CashFlow;
import dev.ballast.core.portfolio.EquityPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BookReturnsTest {

    // 100,000 grow by 8 %; 50,000 come in at that valuation; 158,000 lose 4 %: 1.08 · 0.96 − 1, as a chain of
    // valuations at each flow gives it. The money made is 8,000 − 6,320.
    @Test
    void aDepositIsNoProfit() {
        BookReturns returns = BookReturns.of(
                        List.of(point(0, 100_000), point(10, 108_000), point(20, 151_680)),
                        List.of(deposit(10, "50000")),
                        FlowTiming.DAY_WEIGHTED)
                .orElseThrow();

        assertThat(returns.total()).isCloseTo(0.0368, within(1e-15));
        assertThat(returns.gain()).isCloseTo(1_680, within(1e-9));
        assertThat(returns.from()).isEqualTo(minute(0));
        assertThat(returns.to()).isEqualTo(minute(20));
    }

    // The example of the article "Modified Dietz method" of Wikipedia (2024): 100 at first, 300 at last, 50 in the
    // middle: 150 on 125 of average capital.
    @Test
    void weighsAFlowByItsTime() {
        PeriodReturn period = only(List.of(point(0, 100), point(20, 300)), List.of(deposit(10, "50")));

        assertThat(period.value()).isCloseTo(1.2, within(1e-15));
        assertThat(period.capital()).isEqualTo(125);
        assertThat(BookReturns.of(
                                List.of(point(0, 100), point(20, 300)),
                                List.of(deposit(10, "50")),
                                FlowTiming.DEPOSITS_FIRST)
                        .orElseThrow()
                        .total())
                .isCloseTo(1, within(1e-15));
    }

    @Test
    void startsWithTheFirstDepositWhereTheBookDoes() {
        PeriodReturn period = only(List.of(point(20, 330)), List.of(deposit(0, "200"), deposit(10, "100")));

        assertThat(period.from()).isEqualTo(START);
        assertThat(period.value()).isCloseTo(30.0 / 250, within(1e-15));
    }

    @Test
    void withdrawingAllAtOnceLeavesADefinedReturn() {
        PeriodReturn period = only(List.of(point(0, 100), point(1_000, 0)), List.of(withdrawal(1, "99")));

        assertThat(period.timing()).isEqualTo(FlowTiming.DEPOSITS_FIRST);
        assertThat(period.value()).isCloseTo(-0.01, within(1e-15));
        BookReturns idle = BookReturns.of(List.of(point(0, 0), point(1, 0)), List.of(), FlowTiming.DAY_WEIGHTED)
                .orElseThrow();
        assertThat(idle.total()).isZero();
    }

    @Test
    void saysWhyThereIsNoReturn() {
        assertThat(reason(List.of(), List.of())).contains("no valuation");
        assertThat(reason(List.of(point(0, 5)), List.of())).contains("one valuation only");
        assertThat(reason(List.of(point(0, 5), point(1, Double.NaN)), List.of()))
                .contains("is NaN");
        assertThat(reason(List.of(point(0, 5), point(0, 6)), List.of())).contains("two values");
        assertThat(reason(List.of(point(0, 0), point(1, 6)), List.of())).contains("a gain of 6.0 on a capital of 0.0");
    }

    @Test
    void flowsAtValuationsNeverChangeTheReturn() {
        long seed = 42;
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            var points = new ArrayList<EquityPoint>();
            var flows = new ArrayList<CashFlow>();
            double equity = 1_000;
            double growth = 1;
            points.add(point(0, equity));
            for (int k = 1; k <= 1 + random.nextInt(20); k++) {
                if (random.nextInt(3) == 0) {
                    double in = random.nextInt(1_000);
                    flows.add(deposit((k - 1) * 10, Double.toString(in + 1)));
                    equity += in + 1;
                } else if (random.nextInt(4) == 0 && equity > 100) {
                    flows.add(withdrawal((k - 1) * 10, "50"));
                    equity -= 50;
                }
                double value = 0.1 * random.nextGaussian();
                equity *= 1 + value;
                growth *= 1 + value;
                points.add(point(k * 10, equity));
            }
            double total = BookReturns.of(points, flows, FlowTiming.DAY_WEIGHTED)
                    .orElseThrow()
                    .total();
            assertThat(total).as("seed %d, case %d", seed, i).isCloseTo(growth - 1, within(1e-9));
        }
    }

    @Test
    void aWindowStartsAtTheLastValuationBeforeIt() {
        var points = new ArrayList<EquityPoint>();
        for (int day = 0; day <= 40; day++) {
            points.add(point(day * 24 * 60, 100 + day));
        }
        List<CashFlow> flows = List.of(deposit(0, "100"), deposit(33 * 24 * 60, "5"));

        BookSlice week = BookSlice.of(PerformanceWindow.DAYS_7, points, flows);
        BookSlice all = BookSlice.of(PerformanceWindow.ALL, points, flows);
        BookSlice year = BookSlice.of(PerformanceWindow.YEAR_TO_DATE, points, flows);

        assertThat(week.points()).hasSize(8);
        assertThat(week.flows()).hasSize(1);
        assertThat(week.startsWithTheBook()).isFalse();
        assertThat(all.points()).hasSize(41);
        assertThat(all.startsWithTheBook()).isTrue();
        assertThat(year.points().getFirst().time()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(PerformanceWindow.DAY_1.start(START)).contains(START.minus(Duration.ofDays(1)));
        assertThat(PerformanceWindow.DAYS_30.label()).isEqualTo("30d");
        assertThatThrownBy(() -> BookSlice.of(PerformanceWindow.ALL, List.of(), flows))
                .hasMessageContaining("was empty");
    }

    static EquityPoint point(int minute, double equity) {
        return new EquityPoint(minute(minute), equity, equity, Double.NaN, Map.of());
    }

    private static PeriodReturn only(List<EquityPoint> points, List<CashFlow> flows) {
        List<PeriodReturn> periods = BookReturns.of(points, flows, FlowTiming.DAY_WEIGHTED)
                .orElseThrow()
                .periods();
        assertThat(periods).hasSize(1);
        return periods.getFirst();
    }

    private static String reason(List<EquityPoint> points, List<CashFlow> flows) {
        return BookReturns.of(points, flows, FlowTiming.DAY_WEIGHTED).reason();
    }
}
