package dev.ballast.core.statistics;

import static dev.ballast.core.statistics.Histories.daily;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.statistics.CorrelationSettings.Estimator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CorrelationsTest {

    private static final CorrelationSettings TWO = new CorrelationSettings(Estimator.SAMPLE, 2, 0.94);

    @Test
    void twoObservationsGiveOneOrMinusOne() {
        CorrelationMatrix matrix =
                estimate(TWO, daily("A-USD", 0, 1, 2, 3), daily("B-USD", 0, 5, 6, 9), daily("C-USD", 0, 1, 3, 4));

        assertThat(matrix.get(0, 1)).isCloseTo(-1, within(1e-12));
        assertThat(matrix.get(0, 2)).isCloseTo(1, within(1e-12));
        assertThat(matrix.convention()).isEqualTo("Pearson, 2 simple daily returns, equal weights");
        assertThat(matrix.from()).isEqualTo(Histories.START);
        assertThat(matrix.to()).isEqualTo(Histories.START.plusSeconds(2 * 86400));
    }

    @Test
    void oneInstrumentCorrelatesWithItself() {
        CorrelationMatrix matrix = estimate(TWO, daily("A-USD", 0, 1, 2, 3), daily("B-USD", 0, 5, 5, 5));

        assertThat(matrix.size()).isEqualTo(1);
        assertThat(matrix.get(0, 0)).isEqualTo(1);
        assertThat(matrix.excluded()).containsOnlyKeys(InstrumentId.of("B-USD"));
    }

    @Test
    void aVanishingVarianceIsLeftOutByName() {
        // With λ = 10⁻⁹ only the last return counts, and its square underflows beside the weight.
        var settings = new CorrelationSettings(Estimator.EWMA, 40, 1e-9);
        double[] flat = new double[41];
        java.util.Arrays.fill(flat, 5);
        flat[0] = 4;
        double[] moving = flat.clone();
        moving[40] = 6;

        CorrelationMatrix matrix = estimate(settings, daily("A-USD", 0, moving), daily("B-USD", 0, flat));

        assertThat(matrix.instruments()).containsExactly(InstrumentId.of("A-USD"));
        assertThat(matrix.excluded()).containsEntry(InstrumentId.of("B-USD"), "variance is 0.0");
        assertThat(matrix.convention()).startsWith("EWMA, 40 simple daily returns, lambda 1.0E-9");
        Map<InstrumentId, PriceHistory> flatOnly = Histories.of(daily("B-USD", 0, flat));
        assertThat(Correlations.estimate(flatOnly.keySet(), flatOnly, settings).reason())
                .isEqualTo("No instrument has a usable variance over 40 returns.");
    }

    @Test
    void nothingUsableIsMissingWithItsReason() {
        assertThat(Correlations.estimate(List.of(InstrumentId.of("A-USD")), Map.of(), TWO)
                        .reason())
                .contains("A-USD no price history");
    }

    @Test
    void settingsRefuseWhatMakesNoSense() {
        assertThatThrownBy(() -> new CorrelationSettings(Estimator.SAMPLE, 1, 0.9))
                .hasMessageContaining("was 1");
        assertThatThrownBy(() -> new CorrelationSettings(Estimator.SAMPLE, 2, 1))
                .hasMessageContaining("decay");
        assertThatThrownBy(() -> new CorrelationMatrix(
                        List.of(), new double[1], 2, Histories.START, Histories.START, "", Map.of()))
                .hasMessageContaining("need 0 values");
    }

    private static CorrelationMatrix estimate(CorrelationSettings settings, PriceHistory... histories) {
        Map<InstrumentId, PriceHistory> byId = Histories.of(histories);
        return Correlations.estimate(byId.keySet(), byId, settings).orElseThrow();
    }
}
