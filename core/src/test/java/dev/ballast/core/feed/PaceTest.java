package dev.ballast.core.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    @Test
    void sixtyTimesMakesAMinuteOfASecondAndBack() {
        var pace = new Pace(60);
        assertThat(pace.inTheFeed(Duration.ofSeconds(1))).isEqualTo(Duration.ofMinutes(1));
        assertThat(pace.onTheWall(Duration.ofMinutes(1))).isEqualTo(Duration.ofSeconds(1));
        assertThat(pace.onTheWall(Duration.ofSeconds(-30))).isEqualTo(Duration.ofMillis(-500));
    }

    @Test
    void realTimeIsExactAndNotNamed() {
        var odd = Duration.ofSeconds(123_456_789, 987_654_321);
        assertThat(Pace.REAL_TIME.inTheFeed(odd)).isEqualTo(odd);
        assertThat(Pace.REAL_TIME.onTheWall(odd)).isEqualTo(odd);
        assertThat(Pace.REAL_TIME.suffix()).isEmpty();
    }

    @Test
    void thePaceIsNamedPlainly() {
        assertThat(new Pace(60).suffix()).isEqualTo(" ×60");
        assertThat(new Pace(0.5).suffix()).isEqualTo(" ×0.5");
        assertThat(new Pace(1_000_000).suffix()).isEqualTo(" ×1000000");
    }

    @Test
    void aPaceOutOfRangeIsRefused() {
        assertThatThrownBy(() -> new Pace(0)).hasMessageContaining("was 0.0");
        assertThatThrownBy(() -> new Pace(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new Pace(Double.POSITIVE_INFINITY)).hasMessageContaining("Infinity");
    }
}
