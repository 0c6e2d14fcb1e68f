package dev.ballast.app.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.Drift;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeightScaleTest {

    private static final Instant NOW = Instant.parse("2026-08-09T12:00:00Z");

    private final WeightScale scale = new WeightScale();

    @Test
    void holdsPastBandAndWeightBetweenRoundNumbers() {
        scale.fit(picture(0.20, 0.05));

        assertThat(scale.low()).isLessThanOrEqualTo(0.15);
        assertThat(scale.high()).isGreaterThanOrEqualTo(0.25);
        assertThat((scale.high() - scale.low()) / scale.step()).isBetween(2.0, 8.0);
    }

    @Test
    void aTickMovesNothing() {
        scale.fit(picture(0.20, 0.05));
        double low = scale.low();
        double high = scale.high();
        for (int i = 0; i < 200; i++) {
            scale.fit(picture(0.20 + 0.01 * Math.sin(i), 0.05));
            assertThat(scale.low()).isEqualTo(low);
            assertThat(scale.high()).isEqualTo(high);
        }
    }

    @Test
    void narrowsWhereMuchWouldStayEmpty() {
        scale.fit(picture(0.60, 0.30));
        double wide = scale.high() - scale.low();
        scale.fit(picture(0.60, 0.02));

        assertThat(scale.high() - scale.low()).isLessThan(wide / 3);
    }

    private static WeightPicture picture(double weight, double band) {
        var drift = new Drift(InstrumentId.of("BTC-USD"), weight, 0.6 < weight + 0.1 ? 0.6 : 0.2, band);
        var trigger = TriggerBand.of(drift, band, 1.5, Double.POSITIVE_INFINITY);
        var figures = DriftFigures.of(drift, trigger, 100, BigDecimal.ONE, Result.missing("none"));
        var history = new WeightHistory(List.of(new WeightHistory.Point(NOW.minusSeconds(60), weight)), List.of());
        return new WeightPicture(history, NOW.minus(Duration.ofDays(30)), NOW.plus(Duration.ofDays(30)), NOW, figures);
    }
}
