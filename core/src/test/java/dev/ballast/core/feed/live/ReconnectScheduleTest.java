package dev.ballast.core.feed.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The waits between attempts.
class ReconnectScheduleTest {

    @Test
    void jitterNeverIsNoneAndNeverExceedsItsCeiling() {
        var schedule = new ReconnectSchedule(
                new ConnectionPolicy(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(60),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(30),
                        Duration.ofMillis(100),
                        1_000,
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(5),
                        1 << 20,
                        20,
                        Duration.ofMillis(100)),
                new SplittableRandom(9));
        double sum = 0;
        for (int failure = 1; failure <= 900; failure++) {
            Duration wait = schedule.failed(Duration.ZERO);
            double ceiling = Math.min(30, 0.5 * Math.pow(2, Math.min(failure - 1, 20)));
            assertThat(wait.toNanos() / 1e9).isBetween(0.1, 0.1 + ceiling);
            sum += failure > 7 ? wait.toNanos() / 1e9 : 0;
        }
        // The mean of U(0, 30) is 15; its standard error over 893 draws is 0.29.
        assertThat(sum / 893).isBetween(13.9, 16.3);
    }
}
