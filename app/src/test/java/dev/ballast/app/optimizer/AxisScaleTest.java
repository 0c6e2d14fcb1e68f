package dev.ballast.app.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class AxisScaleTest {

    @Test
    void endsAreRoundAndHoldAll() {
        for (int seed = 1; seed <= 3000; seed++) {
            var random = new SplittableRandom(seed);
            double least = random.nextDouble(-2, 2);
            double most = least + Math.pow(10, random.nextDouble(-4, 1));
            int lines = 2 + random.nextInt(8);
            var scale = new AxisScale();

            scale.fit(least, most, lines);

            assertThat(scale.low()).as("seed %d", seed).isLessThanOrEqualTo(least);
            assertThat(scale.high()).as("seed %d", seed).isGreaterThanOrEqualTo(most);
            assertThat(scale.steps()).as("seed %d", seed).isBetween(1, lines);
            assertThat(scale.at(scale.steps())).as("seed %d", seed).isCloseTo(scale.high(), within(scale));
        }
    }

    @Test
    void aSmallMoveLeavesTheAxisAndALargeOneMovesIt() {
        var scale = new AxisScale();
        scale.fit(0.11, 0.38, 5);
        double high = scale.high();

        scale.fit(0.12, 0.36, 5);
        assertThat(scale.high()).isEqualTo(high);

        scale.fit(0.12, 0.16, 5);
        assertThat(scale.high()).isLessThan(0.2);
    }

    @Test
    void onePointHasAnAxisToo() {
        var scale = new AxisScale();

        scale.fit(0.2, 0.2, 4);

        assertThat(scale.high()).isGreaterThan(scale.low());
        assertThat(scale.decimals()).isBetween(0, 3);
    }

    private static Offset<Double> within(AxisScale scale) {
        return Offset.offset(1e-9 * Math.max(1, Math.abs(scale.high())));
    }
}
