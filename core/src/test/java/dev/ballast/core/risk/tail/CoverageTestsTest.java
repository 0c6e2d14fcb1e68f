package dev.ballast.core.risk.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;

class CoverageTestsTest {

    // Kupiec (1995), table 5: at 95 %, 255 days, 7 to 20 exceedances are not rejected at the 5 % level (p > 0.05).
    @Test
    void kupiecsNonRejectionRegion() {
        for (int exceedances = 0; exceedances < 40; exceedances++) {
            LikelihoodRatio test = CoverageTests.proportionOfFailures(exceedances, 255, 0.95);
            assertThat(test.pValue() > 0.05)
                    .as(exceedances + " exceedances")
                    .isEqualTo(exceedances > 6 && exceedances < 21);
        }
    }

    @Test
    void rightShareHasNoStatistic() {
        LikelihoodRatio test = CoverageTests.proportionOfFailures(50, 1000, 0.95);
        assertThat(test.statistic()).isCloseTo(0, within(1e-9));
        assertThat(test.pValue()).isCloseTo(1, within(1e-4));
        // No exceedance in 255 days: −2 × 255 × ln 0.95.
        assertThat(CoverageTests.proportionOfFailures(0, 255, 0.95).statistic())
                .isCloseTo(-2 * 255 * Math.log(0.95), within(1e-10));
        assertThat(CoverageTests.proportionOfFailures(10, 10, 0.95).statistic())
                .isCloseTo(-2 * 10 * Math.log(0.05), within(1e-10));
    }

    // By hand: transitions n00 = 5, n01 = 1, n10 = 1, n11 = 2.
    @Test
    void clustersAreFound() {
        boolean[] exceeded = {false, false, false, true, true, true, false, false, false, false};
        double none = 6 * Math.log(6.0 / 9) + 3 * Math.log(3.0 / 9);
        double markov = 5 * Math.log(5.0 / 6) + Math.log(1.0 / 6) + Math.log(1.0 / 3) + 2 * Math.log(2.0 / 3);
        LikelihoodRatio test = CoverageTests.independence(exceeded).orElseThrow();
        assertThat(test.statistic()).isCloseTo(2 * (markov - none), within(1e-12));
        LikelihoodRatio failures = CoverageTests.proportionOfFailures(3, 10, 0.9);
        LikelihoodRatio both = CoverageTests.conditionalCoverage(failures, test);
        assertThat(both.statistic()).isCloseTo(failures.statistic() + test.statistic(), within(1e-12));
        assertThat(both.degreesOfFreedom()).isEqualTo(2);
        assertThat(both.pValue())
                .isCloseTo(
                        1 - new ChiSquaredDistribution(null, 2).cumulativeProbability(both.statistic()), within(1e-10));
        assertThat(test.pValue())
                .isCloseTo(
                        1 - new ChiSquaredDistribution(null, 1).cumulativeProbability(test.statistic()), within(1e-10));
    }

    @Test
    void withoutAnExceedanceIndependenceIsUnknown() {
        assertThat(CoverageTests.independence(new boolean[20]).reason()).contains("0 exceedances");
        assertThatIllegalArgumentException().isThrownBy(() -> CoverageTests.proportionOfFailures(3, 2, 0.95));
        assertThatIllegalArgumentException().isThrownBy(() -> CoverageTests.proportionOfFailures(0, 0, 0.95));
        assertThatIllegalArgumentException().isThrownBy(() -> CoverageTests.proportionOfFailures(0, 5, 1));
    }

    @Test
    void forecastsUseTheDaysBeforeAlone() {
        double[] returns = new SplittableRandom(8).doubles(300, -0.05, 0.05).toArray();
        int window = 60;
        double[] historical = RollingForecasts.historical(returns, window, 0.95);
        RollingMoments moments = RollingMoments.of(returns, window);
        double[] normal = moments.normal(0.99);
        assertThat(historical).hasSize(240);
        for (int day = 0; day < historical.length; day++) {
            double[] before = Arrays.copyOfRange(returns, day, day + window);
            assertThat(historical[day])
                    .as("day " + day)
                    .isCloseTo(EmpiricalTail.of(before, 0.95).valueAtRisk(QuantileConvention.LINEAR), within(1e-15));
            var sample = dev.ballast.core.statistics.Moments.of(before);
            assertThat(normal[day])
                    .as("day " + day)
                    .isCloseTo(
                            new NormalTail(sample.mean(), sample.standardDeviation(1), 0.99).valueAtRisk(),
                            within(1e-14));
        }
    }

    // A reused ticker: the jump is out of the window later, and nothing of it may be left.
    @Test
    void aHugeJumpLeavesNoTrace() {
        double[] returns = new SplittableRandom(9).doubles(300, -0.05, 0.05).toArray();
        double[] jumped = returns.clone();
        jumped[100] = 1e5;
        double[] before = RollingMoments.of(returns, 50).cornishFisher(0.95);
        double[] after = RollingMoments.of(jumped, 50).cornishFisher(0.95);
        for (int day = 101; day < before.length; day++) {
            assertThat(after[day]).isEqualTo(before[day]);
        }
    }

    @Test
    void countsWhatExceeded() {
        List<Instant> times =
                IntStream.range(0, 6).mapToObj(Instant::ofEpochSecond).toList();
        double[] returns = {0, 0, -0.03, 0.01, -0.02, -0.05};
        VarBacktest test = VarBacktests.of(
                TailMethod.HISTORICAL, 0.95, times, returns, new double[] {0.02, 0.02, 0.02, 0.02}, 2, "by hand");
        assertThat(test.forecasts()).isEqualTo(4);
        assertThat(test.exceedances()).isEqualTo(2);
        assertThat(test.exceedanceTimes()).containsExactly(times.get(2), times.get(5));
        assertThat(test.expectedExceedances()).isCloseTo(0.2, within(1e-12));
    }
}
