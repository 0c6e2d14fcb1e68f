package dev.ballast.core.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.Decay;
import dev.ballast.core.statistics.Histories;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RunningPerformancesTest {

    private static final InstrumentId FIRST = InstrumentId.of("COIN0-USD");
    private static final InstrumentId SECOND = InstrumentId.of("COIN1-USD");

    @Test
    void anAssetWithTooFewDaysSaysHowManyAndDoesNotShortenTheOthers() {
        var histories = new TreeMap<>(Histories.random(new Random(1), 3, 100));
        var young = Histories.daily("YOUNG-USD", 87, steps(13));
        histories.put(young.instrument(), young);
        var performances = of(histories.keySet(), histories);

        assertThat(told(performances, young.instrument()).reason()).isEqualTo("insufficient data: 12 of 20 days");
        assertThat(told(performances, FIRST).orElseThrow().observations()).isEqualTo(99);
    }

    @Test
    void whatCannotBeToldSaysWhy() {
        var histories = new TreeMap<>(Histories.random(new Random(1), 2, 100));
        InstrumentId unknown = InstrumentId.of("NONE-USD");
        var stopped = Histories.daily("STOPPED-USD", 0, steps(90));
        histories.put(stopped.instrument(), stopped);
        var performances = of(List.of(FIRST, SECOND, unknown, stopped.instrument()), histories);

        assertThat(told(performances, unknown).reason()).isEqualTo("no daily bars are stored");
        assertThat(told(performances, stopped.instrument()).reason())
                .isEqualTo("its returns stopped on 2025-03-31T00:00:00Z, others go on to 2025-04-10T00:00:00Z");
        assertThat(told(of(List.of(FIRST), histories), FIRST).reason()).contains("alone");
        assertThat(told(of(List.of(unknown, InstrumentId.of("NIL-USD")), Map.of()), unknown)
                        .reason())
                .isEqualTo("no daily bars are stored");
        assertThatThrownBy(() -> RunningPerformances.of(List.of(), Map.of(), Decay.ofHalfLife(60), 1))
                .hasMessageContaining("fewest days must be >= 2, was 1");
    }

    @Test
    void assetsThatDoAllTheSameHaveNoPerformanceAgainstOneAnother() {
        double[] closes = Objects.requireNonNull(
                        Histories.random(new Random(1), 1, 100).get(FIRST))
                .bars()
                .stream()
                .mapToDouble(bar -> bar.close())
                .toArray();
        var histories = Histories.of(
                Histories.daily("A-USD", 0, closes),
                Histories.daily("B-USD", 0, closes),
                Histories.daily("C-USD", 0, closes));

        assertThat(of(histories.keySet(), histories).values())
                .allSatisfy(performance ->
                        assertThat(performance.reason()).isEqualTo("its return does not vary against the universe's"));
    }

    @Test
    void aReturnNeverSpansAGap() {
        var histories = new TreeMap<>(Histories.random(new Random(1), 2, 60));
        double[] closes = steps(60);
        // Across the gap the price doubles: two days without a return.
        for (int day = 31; day < 60; day++) {
            closes[day] *= 2;
        }
        closes[30] = Double.NaN;
        var gapped = Histories.daily("GAP-USD", 0, closes);
        histories.put(gapped.instrument(), gapped);
        var performance =
                told(of(histories.keySet(), histories), gapped.instrument()).orElseThrow();

        assertThat(performance.observations()).isEqualTo(57);
        assertThat(performance.volatility()).isLessThan(0.1);
    }

    @Test
    void oneWildDayIsNoEvidence() {
        var histories = new TreeMap<>(Histories.random(new Random(1), 4, 600));
        double[] closes = steps(600);
        // The ticker was given to another coin.
        closes[599] *= 100_000;
        var wild = Histories.daily("WILD-USD", 0, closes);
        histories.put(wild.instrument(), wild);
        var performances = of(histories.keySet(), histories);

        assertThat(told(performances, wild.instrument()).orElseThrow().evidence())
                .isCloseTo(Math.sqrt(2), within(0.01));
        assertThat(told(performances, FIRST).orElseThrow().evidence()).isCloseTo(-Math.sqrt(2), within(0.01));
    }

    @Test
    void oldDaysAreNotLookedAtAndAllWeighAsTheirAge() {
        var histories = Histories.random(new Random(1), 3, 2000);
        RunningPerformance performance =
                told(of(histories.keySet(), histories), FIRST).orElseThrow();

        assertThat(performance.observations()).isEqualTo(480);
        double lambda = Decay.ofHalfLife(60).lambda();
        assertThat(performance.effective()).isCloseTo((1 + lambda) / (1 - lambda), within(2.0));
    }

    private static Map<InstrumentId, Result<RunningPerformance>> of(
            Collection<InstrumentId> universe, Map<InstrumentId, PriceHistory> histories) {
        return RunningPerformances.of(universe, histories, Decay.ofHalfLife(60), 20);
    }

    private static double[] steps(int days) {
        var closes = new double[days];
        for (int day = 0; day < days; day++) {
            closes[day] = 100 + day % 3;
        }
        return closes;
    }

    private static Result<RunningPerformance> told(
            Map<InstrumentId, Result<RunningPerformance>> performances, InstrumentId id) {
        return Objects.requireNonNull(performances.get(id));
    }
}
