package dev.ballast.core.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.statistics.Histories;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortfolioVolatilityTest {

    private static final InstrumentId A = InstrumentId.of("A-USD");
    private static final InstrumentId B = InstrumentId.of("B-USD");

    /// Returns of A: +10 %, −10 %; of B: −10 %, +10 %.
    private static final Map<InstrumentId, PriceHistory> HISTORIES =
            Histories.of(Histories.daily("A-USD", 0, 100, 110, 99), Histories.daily("B-USD", 0, 100, 90, 99));

    @Test
    void oppositesCancelAndCashAddsNothing() {
        // Sample deviation of ±0.1 is 0.1·√2.
        assertThat(volatility(Map.of(A, 1.0))).isCloseTo(0.1 * Math.sqrt(2 * 365.0), within(1e-12));
        assertThat(volatility(Map.of(A, 0.5))).isCloseTo(0.05 * Math.sqrt(2 * 365.0), within(1e-12));
        assertThat(volatility(Map.of(A, 0.4, B, 0.4))).isCloseTo(0, within(1e-8));
        assertThat(volatility(Map.of())).isZero();
        assertThat(volatility(Map.of(A, 0.0))).isZero();
    }

    @Test
    void isMissingWhereOneWeightedInstrumentIsUnusable() {
        var unknown = InstrumentId.of("C-USD");
        assertThat(PortfolioVolatility.annual(Map.of(A, 0.5, unknown, 0.1), HISTORIES, 2, 365)
                        .reason())
                .isEqualTo("No volatility without C-USD: no price history.");
        assertThat(PortfolioVolatility.annual(Map.of(unknown, 0.1), HISTORIES, 2, 365)
                        .reason())
                .contains("No instrument has usable prices");
        assertThat(PortfolioVolatility.annual(Map.of(A, 0.5, unknown, 0.0), HISTORIES, 2, 365)
                        .isKnown())
                .isTrue();
    }

    private static double volatility(Map<InstrumentId, Double> weights) {
        return PortfolioVolatility.annual(weights, HISTORIES, 2, 365).orElseThrow();
    }
}
