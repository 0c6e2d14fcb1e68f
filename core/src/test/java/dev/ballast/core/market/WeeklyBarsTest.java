package dev.ballast.core.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeeklyBarsTest {

    private static final InstrumentId BTC = InstrumentId.of("BTC-USD");
    /// A Monday.
    private static final Instant MONDAY = Instant.parse("2024-01-01T00:00:00Z");

    @Test
    void aWeekRunsFromMondayToSunday() {
        PriceHistory weeks = WeeklyBars.of(days(0, 1, 2, 3, 4, 5, 6));

        assertThat(weeks.timeframe()).isEqualTo(Timeframe.W1);
        // Day d opens at 100 + d, peaks at 110 + d, falls to 90 − d, closes at 101 + d, volume 1 + d.
        assertThat(weeks.bars()).containsExactly(new Bar(MONDAY, 100, 116, 84, 107, 28));
    }

    @Test
    void anUnfinishedWeekDoesNotCountYet() {
        assertThat(WeeklyBars.of(days(0, 1, 2, 3, 4, 5)).bars()).isEmpty();
        assertThat(WeeklyBars.of(days(0, 1, 2, 3, 4, 5, 6, 7, 8)).bars()).hasSize(1);
        assertThat(WeeklyBars.of(days()).bars()).isEmpty();
    }

    @Test
    void aFiveDayWeekIsOverOnceTheNextBegan() {
        PriceHistory weeks = WeeklyBars.of(days(0, 1, 2, 3, 4, 7));

        assertThat(weeks.bars()).containsExactly(new Bar(MONDAY, 100, 114, 86, 105, 15));
    }

    @Test
    void aHistoryThatBeginsMidweekHasAShortFirstWeek() {
        PriceHistory weeks = WeeklyBars.of(days(3, 4, 5, 6, 21));

        assertThat(weeks.bars()).extracting(Bar::openTime).containsExactly(MONDAY);
        assertThat(weeks.bars().getFirst().open()).isEqualTo(103);
    }

    @Test
    void otherTimeframesAreRefused() {
        var hours = new PriceHistory(BTC, Timeframe.H1, List.of());

        assertThatThrownBy(() -> WeeklyBars.of(hours))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("BTC-USD")
                .hasMessageContaining("H1");
    }

    @Test
    void whatWasKnownThenIsWhatWasOver() {
        PriceHistory days = days(0, 1, 2);

        assertThat(days.until(MONDAY.plus(Duration.ofHours(23))).bars()).isEmpty();
        assertThat(days.until(MONDAY.plus(Duration.ofDays(1))).bars()).hasSize(1);
        assertThat(days.until(MONDAY.plus(Duration.ofDays(30)))).isSameAs(days);
    }

    private static PriceHistory days(int... days) {
        var bars = new ArrayList<Bar>();
        for (int day : days) {
            bars.add(new Bar(MONDAY.plus(Duration.ofDays(day)), 100 + day, 110 + day, 90 - day, 101 + day, 1 + day));
        }
        return new PriceHistory(BTC, Timeframe.D1, bars);
    }
}
