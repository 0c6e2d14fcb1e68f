package dev.ballast.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;

class PairReturnsTest {

    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void datesThatOneLacksAreDroppedForBoth() {
        PriceHistory first = history("A-USD", List.of(0, 1, 2, 4), List.of(100.0, 110.0, 121.0, 60.5));
        PriceHistory second = history("B-USD", List.of(0, 2, 3, 4), List.of(10.0, 20.0, 21.0, 30.0));

        List<PairReturns.Point> points = PairReturns.of(first, second).points();

        assertThat(points).hasSize(2);
        assertThat(points.getFirst().time()).isEqualTo(FIRST.plus(Duration.ofDays(2)));
        assertThat(points.getFirst().first()).isCloseTo(0.21, within(1e-12));
        assertThat(points.getFirst().second()).isCloseTo(1.0, within(1e-12));
        assertThat(points.getLast().first()).isCloseTo(-0.5, within(1e-12));
        assertThat(points.getLast().second()).isCloseTo(0.5, within(1e-12));
    }

    /// Peer: Apache Commons Math 3.6.1, `PearsonsCorrelation`.
    @Test
    void everyWindowAgreesWithAnIndependentImplementation() {
        var random = new Random(11);
        var days = new ArrayList<Integer>();
        var one = new ArrayList<Double>();
        var two = new ArrayList<Double>();
        double a = 100;
        double b = 50;
        for (int day = 0; day < 120; day++) {
            double common = random.nextGaussian();
            a *= Math.exp(0.02 * common);
            b *= Math.exp(0.01 * common + 0.015 * random.nextGaussian());
            days.add(day);
            one.add(a);
            two.add(b);
        }
        PairReturns returns = PairReturns.of(history("A-USD", days, one), history("B-USD", days, two));

        List<PairReturns.Timed> rolling = returns.rollingCorrelation(30);

        assertThat(rolling).hasSize(119 - 30 + 1);
        for (int i = 0; i < rolling.size(); i++) {
            List<PairReturns.Point> window = returns.points().subList(i, i + 30);
            double expected = new PearsonsCorrelation()
                    .correlation(
                            window.stream()
                                    .mapToDouble(PairReturns.Point::first)
                                    .toArray(),
                            window.stream()
                                    .mapToDouble(PairReturns.Point::second)
                                    .toArray());
            assertThat(rolling.get(i).value()).isCloseTo(expected, within(1e-12));
            assertThat(rolling.get(i).time()).isEqualTo(window.getLast().time());
        }
    }

    @Test
    void aWindowWithoutMovementHasNoCorrelation() {
        List<Integer> days = List.of(0, 1, 2, 3);
        PairReturns returns = PairReturns.of(
                history("A-USD", days, List.of(1.0, 1.0, 1.0, 1.0)),
                history("B-USD", days, List.of(1.0, 2.0, 1.0, 3.0)));

        assertThat(returns.rollingCorrelation(2)).isEmpty();
        assertThat(returns.latest(1).points()).hasSize(1);
    }

    @Test
    void refusesAWindowOfOneReturnAndMixedTimeframes() {
        PriceHistory daily = history("A-USD", List.of(0, 1), List.of(1.0, 2.0));
        var hourly = new PriceHistory(InstrumentId.of("B-USD"), Timeframe.H1, daily.bars());

        assertThatThrownBy(() -> PairReturns.of(daily, daily).rollingCorrelation(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1");
        assertThatThrownBy(() -> PairReturns.of(daily, hourly))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("D1, H1");
    }

    private static PriceHistory history(String symbol, List<Integer> days, List<Double> closes) {
        var bars = new ArrayList<Bar>();
        for (int i = 0; i < days.size(); i++) {
            bars.add(Bar.ofClose(FIRST.plus(Duration.ofDays(days.get(i))), closes.get(i)));
        }
        return new PriceHistory(InstrumentId.of(symbol), Timeframe.D1, bars);
    }
}
