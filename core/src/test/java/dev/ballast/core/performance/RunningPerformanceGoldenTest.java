package dev.ballast.core.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.Decay;
import dev.ballast.core.statistics.Histories;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Figures of NumPy 2.4.6 (Python 3.11.7): returns less `nanmean` over the assets of each day, then
/// `average(e, weights=w)` and `sqrt(cov(e, aweights=w, ddof=1))` with w = 0.5^(age ÷ 4); standard error
/// s √Σw² of normalised weights. B lacks a day, C begins two days late.
class RunningPerformanceGoldenTest {

    private static final double NONE = Double.NaN;

    @Test
    void figuresOfNumPy() {
        var histories = Histories.of(
                Histories.daily("A-USD", 0, 100, 102, 101, 105, 107, 106, 110, 111, 115),
                Histories.daily("B-USD", 0, 50, 49.5, 50.5, 50, NONE, 49, 49.2, 48.8, 48.1),
                Histories.daily("C-USD", 2, 10, 10.1, 10.05, 10.3, 10.2, 10.4, 10.35));
        var performances = RunningPerformances.of(histories.keySet(), histories, Decay.ofHalfLife(4), 5);

        check(
                known(performances, "A-USD"),
                8,
                0.012191577731055836,
                0.018824722915953673,
                0.007144605830509476,
                6.942256209459894,
                1.706403127096861);
        check(
                known(performances, "B-USD"),
                6,
                -0.012747897572878404,
                0.011771696504985147,
                0.0052417027279099224,
                5.043515257289977,
                -2.4320146018584885);
        check(
                known(performances, "C-USD"),
                6,
                -0.0027888995848499008,
                0.015103432037592604,
                0.00642498793744891,
                5.525946272759757,
                -0.43407078923750547);
        assertThat(known(performances, "A-USD").score()).isCloseTo(0.6476365036280909, within(1e-13));
    }

    private static void check(
            RunningPerformance found,
            int observations,
            double mean,
            double volatility,
            double standardError,
            double effective,
            double evidence) {
        assertThat(found.observations()).isEqualTo(observations);
        assertThat(found.mean()).isCloseTo(mean, within(1e-15));
        assertThat(found.volatility()).isCloseTo(volatility, within(1e-15));
        assertThat(found.standardError()).isCloseTo(standardError, within(1e-15));
        assertThat(found.effective()).isCloseTo(effective, within(1e-12));
        assertThat(found.evidence()).isCloseTo(evidence, within(1e-12));
        assertThat(found.until()).isEqualTo("2025-01-09T00:00:00Z");
    }

    private static RunningPerformance known(Map<InstrumentId, Result<RunningPerformance>> performances, String symbol) {
        return Objects.requireNonNull(performances.get(InstrumentId.of(symbol))).orElseThrow();
    }
}
