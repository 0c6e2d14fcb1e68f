package dev.ballast.core.feed.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.core.engine.ManualClock;
import dev.ballast.core.market.Timeframe;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The small parts of a backfill: grid, aggregation, asked ranges, rate limit.
class HistoryPartsTest {

    private static final Instant MONDAY = Instant.parse("2024-01-08T00:00:00Z");

    @Test
    void weeksBeginOnMondayAndOthersOnWholeUnitsOfTheDay() {
        var random = new SplittableRandom(11);
        for (int i = 0; i < 1_000; i++) {
            Instant time =
                    Instant.ofEpochSecond(random.nextLong(-1_000_000_000, 4_000_000_000L), random.nextInt(1_000));
            for (Timeframe timeframe : Timeframe.values()) {
                Instant floor = TimeGrid.floor(timeframe, time);
                assertThat(Duration.between(floor, time)).isBetween(Duration.ZERO, timeframe.length());
                assertThat(TimeGrid.isOpening(timeframe, floor)).isTrue();
                assertThat(TimeGrid.ceiling(timeframe, floor)).isEqualTo(floor);
            }
            assertThat(TimeGrid.floor(Timeframe.W1, time).atZone(ZoneOffset.UTC).getDayOfWeek())
                    .isEqualTo(DayOfWeek.MONDAY);
        }
    }

    @Test
    void askedRangesJoinAndComeBackFromText() {
        var random = new SplittableRandom(12);
        for (int round = 0; round < 300; round++) {
            AskedRanges asked = AskedRanges.NONE;
            boolean[] expected = new boolean[120];
            for (int i = 0; i < random.nextInt(1, 12); i++) {
                int from = random.nextInt(110);
                int to = random.nextInt(from + 1, 119);
                asked = asked.with(new TimeRange(Instant.ofEpochSecond(from), Instant.ofEpochSecond(to)));
                Arrays.fill(expected, from, to, true);
            }
            for (int second = 0; second < expected.length; second++) {
                assertThat(asked.contains(Instant.ofEpochSecond(second))).isEqualTo(expected[second]);
            }
            for (int i = 1; i < asked.ranges().size(); i++) {
                assertThat(asked.ranges().get(i - 1).to())
                        .isBefore(asked.ranges().get(i).from());
            }
            assertThat(AskedRanges.parse(asked.format())).isEqualTo(asked).hasSameHashCodeAs(asked);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1", "1/", "2/1", "1/2,", "1/2/3,x", "9223372036854775807/9223372036854775807"})
    void textThatIsNoRangeCountsAsNothingAsked(String text) {
        assertThat(AskedRanges.parse(text)).isEqualTo(AskedRanges.NONE).hasToString("");
    }

    @Test
    void requestsKeepToTheRateAfterABurst() {
        var clock = new ManualClock(MONDAY);
        var bucket = new TokenBucket(5, 10, clock);

        for (int i = 0; i < 5; i++) {
            assertThat(bucket.take(1)).isZero();
        }
        assertThat(bucket.take(1)).isEqualTo(Duration.ofMillis(100));
        assertThat(bucket.take(1)).isEqualTo(Duration.ofMillis(200));
        clock.advance(Duration.ofHours(1));
        assertThat(bucket.take(5)).isZero();
        clock.advance(Duration.ofMinutes(-1));
        assertThat(bucket.take(5)).isEqualTo(Duration.ofMillis(500));
        assertThatThrownBy(() -> bucket.take(6)).hasMessageContaining("was 6");
        assertThatThrownBy(() -> new TokenBucket(0, 1, clock)).hasMessageContaining("must be > 0");
    }
}
