package dev.ballast.core.rebalance.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.statistics.CorrelationSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class PriceModelTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final InstrumentId UP = InstrumentId.of("UP-USD");
    private static final InstrumentId SHORT = InstrumentId.of("SHORT-USD");
    private static final CorrelationSettings FOUR =
            new CorrelationSettings(CorrelationSettings.Estimator.SAMPLE, 4, 0.94);

    /// Logarithmic returns +0.01, −0.01, +0.01, −0.01: variance 4e-4 ÷ 3.
    @Test
    void varianceOfLogarithmicReturnsPerCalendarDay() {
        Map<InstrumentId, PriceHistory> histories =
                Map.of(UP, history(UP, 100, 100 * Math.exp(0.01), 100, 100 * Math.exp(0.01), 100));

        PriceModel crypto = PriceModel.of(List.of(UP), histories, FOUR, 365).orElseThrow();
        PriceModel stocks = PriceModel.of(List.of(UP), histories, FOUR, 252).orElseThrow();

        assertThat(crypto.covariance(0, 0)).isCloseTo(4e-4 / 3, within(1e-15));
        assertThat(stocks.covariance(0, 0)).isCloseTo(4e-4 / 3 * 252 / 365, within(1e-15));
        assertThat(crypto.effectiveObservations()).isEqualTo(4);
        assertThat(crypto.convention()).contains("4 logarithmic daily returns", "365");
        assertThat(crypto.from()).isEqualTo(START);
        assertThat(crypto.to()).isEqualTo(START.plus(Duration.ofDays(4)));
    }

    @Test
    void oneInstrumentWithoutHistoryIsNamed() {
        Map<InstrumentId, PriceHistory> histories =
                Map.of(UP, history(UP, 100, 101, 100, 102, 100), SHORT, history(SHORT, 5, 6));

        assertThat(PriceModel.of(List.of(UP, SHORT), histories, FOUR, 365).reason())
                .contains("SHORT-USD");
        assertThat(PriceModel.of(List.of(), histories, FOUR, 365).reason()).contains("Nothing is held");
    }

    @Test
    void badArgumentsNameThemselves() {
        assertThatThrownBy(() -> PriceModel.of(List.of(UP), Map.of(), FOUR, 0)).hasMessageContaining("periodsPerYear");
        assertThatThrownBy(() -> PriceModel.given(List.of(UP), new DMatrixRMaj(2, 2), 1, START, ""))
                .hasMessageContaining("2 x 2");
        assertThatThrownBy(() -> PriceModel.given(
                        List.of(UP, SHORT), new DMatrixRMaj(new double[][] {{1, 0}, {0, 1}}), 1, START, ""))
                .hasMessageContaining("ascend");
        assertThatThrownBy(() ->
                        PriceModel.given(List.of(UP), new DMatrixRMaj(new double[][] {{Double.NaN}}), 1, START, ""))
                .hasMessageContaining("NaN");
    }

    private static PriceHistory history(InstrumentId instrument, double... closes) {
        var bars = new ArrayList<Bar>();
        for (int day = 0; day < closes.length; day++) {
            double close = closes[day];
            bars.add(new Bar(START.plus(Duration.ofDays(day)), close, close, close, close, 1));
        }
        return new PriceHistory(instrument, Timeframe.D1, bars);
    }
}
