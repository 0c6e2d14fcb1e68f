package dev.ballast.core.feed.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimulatedHistoryTest {

    private static final LocalDate LAST_DAY = LocalDate.of(2026, 8, 8);

    @Test
    void historyEndsOnItsLastDayAtTheReferencePrices() {
        Map<InstrumentId, List<Bar>> history = SimulatedUniverse.history(LAST_DAY, 400, 1);

        assertThat(history.keySet())
                .containsExactlyElementsOf(SimulatedUniverse.referencePrices().keySet());
        history.forEach((id, bars) -> {
            assertThat(bars).hasSize(400);
            assertThat(bars.getFirst().openTime()).isEqualTo(Instant.parse("2025-07-05T00:00:00Z"));
            assertThat(bars.getLast().openTime()).isEqualTo(Instant.parse("2026-08-08T00:00:00Z"));
            assertThat(bars.getLast().close())
                    .isCloseTo(SimulatedUniverse.referencePrices().getOrDefault(id, 0.0), within(1e-9));
            // The record refuses disorder; bars refuse high < low and prices of zero.
            assertThat(new PriceHistory(id, Timeframe.D1, bars).isEmpty()).isFalse();
        });
    }

    @Test
    void eachDayOpensWhereTheLastOneClosedAndTrades() {
        SimulatedUniverse.history(LAST_DAY, 200, 5).values().forEach(bars -> {
            for (int i = 1; i < bars.size(); i++) {
                assertThat(bars.get(i).open()).isEqualTo(bars.get(i - 1).close());
                assertThat(bars.get(i).volume()).isPositive();
            }
            assertThat(bars).anyMatch(bar -> bar.high() > Math.max(bar.open(), bar.close()));
        });
    }

    @Test
    void historyGoesOnFromGivenPrices() {
        var models = SimulatedUniverse.models(SimulatedUniverse.instruments());
        var history = SimulatedHistory.from(LAST_DAY.plusDays(1), 3, models, SimulatedUniverse.referencePrices(), 9);

        List<Bar> bitcoin = history.getOrDefault(InstrumentId.of("BTC-USD"), List.of());
        assertThat(bitcoin).hasSize(3);
        assertThat(bitcoin.getFirst().open()).isEqualTo(65_086.18);
    }

    @Test
    void theSameSeedGivesTheSameHistoryAndAnotherSeedAnother() {
        assertThat(SimulatedUniverse.history(LAST_DAY, 30, 2)).isEqualTo(SimulatedUniverse.history(LAST_DAY, 30, 2));
        assertThat(SimulatedUniverse.history(LAST_DAY, 30, 2)).isNotEqualTo(SimulatedUniverse.history(LAST_DAY, 30, 3));
    }

    @Test
    void noDaysIsNoHistory() {
        assertThatThrownBy(() -> SimulatedUniverse.history(LAST_DAY, 0, 1)).hasMessageContaining("was 0");
    }
}
