package dev.ballast.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.statistics.Moments.Bias;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Figures of NumPy 2.4.6 (`mean`, `var`) and SciPy 1.17.1 (`stats.skew`, `stats.kurtosis`, `bias` both ways).
class MomentsGoldenTest {

    private static final double[] SAMPLE = {0.012, -0.034, 0.0051, 0.0270, -0.0015, 0.0003, -0.0712, 0.0405};

    @Test
    void agreesWithSciPy() {
        Moments moments = Moments.of(SAMPLE);

        assertThat(moments.observations()).isEqualTo(8);
        assertThat(moments.mean()).isCloseTo(-0.0027249999999999996, within(1e-17));
        assertThat(moments.variance(0)).isCloseTo(0.001088454375, within(1e-17));
        assertThat(moments.variance(1)).isCloseTo(0.0012439478571428571, within(1e-17));
        assertThat(moments.standardErrorOfMean()).isCloseTo(Math.sqrt(0.0012439478571428571 / 8), within(1e-16));
        assertThat(moments.skewness(Bias.POPULATION).orElseThrow()).isCloseTo(-0.8386624170149553, within(1e-14));
        assertThat(moments.skewness(Bias.UNBIASED).orElseThrow()).isCloseTo(-1.0459958092112316, within(1e-14));
        assertThat(moments.excessKurtosis(Bias.POPULATION).orElseThrow())
                .isCloseTo(-0.12337162889276199, within(1e-14));
        assertThat(moments.excessKurtosis(Bias.UNBIASED).orElseThrow()).isCloseTo(1.1409195793251996, within(1e-14));
    }

    @Test
    void shapeDependsNeitherOnPlaceNorOnScale() {
        var random = new SplittableRandom(11);
        for (int i = 0; i < 2000; i++) {
            double[] sample =
                    random.doubles(4 + random.nextInt(60)).map(x -> x * x).toArray();
            double scale = Math.exp(200 * (random.nextDouble() - 0.5));
            double[] moved = Arrays.stream(sample).map(x -> scale * (x + 1)).toArray();
            for (Bias bias : Bias.values()) {
                assertThat(Moments.of(moved).skewness(bias).orElseThrow())
                        .as("seed 11, case " + i)
                        .isCloseTo(Moments.of(sample).skewness(bias).orElseThrow(), within(1e-9));
                assertThat(Moments.of(moved).excessKurtosis(bias).orElseThrow())
                        .as("seed 11, case " + i)
                        .isCloseTo(Moments.of(sample).excessKurtosis(bias).orElseThrow(), within(1e-8));
            }
        }
    }

    @Test
    void saysWhatHasNoMoments() {
        // Constant up to the rounding of prices that grow by 1 %.
        Moments constant = Moments.of(new double[] {0.01, 0.010000000000000009, 0.009999999999999787});

        assertThat(constant.skewness(Bias.POPULATION).reason()).contains("3 observations are the same");
        assertThat(constant.excessKurtosis(Bias.UNBIASED).reason()).contains("3 observations are the same");
        assertThat(Moments.of(new double[] {0.1, 0.1, 0.1}).variance(1)).isZero();
        Moments two = Moments.of(new double[] {1, 2});
        assertThat(two.skewness(Bias.UNBIASED).reason()).contains("there are 2");
        assertThat(two.excessKurtosis(Bias.UNBIASED).reason()).contains("there are 2");
        assertThatThrownBy(() -> two.variance(2)).hasMessageContaining("[0, 2), was 2");
        assertThatThrownBy(() -> Moments.of(new double[0])).hasMessageContaining("was 0");
        assertThatThrownBy(() -> Moments.of(new double[] {1, Double.NaN})).hasMessageContaining("was NaN at 1");
        assertThatThrownBy(() -> Moments.of(new double[] {Double.NEGATIVE_INFINITY}))
                .hasMessageContaining("was -Infinity at 0");
    }
}
