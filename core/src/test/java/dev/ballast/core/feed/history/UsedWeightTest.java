package dev.ballast.core.feed.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.feed.history.HttpFetch.Fetched;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsedWeightTest {

    private Instant now = Instant.parse("2026-08-09T12:00:20Z");
    private final WeightLimit limit = new WeightLimit();
    private final UsedWeight used = new UsedWeight(limit, () -> now);

    @BeforeEach
    void theVenueSaysItsLimit() {
        limit.learned(6_000);
    }

    /// 40 s of the minute are left; from 3,000 on they are spread over what is left up to 4,800.
    @ParameterizedTest
    @CsvSource({"0,0", "2998,0", "3000,44", "4600,400", "4760,2000", "4798,40000", "4799,40000", "6100,40000"})
    void itSlowsDownBeforeTheLimit(int count, long millis) {
        used.note(answer(OptionalInt.of(count)));

        assertThat(used.pause(2).toMillis()).isEqualTo(millis);
    }

    /// What is half of one venue's limit is above the whole of another's.
    @Test
    void itFollowsTheLimitOfTheVenue() {
        used.note(answer(OptionalInt.of(2_000)));
        assertThat(used.pause(2)).isZero();

        limit.learned(1_200);
        assertThat(used.pause(2)).isEqualTo(Duration.ofSeconds(40));

        used.note(answer(OptionalInt.of(598)));
        assertThat(used.pause(2)).isZero();
    }

    @Test
    void theNextMinuteIsFreeAgain() {
        used.note(answer(OptionalInt.of(5_000)));
        now = now.plusSeconds(40);

        assertThat(used.pause(2)).isZero();
    }

    @Test
    void anAnswerWithoutACountChangesNothing() {
        assertThat(used.pause(2)).isZero();
        used.note(answer(OptionalInt.of(5_000)));
        used.note(answer(OptionalInt.empty()));

        assertThat(used.pause(2)).isEqualTo(Duration.ofSeconds(40));
    }

    /// A clock that is set back must not make the program wait for an hour.
    @Test
    void aClockThatGoesBackIsNotWaitedFor() {
        used.note(answer(OptionalInt.of(5_000)));
        now = now.minusSeconds(3_600);

        assertThat(used.pause(2)).isZero();
    }

    private static Fetched answer(OptionalInt count) {
        return new Fetched.Answer(200, "[]", Optional.empty(), count);
    }
}
