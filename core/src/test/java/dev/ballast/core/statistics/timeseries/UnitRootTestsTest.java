package dev.ballast.core.statistics.timeseries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.statistics.timeseries.HalfLife.Convention;
import java.util.Arrays;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/// Unit roots, stationarity, cointegration: bad input, and how often a true hypothesis is refused.
class UnitRootTestsTest {

    private static final long SEED = 77;

    @Test
    void badSeriesAreNamed() {
        var flat = new double[100];
        Arrays.fill(flat, 3);
        assertThat(DickeyFuller.test(flat, Deterministic.CONSTANT, Lags.of(1)).reason())
                .startsWith("the series is constant");
        assertThat(DickeyFuller.test(new double[] {1, 2, 1}, Deterministic.CONSTANT, Lags.of(2))
                        .reason())
                .contains("too large for 3 values");
        assertThat(DickeyFuller.test(new double[] {1, 2}, Deterministic.CONSTANT, Lags.byAkaike())
                        .reason())
                .contains("too large for 2 values");
        double[] holed = walk(new Random(SEED), 50);
        holed[4] = Double.NaN;
        assertThat(DickeyFuller.test(holed, Deterministic.NONE, Lags.of(0)).reason())
                .isEqualTo("observation 5 of the series is NaN");
        assertThat(Stationarity.test(holed, Stationarity.Around.LEVEL, 3).reason())
                .isEqualTo("observation 5 of the series is NaN");
        assertThat(Stationarity.test(flat, Stationarity.Around.LEVEL, 3).reason())
                .contains("exactly");
        assertThat(Stationarity.test(new double[] {1, 2, 3}, Stationarity.Around.TREND, 3)
                        .reason())
                .contains("need more than 5 values");
        assertThatIllegalArgumentException().isThrownBy(() -> Lags.of(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> Stationarity.test(flat, Stationarity.Around.LEVEL, -1));
        var line = new double[60];
        for (int t = 0; t < line.length; t++) {
            line[t] = 2 * t;
        }
        assertThat(DickeyFuller.test(line, Deterministic.CONSTANT, Lags.of(0)).reason())
                .contains("exactly");
    }

    /// At the 5 % level a random walk is taken for mean-reverting in about one sample of twenty; noise nearly
    /// always.
    @Test
    void randomWalksAreRefusedOnceInTwentySamples() {
        var random = new Random(SEED);
        int refused = 0;
        int found = 0;
        int small = 0;
        int samples = 1_000;
        for (int i = 0; i < samples; i++) {
            UnitRootOutcome walk = DickeyFuller.test(walk(random, 150), Deterministic.CONSTANT, Lags.of(1))
                    .orElseThrow();
            refused += walk.statistic() < walk.criticalValues().fivePercent() ? 1 : 0;
            small += walk.pValue() < 0.05 ? 1 : 0;
            UnitRootOutcome noise = DickeyFuller.test(
                            random.doubles(150).toArray(), Deterministic.CONSTANT_AND_TREND, Lags.bySchwarz())
                    .orElseThrow();
            found += noise.statistic() < noise.criticalValues().fivePercent() ? 1 : 0;
        }
        assertThat(refused).as("seed " + SEED).isBetween(samples * 3 / 100, samples * 7 / 100);
        assertThat(small).as("seed " + SEED).isBetween(samples * 3 / 100, samples * 8 / 100);
        assertThat(found).as("seed " + SEED).isGreaterThan(samples * 98 / 100);
    }

    @Test
    void noiseIsStationaryAndAWalkIsNot() {
        var random = new Random(SEED);
        int samples = 500;
        int noise = 0;
        int walks = 0;
        for (int i = 0; i < samples; i++) {
            double[] values = random.doubles(300).toArray();
            noise += Stationarity.test(values, Stationarity.Around.LEVEL, 5)
                                    .orElseThrow()
                                    .pValue()
                            < 0.05
                    ? 1
                    : 0;
            walks += Stationarity.test(walk(random, 300), Stationarity.Around.TREND, 5)
                                    .orElseThrow()
                                    .pValue()
                            < 0.05
                    ? 1
                    : 0;
        }
        assertThat(noise).as("seed " + SEED).isBetween(samples * 2 / 100, samples * 8 / 100);
        assertThat(walks).as("seed " + SEED).isGreaterThan(samples * 85 / 100);
    }

    @Test
    void probabilitiesInterpolateWithinTheTable() {
        Stationarity test = null;
        var random = new Random(SEED);
        while (test == null || test.bound() != Stationarity.Bound.WITHIN) {
            test = Stationarity.test(walk(random, 30), Stationarity.Around.LEVEL, 6)
                    .orElseThrow();
        }
        assertThat(test.pValue()).isStrictlyBetween(0.01, 0.10);
        assertThat(test.criticalValues()).isEqualTo(new CriticalValues(0.739, 0.463, 0.347));
        assertThat(test.lags()).isEqualTo(6);
        assertThat(test.observations()).isEqualTo(30);
    }

    @Test
    void pValuesAreProbabilitiesThatRiseWithTheStatistic() {
        for (Deterministic terms : Deterministic.values()) {
            for (int series = 1; series <= 6; series++) {
                double before = 0;
                for (double statistic = -30; statistic < 5; statistic += 0.01) {
                    double p = MacKinnon.pValue(statistic, terms, series);
                    // The two polynomials meet only to four digits.
                    assertThat(p).as(terms + " " + series + " " + statistic).isBetween(before - 2e-3, 1.0);
                    before = p;
                }
            }
        }
        assertThat(MacKinnon.pValue(-1e9, Deterministic.CONSTANT, 1)).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> MacKinnon.pValue(-2, Deterministic.CONSTANT, 7));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MacKinnon.criticalValues(Deterministic.NONE, 2, 100))
                .withMessageContaining("was 2");
        assertThat(MacKinnon.criticalValues(Deterministic.CONSTANT, 12, 1_000_000_000)
                        .onePercent())
                .isCloseTo(-6.6379, within(1e-6));
    }

    @Test
    void halfLivesOfSeriesThatDoNotRevert() {
        assertThat(HalfLife.periods(0.5, Convention.DISCRETE).orElseThrow()).isCloseTo(1, within(1e-12));
        assertThat(HalfLife.periods(1, Convention.DISCRETE).reason()).contains("does not revert");
        assertThat(HalfLife.periods(-0.2, Convention.DISCRETE).reason()).contains("overshoots");
        assertThat(HalfLife.periods(-0.2, Convention.CONTINUOUS).orElseThrow())
                .isCloseTo(Math.log(2) / 1.2, within(1e-12));
        assertThat(HalfLife.of(new double[] {1, 2, 3}).reason()).contains("at least 4");
        var growing = new double[30];
        for (int t = 0; t < growing.length; t++) {
            growing[t] = Math.exp(0.1 * t);
        }
        HalfLife life = HalfLife.of(growing).orElseThrow();
        assertThat(life.coefficient()).isCloseTo(Math.exp(0.1) - 1, within(1e-9));
        assertThat(life.periods(Convention.CONTINUOUS).reason()).contains("does not revert");
    }

    @Test
    void johansenCountsTheRelations() {
        var random = new Random(SEED);
        var ranks = new int[4];
        for (int i = 0; i < 200; i++) {
            double[] trend = walk(random, 400);
            var series = new DMatrixRMaj(400, 3);
            for (int t = 0; t < 400; t++) {
                // The tables with a constant are those of series that drift.
                trend[t] += 0.5 * t;
                series.set(t, 0, trend[t] + random.nextGaussian());
                series.set(t, 1, 2 * trend[t] + random.nextGaussian());
                series.set(t, 2, -trend[t] + random.nextGaussian());
            }
            JohansenOutcome test =
                    Johansen.test(series, Deterministic.CONSTANT, 1).orElseThrow();
            ranks[test.rank()]++;
            for (double value : test.eigenvalues()) {
                assertThat(value).isBetween(0.0, 1.0);
            }
        }
        assertThat(ranks[2]).as("seed " + SEED + " " + Arrays.toString(ranks)).isGreaterThan(170);
    }

    @Test
    void johansenIgnoresUnitsAndOrder() {
        var random = new Random(SEED);
        var series = new DMatrixRMaj(200, 3);
        for (int column = 0; column < 3; column++) {
            double[] walk = walk(random, 200);
            for (int row = 0; row < 200; row++) {
                series.set(row, column, walk[row]);
            }
        }
        var other = new DMatrixRMaj(200, 3);
        for (int row = 0; row < 200; row++) {
            other.set(row, 0, 1000 * series.get(row, 2));
            other.set(row, 1, 0.01 * series.get(row, 0));
            other.set(row, 2, -series.get(row, 1));
        }
        for (Deterministic terms : Deterministic.values()) {
            for (int lags = 0; lags < 4; lags++) {
                double[] first =
                        Johansen.test(series, terms, lags).orElseThrow().eigenvalues();
                double[] second =
                        Johansen.test(other, terms, lags).orElseThrow().eigenvalues();
                assertThat(second).as(terms + " " + lags).containsExactly(first, within(1e-9));
            }
        }
    }

    @Test
    void johansenNamesWhatItCannotTest() {
        var random = new Random(SEED);
        double[] walk = walk(random, 100);
        var twins = new DMatrixRMaj(100, 2);
        for (int row = 0; row < 100; row++) {
            twins.set(row, 0, walk[row]);
            twins.set(row, 1, walk[row]);
        }
        for (int lags = 0; lags < 2; lags++) {
            assertThat(Johansen.test(twins, Deterministic.CONSTANT, lags).isKnown())
                    .isFalse();
            assertThat(Johansen.test(twins, Deterministic.NONE, lags).isKnown()).isFalse();
        }
        twins.set(3, 1, Double.NaN);
        assertThat(Johansen.test(twins, Deterministic.CONSTANT, 1).reason())
                .isEqualTo("observation 4 of series 2 is NaN");
        assertThat(Johansen.test(new DMatrixRMaj(5, 2), Deterministic.CONSTANT, 1)
                        .reason())
                .contains("too few");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Johansen.test(new DMatrixRMaj(100, 13), Deterministic.CONSTANT, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Johansen.test(twins, Deterministic.CONSTANT, -1));
    }

    static double[] walk(Random random, int length) {
        var walk = new double[length];
        for (int t = 1; t < length; t++) {
            walk[t] = walk[t - 1] + random.nextGaussian();
        }
        return walk;
    }
}
