package dev.ballast.core.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LongerBarsTest {

    /// A Monday.
    private static final Instant MONDAY = Instant.parse("2024-01-01T00:00:00Z");

    @Test
    void aWeekIsMadeOfItsDaysAndAMissingOneWasNotTraded() {
        List<Bar> days = parts(Timeframe.D1, -2, 16);
        List<Bar> weeks = LongerBars.of(days, Timeframe.D1, Timeframe.W1);

        assertThat(weeks)
                .as("two days before the first Monday and two of the third week are no weeks")
                .containsExactly(
                        new Bar(MONDAY, 100, 111, 95, 107, 14),
                        new Bar(MONDAY.plus(Duration.ofDays(7)), 107, 118, 102, 114, 14));

        days.remove(5);
        assertThat(LongerBars.of(days, Timeframe.D1, Timeframe.W1))
                .containsExactly(new Bar(MONDAY, 100, 111, 95, 107, 12), weeks.getLast());
        // Sunday is missing, the week is over: its close is Saturday's.
        days.remove(7);
        assertThat(LongerBars.of(days, Timeframe.D1, Timeframe.W1).getFirst())
                .isEqualTo(new Bar(MONDAY, 100, 110, 95, 106, 10));
    }

    @Test
    void fewerThanHalfOfTheUsualPartsMakeNoBar() {
        List<Bar> hours = parts(Timeframe.H1, 0, 40);
        hours.subList(13, 16).clear();
        hours.subList(4, 6).clear();

        assertThat(LongerBars.of(hours, Timeframe.H1, Timeframe.H4))
                .as("two of four hours make a bar, one makes none")
                .extracting(bar -> Duration.between(MONDAY, bar.openTime()).toHours())
                .containsExactly(0L, 4L, 8L, 16L, 20L, 24L, 28L, 32L, 36L);
    }

    @Test
    void fiveDaysAreAWholeWeekOfAShare() {
        List<Bar> days = parts(Timeframe.D1, 0, 50);
        days.removeIf(day -> Duration.between(MONDAY, day.openTime()).toDays() % 7 > 4);
        // A short week of two days, and one day between the years.
        days.removeIf(day -> {
            long number = Duration.between(MONDAY, day.openTime()).toDays();
            return (number >= 16 && number < 20) || (number >= 22 && number < 24);
        });

        assertThat(LongerBars.of(days, Timeframe.D1, Timeframe.W1))
                .extracting(bar -> Duration.between(MONDAY, bar.openTime()).toDays())
                .containsExactly(0L, 7L, 21L, 28L, 35L, 42L);
    }

    @Test
    void whateverIsMissingEveryBarIsOfItsOwnPartsAndAllThatAreWholeAreMade() {
        for (int seed = 0; seed < 500; seed++) {
            var random = new SplittableRandom(seed);
            Timeframe shorter = random.nextBoolean() ? Timeframe.H1 : Timeframe.D1;
            Timeframe longer = shorter == Timeframe.H1 ? Timeframe.H4 : Timeframe.W1;
            List<Bar> bars = parts(shorter, random.nextInt(-9, 9), 10 + random.nextInt(90));
            double gone = random.nextDouble(0.9);
            bars.removeIf(_ -> random.nextDouble() < gone);

            List<Bar> made = LongerBars.of(bars, shorter, longer);
            for (Bar bar : made) {
                List<Bar> own = bars.stream()
                        .filter(part -> longer.opening(part.openTime()).equals(bar.openTime()))
                        .toList();
                assertThat(bar).as("seed %d", seed).isEqualTo(Bar.joined(bar.openTime(), own));
            }
            assertThat(made)
                    .as("seed %d", seed)
                    .extracting(Bar::openTime)
                    .isSorted()
                    .doesNotHaveDuplicates();
            long whole = bars.stream()
                    .map(part -> longer.opening(part.openTime()))
                    .distinct()
                    .filter(opening -> bars.stream()
                                    .filter(part ->
                                            longer.opening(part.openTime()).equals(opening))
                                    .count()
                            == longer.length().dividedBy(shorter.length()))
                    .count();
            assertThat((long) made.size()).as("seed %d", seed).isGreaterThanOrEqualTo(whole);
        }
    }

    @Test
    void aLongerBarIsLonger() {
        assertThatThrownBy(() -> LongerBars.of(List.of(), Timeframe.D1, Timeframe.H1))
                .hasMessageContaining("H1 is not longer than D1");
    }

    private static List<Bar> parts(Timeframe timeframe, int from, int to) {
        var parts = new ArrayList<Bar>();
        for (int part = from; part < to; part++) {
            double price = 100 + part;
            Instant time = MONDAY.plus(timeframe.length().multipliedBy(part));
            parts.add(new Bar(time, price, price + 5, price - 5, price + 1, 2));
        }
        return parts;
    }
}
