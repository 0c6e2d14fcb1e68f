package dev.ballast.core.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BarTest {

    private static final Instant OPEN = Instant.parse("2026-03-01T12:00:00Z");

    /// What a stream makes of twelve parts is what the venue says of the hour, whatever order it summed in.
    @Test
    void sumsInAnotherOrderAreTheSameBar() {
        var random = new Random(7);
        for (int round = 0; round < 1_000; round++) {
            List<Bar> parts = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                parts.add(new Bar(OPEN.plusSeconds(300L * i), 10, 12, 9, 11, random.nextDouble() * 1e5));
            }
            Bar hour = Bar.joined(OPEN, parts);
            Bar first = parts.getFirst();
            Collections.shuffle(parts, random);
            double volume = parts.stream().mapToDouble(Bar::volume).sum();
            assertThat(hour.isSameAs(new Bar(OPEN, first.open(), 12, 9, 11, volume)))
                    .isTrue();
        }
    }

    @Test
    void anyOtherPriceTimeOrVolumeIsAnotherBar() {
        var bar = new Bar(OPEN, 10, 12, 9, 11, 1_000);
        assertThat(bar.isSameAs(new Bar(OPEN, 10.01, 12, 9, 11, 1_000))).isFalse();
        assertThat(bar.isSameAs(new Bar(OPEN, 10, 12.01, 9, 11, 1_000))).isFalse();
        assertThat(bar.isSameAs(new Bar(OPEN, 10, 12, 8.99, 11, 1_000))).isFalse();
        assertThat(bar.isSameAs(new Bar(OPEN, 10, 12, 9, 11.01, 1_000))).isFalse();
        assertThat(bar.isSameAs(new Bar(OPEN, 10, 12, 9, 11, 1_000.001))).isFalse();
        assertThat(bar.isSameAs(new Bar(OPEN.plusSeconds(1), 10, 12, 9, 11, 1_000)))
                .isFalse();
        assertThat(bar.isSameAs(new Bar(OPEN, 10, 12, 9, 11, 0))).isFalse();
        assertThat(Bar.ofClose(OPEN, 5).isSameAs(Bar.ofClose(OPEN, 5))).isTrue();
    }
}
