package dev.ballast.app.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class FrameTimesTest {

    @Test
    void quantilesAreNearestRank() {
        var times = new FrameTimes();
        for (int millisecond = 1; millisecond <= 100; millisecond++) {
            times.record(millisecond * 1_000_000L);
        }

        assertThat(times.frames()).isEqualTo(100);
        assertThat(times.lastMilliseconds()).isEqualTo(100);
        assertThat(times.quantileMilliseconds(0.5)).isEqualTo(50);
        assertThat(times.quantileMilliseconds(0.99)).isEqualTo(99);
        assertThat(times.quantileMilliseconds(1)).isEqualTo(100);
    }

    @Test
    void forgetsAllButTheLast1024() {
        var times = new FrameTimes();
        times.record(9_000_000_000L);
        for (int frame = 0; frame < 1024; frame++) {
            times.record(1_000_000);
        }

        assertThat(times.quantileMilliseconds(1)).isEqualTo(1);
        assertThat(times.frames()).isEqualTo(1025);
    }

    @Test
    void nothingRecordedIsZero() {
        assertThat(new FrameTimes().quantileMilliseconds(0.99)).isZero();
        assertThat(new FrameTimes().lastMilliseconds()).isZero();
    }

    @Test
    void aProbabilityOutsideItsRangeIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FrameTimes().quantileMilliseconds(1.5))
                .withMessageContaining("1.5");
    }
}
