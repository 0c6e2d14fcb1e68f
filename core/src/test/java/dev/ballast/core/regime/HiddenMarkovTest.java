package dev.ballast.core.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HiddenMarkovTest {

    @Test
    void theLongRunOfTwoStates() {
        var model = new HiddenMarkovModel(
                new double[] {0, 0}, new double[] {1, 2}, new double[][] {{0.9, 0.1}, {0.3, 0.7}});
        assertThat(model.stationary()).containsExactly(new double[] {0.75, 0.25}, within(1e-14));
        assertThat(model.expectedDuration(0).orElseThrow()).isCloseTo(10, within(1e-12));
        assertThat(model.expectedDuration(1).orElseThrow()).isCloseTo(10.0 / 3, within(1e-12));
        var absorbing =
                new HiddenMarkovModel(new double[] {0, 0}, new double[] {1, 2}, new double[][] {{1, 0}, {0.3, 0.7}});
        assertThat(absorbing.expectedDuration(0).reason()).contains("never left");
    }

    @Test
    void theThirdStateIsFoundAndChosen() {
        var random = new Random(4);
        double[] levels = {0.3, 1, 4};
        var series = new double[1500];
        for (int t = 0; t < series.length; t++) {
            series[t] = levels[t / 100 % 3] * random.nextGaussian();
        }
        HiddenMarkovFit two = HiddenMarkov.fit(series, 2).orElseThrow();
        HiddenMarkovFit three = HiddenMarkov.fit(series, 3).orElseThrow();
        assertThat(three.logLikelihood()).isGreaterThan(two.logLikelihood());
        assertThat(three.schwarz()).isLessThan(two.schwarz());
        assertThat(three.akaike()).isLessThan(two.akaike());
        for (int k = 0; k < 3; k++) {
            assertThat(three.model().deviation(k)).isCloseTo(levels[k], within(0.15 * levels[k]));
        }
        int[] path = three.states().likeliestPath();
        int right = 0;
        for (int t = 0; t < path.length; t++) {
            right += path[t] == t / 100 % 3 ? 1 : 0;
        }
        assertThat(right).isGreaterThan(1450);
        assertThat(three.scaledScore()).isLessThan(1e-4);
        assertThat(three.steps()).isPositive();
        assertThat(three.parameters()).isEqualTo(12);
        assertThat(three.climb()).isNotEmpty();
        // The calm state is never followed by the wild one here: no error can be given.
        assertThat(three.standardErrors().reason()).contains("at an edge");
    }

    @Test
    void whatCannotBeFittedSaysWhy() {
        var flat = new double[200];
        Arrays.fill(flat, 1);
        assertThat(HiddenMarkov.fit(flat, 2).reason()).startsWith("the series is constant");
        assertThat(HiddenMarkov.fit(new double[] {1, 2}, 2).reason())
                .isEqualTo("2 states need at least 30 values, was 2");
        double[] holed = new Random(1).doubles(200).toArray();
        holed[2] = Double.NaN;
        assertThat(HiddenMarkov.fit(holed, 2).reason()).isEqualTo("observation 3 of the series is NaN");
        assertThatIllegalArgumentException().isThrownBy(() -> HiddenMarkov.fit(flat, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> HiddenMarkov.fit(flat, 7));
    }

    @Test
    void aReusedTickerGivesAModelOrAReason() {
        double[] series = new Random(2).doubles(300, -1, 1).toArray();
        series[150] = 1e5;
        HiddenMarkov.fit(series, 2).map(fit -> {
            assertThat(fit.logLikelihood()).isFinite();
            return fit;
        });
        assertThat(HiddenMarkov.fit(series, 2).reason()).doesNotContain("NaN");
    }

    @Test
    void modelsAreChecked() {
        double[] two = {1, 1};
        double[][] fair = {{0.5, 0.5}, {0.5, 0.5}};
        assertThatIllegalArgumentException().isThrownBy(() -> new HiddenMarkovModel(two, new double[] {1}, fair));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HiddenMarkovModel(two, new double[] {1, 0}, fair))
                .withMessageContaining("deviations");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HiddenMarkovModel(new double[] {1, Double.NaN}, two, fair))
                .withMessageContaining("means");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HiddenMarkovModel(two, two, new double[][] {{0.5, 0.6}, {0.5, 0.5}}))
                .withMessageContaining("transition");
        var model = new HiddenMarkovModel(two, two, fair);
        assertThatIllegalArgumentException().isThrownBy(() -> model.states(new double[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> model.states(new double[] {Double.NaN}));
    }
}
