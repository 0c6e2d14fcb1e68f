package dev.ballast.core.rebalance.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EdgePricesTest {

    /// 30 of 100 to 20 %: 17.5 of 87.5; to 40 %: 46.67 of 116.67.
    @Test
    void bothEdges() {
        EdgePrices prices = EdgePrices.of(0.30, WeightBand.around(0.30, 0.10));

        assertThat(prices.lower().orElseThrow()).isCloseTo(17.5 / 30, within(1e-14));
        assertThat(prices.upper().orElseThrow()).isCloseTo(140.0 / 3 / 30, within(1e-14));
    }

    @Test
    void onTheEdgeThePriceStays() {
        assertThat(EdgePrices.factor(0.25, 0.25).orElseThrow()).isCloseTo(1, within(1e-15));
    }

    @Test
    void noPriceTakesAWeightToNothingOrToEverything() {
        EdgePrices small = EdgePrices.of(0.05, WeightBand.around(0.05, 0.10));
        EdgePrices large = EdgePrices.of(0.95, WeightBand.around(0.95, 0.10));

        assertThat(small.lower().reason()).contains("No price", "−5.0 %");
        assertThat(small.upper().isKnown()).isTrue();
        assertThat(large.upper().reason()).contains("No price", "105.0 %");
        assertThat(large.lower().isKnown()).isTrue();
    }

    @Test
    void nothingHeldAndNothingElseHeld() {
        assertThat(EdgePrices.factor(0, 0.1).reason()).contains("not held");
        assertThat(EdgePrices.factor(1, 0.9).reason()).contains("100 %");
        assertThat(EdgePrices.factor(1.2, 0.9).reason()).contains("100 %");
        assertThatThrownBy(() -> EdgePrices.factor(Double.NaN, 0.9)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new WeightBand(0.2, 0.1)).hasMessageContaining("0.2");
    }
}
