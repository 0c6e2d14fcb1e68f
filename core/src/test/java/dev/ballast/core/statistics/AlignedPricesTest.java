package dev.ballast.core.statistics;

import static dev.ballast.core.statistics.Histories.daily;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.result.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlignedPricesTest {

    private static final double GAP = Double.NaN;
    private static final InstrumentId A = InstrumentId.of("A-USD");
    private static final InstrumentId B = InstrumentId.of("B-USD");
    private static final InstrumentId X = InstrumentId.of("X-USD");

    @Test
    void takesTheLastCommonRowsInOrderOfId() {
        AlignedPrices prices = align(2, daily("B-USD", 0, 1, 2, 3, 5, 4), daily("A-USD", 1, 10, 20, 50, 40, 70));

        assertThat(prices.instruments()).containsExactly(A, B);
        assertThat(prices.times()).containsExactly(day(2), day(3), day(4));
        assertThat(prices.closes().data).containsExactly(20, 3, 50, 5, 40, 4);
        assertThat(prices.observations()).isEqualTo(2);
        assertThat(prices.excluded()).isEmpty();
    }

    @Test
    void dropsADateThatOneLacksForAll() {
        AlignedPrices prices = align(2, daily("A-USD", 0, 1, 2, 3, 5, 4), daily("B-USD", 0, 10, 20, GAP, 50, 40));

        assertThat(prices.times()).containsExactly(day(1), day(3), day(4));
        assertThat(Returns.simple(prices).get(0, 0)).isEqualTo(1.5);
    }

    @Test
    void leavesOutWhoWouldShrinkTheSample() {
        AlignedPrices prices =
                align(3, daily("A-USD", 0, 1, 2, 3, 5, 4), daily("B-USD", 0, 1, 3, 2, 5, 4), daily("X-USD", 3, 1, 2));

        assertThat(prices.instruments()).containsExactly(A, B);
        assertThat(prices.excluded()).containsExactly(Map.entry(X, "2 of 4 closes needed"));
    }

    @Test
    void leavesOutASeriesThatStopped() {
        PriceHistory live = daily("A-USD", 0, ramp(40));
        assertThat(align(20, live, daily("X-USD", 0, ramp(33))).excluded()).isEmpty();

        AlignedPrices prices = align(20, live, daily("X-USD", 0, ramp(32)));
        assertThat(prices.instruments()).containsExactly(A);
        assertThat(prices.excluded().get(X)).contains("stopped").contains(day(31).toString());
    }

    @Test
    void leavesOutConstantAndRunawaySeries() {
        AlignedPrices prices = align(
                3,
                daily("A-USD", 0, 1, 2, 3, 5),
                daily("B-USD", 0, 7, 7, 7, 7),
                daily("C-USD", 0, 1, 2, 4, 8),
                daily("D-USD", 0, 1e-300, 1e300, 1, 2));

        assertThat(prices.instruments()).containsExactly(A);
        assertThat(prices.excluded())
                .containsEntry(B, "returns are constant over 3 observations")
                .containsEntry(InstrumentId.of("C-USD"), "returns are constant over 3 observations")
                .containsEntry(InstrumentId.of("D-USD"), "returns are not finite");
    }

    @Test
    void leavesOutARaggedSeriesButKeepsAFiveDayCalendar() {
        double[] weekly = ramp(40);
        double[] weekdays = ramp(40);
        for (int i = 0; i < 40; i++) {
            weekly[i] = i % 7 == 4 ? weekly[i] : GAP;
            weekdays[i] = i % 7 < 5 ? weekdays[i] : GAP;
        }
        AlignedPrices prices = align(
                4,
                daily("A-USD", 0, ramp(40)),
                daily("B-USD", 0, ramp(40)),
                daily("SPY-USD", 0, weekdays),
                daily("X-USD", 0, weekly));

        assertThat(prices.instruments()).containsExactly(A, B, InstrumentId.of("SPY-USD"));
        assertThat(prices.excluded().get(X)).startsWith("gaps: ");
        assertThat(prices.times()).hasSize(5).doesNotContain(day(40 - 1 - 3 - 2));
    }

    @Test
    void leavesOutWhoeverHasTheFewestDatesInCommon() {
        double[] early = ramp(12);
        Arrays.fill(early, 8, 11, GAP);
        AlignedPrices prices =
                align(8, daily("A-USD", 4, ramp(9)), daily("B-USD", 4, ramp(9)), daily("X-USD", 0, append(early, 3)));

        assertThat(prices.instruments()).containsExactly(A, B);
        assertThat(prices.excluded().get(X)).contains("too few dates in common");
    }

    @Test
    void saysWhyNothingIsLeft() {
        assertThat(AlignedPrices.of(List.of(), Map.of(), 30).reason()).isEqualTo("No instruments were asked for.");
        assertThat(AlignedPrices.of(List.of(B, A), Map.of(), 30).reason())
                .isEqualTo("No instrument has usable prices: A-USD no price history (and 1 more).");
        assertThatThrownBy(() -> AlignedPrices.of(List.of(A), Map.of(), 1)).hasMessageContaining("was 1");
    }

    @Test
    void refusesAMixOfTimeframes() {
        var hourly = new PriceHistory(B, Timeframe.H1, List.of());
        assertThatThrownBy(() -> AlignedPrices.of(List.of(A, B), Map.of(A, daily("A-USD", 0, 1, 2, 3), B, hourly), 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("H1");
    }

    @Test
    void handsOutCopies() {
        AlignedPrices prices = align(2, daily("A-USD", 0, 1, 2, 3.5));
        prices.closes().set(0, 0, 99);
        assertThat(prices.closes().get(0, 0)).isEqualTo(1);
    }

    private static AlignedPrices align(int lookback, PriceHistory... histories) {
        Map<InstrumentId, PriceHistory> byId = Histories.of(histories);
        Result<AlignedPrices> aligned = AlignedPrices.of(byId.keySet(), byId, lookback);
        return aligned.orElseThrow();
    }

    /// Uneven, so that it is not constant in returns.
    private static double[] ramp(int days) {
        var closes = new double[days];
        for (int i = 0; i < days; i++) {
            closes[i] = 100 + i + (i % 3);
        }
        return closes;
    }

    private static double[] append(double[] values, double last) {
        double[] longer = Arrays.copyOf(values, values.length + 1);
        longer[values.length] = last;
        return longer;
    }

    private static Instant day(int day) {
        return Histories.START.plus(Duration.ofDays(day));
    }
}
