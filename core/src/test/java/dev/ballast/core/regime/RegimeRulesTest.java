package dev.ballast.core.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class RegimeRulesTest {

    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final RegimePolicy POLICY = RegimePolicy.DAILY_CRYPTO;

    @Test
    void tellsTrendsCalmAndStormApart() {
        // 300 quiet days, 150 rising, 150 falling, 40 stormy ones.
        RegimeHistory history = label(market(
                640,
                1,
                day -> day < 300 ? 0 : day < 450 ? 0.006 : day < 600 ? -0.006 : 0,
                day -> day < 600 ? 0.01 : 0.06));

        assertThat(at(history, 440)).isEqualTo(MarketRegime.BULL);
        assertThat(at(history, 590)).isEqualTo(MarketRegime.BEAR);
        assertThat(at(history, 630)).isEqualTo(MarketRegime.HIGH_VOLATILITY);
        assertThat(history.labels().subList(0, 100)).contains(MarketRegime.SIDEWAYS);
        RegimeReport report = RegimeReport.of(history);
        assertThat(report.regime()).isEqualTo(MarketRegime.HIGH_VOLATILITY);
        assertThat(report.confidence()).isBetween(0.5, 1.0);
        assertThat(report.age()).isEqualTo(report.spells().getLast().bars()).isGreaterThan(20);
        assertThat(report.since()).isEqualTo(report.spells().getLast().from());
        assertThat(report.spells().stream().mapToInt(RegimeSpell::bars).sum()).isEqualTo(report.bars());
        assertThat(report.market()).isEqualTo("equal weight of 5");
        assertThat(report.reading().correlation().orElseThrow()).isBetween(-1.0, 1.0);
    }

    @Test
    void aLabelNeverDependsOnLaterBars() {
        long seed = 8;
        for (int i = 0; i < 20; i++) {
            MarketSeries market =
                    market(420, seed + i, day -> 0.003 * Math.sin(day / 40.0), day -> 0.01 + day % 90 * 3e-4);
            RegimeHistory whole = label(market);
            for (int size = 160; size < market.size(); size += 37) {
                RegimeHistory part = label(market.until(size));
                assertThat(part.readings())
                        .as("seed %d, size %d", seed + i, size)
                        .isEqualTo(whole.readings().subList(0, part.readings().size()));
            }
        }
    }

    @Test
    void aNewLabelNeedsItsVerdictThreeTimesInARow() {
        RegimeHistory history = label(market(900, 21, day -> 0.004 * Math.sin(day / 15.0), day -> 0.015));
        List<RegimeReading> readings = history.readings();
        for (int i = 1; i < readings.size(); i++) {
            RegimeReading reading = readings.get(i);
            assertThat(reading.confidence()).isBetween(0.0, 1.0);
            assertThat(reading.volatilityPercentile()).isBetween(0.0, 1.0);
            if (reading.label() != readings.get(i - 1).label()) {
                assertThat(i).isGreaterThanOrEqualTo(2);
                for (int back = 0; back < 3; back++) {
                    assertThat(readings.get(i - back).raw()).isEqualTo(reading.label());
                }
            }
        }
    }

    // Three assets, standardised by hand: the mean of three correlations computed pair by pair.
    @Test
    void averageCorrelationIsTheMeanOverPairs() {
        var random = new Random(4);
        var universe = new DMatrixRMaj(200, 3);
        for (int row = 0; row < 200; row++) {
            double common = random.nextGaussian();
            for (int column = 0; column < 3; column++) {
                universe.set(row, column, 0.01 * (column * common + random.nextGaussian()));
            }
        }
        RegimeReading last =
                label(MarketSeries.equalWeight(times(200), universe)).latest();

        double sum = 0;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < i; j++) {
                sum += correlation(universe, i, j, 140, 200);
            }
        }
        assertThat(last.correlation().orElseThrow()).isCloseTo(sum / 3, within(1e-12));
    }

    @Test
    void anIndexAloneHasNoCorrelation() {
        var returns = new double[200];
        java.util.Arrays.fill(returns, 0.001);
        RegimeReading last =
                label(MarketSeries.index("SPY", times(200), returns)).latest();

        assertThat(last.correlation().reason()).contains("Fewer than two assets");
        assertThat(last.label()).isEqualTo(MarketRegime.BULL);
        assertThat(last.volatility()).isCloseTo(0, within(1e-12));
    }

    @Test
    void saysWhatIsMissingAndRefusesWhatIsNoSeries() {
        assertThat(RegimeRules.label(MarketSeries.index("SPY", times(10), new double[10]), POLICY)
                        .reason())
                .isEqualTo("No regime yet: 10 of 150 returns needed.");
        assertThatThrownBy(() -> MarketSeries.index("SPY", times(1), new double[] {-1}))
                .hasMessageContaining("must be > -1");
        assertThatThrownBy(() -> MarketSeries.index("SPY", times(2), new double[] {0.1}))
                .hasMessageContaining("of one length");
        assertThatThrownBy(() -> MarketSeries.index("SPY", List.of(START, START), new double[2]))
                .hasMessageContaining("times must rise");
        assertThatThrownBy(() -> MarketSeries.index(
                        "SPY", times(1), new double[1], new DMatrixRMaj(new double[][] {{Double.NaN}})))
                .hasMessageContaining("universe");
        assertThatThrownBy(() -> RegimePolicy.ofYear(1)).hasMessageContaining("fewestReadings");
    }

    // Labels A A A B A A: A to A 3 times, A to B once, B to A once.
    @Test
    void transitionsAreCounted() {
        MarketRegime a = MarketRegime.BULL;
        MarketRegime b = MarketRegime.BEAR;
        TransitionMatrix matrix = TransitionMatrix.of(List.of(a, a, a, b, a, a));

        assertThat(matrix.count(a, a)).isEqualTo(3);
        assertThat(matrix.probability(a, b).orElseThrow()).isEqualTo(0.25);
        assertThat(matrix.standardError(a, b).orElseThrow()).isCloseTo(Math.sqrt(0.25 * 0.75 / 4), within(1e-15));
        assertThat(matrix.expectedRemaining(a).orElseThrow()).isEqualTo(3);
        assertThat(matrix.expectedRemaining(b).orElseThrow()).isZero();
        assertThat(matrix.expectedRemaining(MarketRegime.SIDEWAYS).reason()).contains("no bar");
        assertThat(TransitionMatrix.of(List.of(a, a)).expectedRemaining(a).reason())
                .contains("never ended");
        double row = 0;
        for (MarketRegime to : MarketRegime.values()) {
            row += matrix.probability(a, to).orElseThrow();
        }
        assertThat(row).isEqualTo(1);
    }

    private static RegimeHistory label(MarketSeries market) {
        return RegimeRules.label(market, POLICY).orElseThrow();
    }

    private static MarketRegime at(RegimeHistory history, int day) {
        Instant time = START.plus(Duration.ofDays(day));
        return history.readings().stream()
                .filter(reading -> reading.time().equals(time))
                .findFirst()
                .orElseThrow()
                .label();
    }

    private static MarketSeries market(int days, long seed, IntToDoubleFunction drift, IntToDoubleFunction volatility) {
        var random = new Random(seed);
        var universe = new DMatrixRMaj(days, 5);
        for (int day = 0; day < days; day++) {
            double common = random.nextGaussian();
            for (int asset = 0; asset < 5; asset++) {
                double noise = 0.8 * common + 0.6 * random.nextGaussian();
                universe.set(day, asset, Math.expm1(drift.applyAsDouble(day) + volatility.applyAsDouble(day) * noise));
            }
        }
        return MarketSeries.equalWeight(times(days), universe);
    }

    private static List<Instant> times(int days) {
        var times = new ArrayList<Instant>();
        for (int day = 0; day < days; day++) {
            times.add(START.plus(Duration.ofDays(day)));
        }
        return times;
    }

    private static double correlation(DMatrixRMaj x, int i, int j, int from, int to) {
        double meanI = 0;
        double meanJ = 0;
        for (int row = from; row < to; row++) {
            meanI += x.get(row, i) / (to - from);
            meanJ += x.get(row, j) / (to - from);
        }
        double both = 0;
        double squareI = 0;
        double squareJ = 0;
        for (int row = from; row < to; row++) {
            both += (x.get(row, i) - meanI) * (x.get(row, j) - meanJ);
            squareI += Math.pow(x.get(row, i) - meanI, 2);
            squareJ += Math.pow(x.get(row, j) - meanJ, 2);
        }
        return both / Math.sqrt(squareI * squareJ);
    }
}
