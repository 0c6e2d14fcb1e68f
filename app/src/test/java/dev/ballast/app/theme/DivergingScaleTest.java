package dev.ballast.app.theme;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DivergingScaleTest {

    @ParameterizedTest
    @EnumSource(Theme.class)
    void endsAndMiddleAreTheTokens(Theme theme) {
        Palette palette = Palette.of(theme);
        DivergingScale scale = DivergingScale.of(palette);

        assertThat(difference(scale.color(-1), palette.get("heat-low"))).isLessThan(0.01);
        assertThat(difference(scale.color(0), palette.get("heat-middle"))).isLessThan(0.01);
        assertThat(difference(scale.color(1), palette.get("heat-high"))).isLessThan(0.01);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void valuesPrintedOnAnyCellAreLegible(Theme theme) {
        DivergingScale scale = DivergingScale.of(Palette.of(theme));
        for (int step = -100; step <= 100; step++) {
            Color cell = scale.color(step / 100.0);
            assertThat(DivergingScale.contrast(DivergingScale.textOn(cell), cell))
                    .as("%s at %d", theme, step)
                    .isGreaterThanOrEqualTo(4.5);
        }
    }

    /// Red-green blind readers see the two arms as yellowish and blue: their blue channels part steadily.
    @ParameterizedTest
    @EnumSource(Theme.class)
    void theArmsDifferInBlueAgainstRed(Theme theme) {
        DivergingScale scale = DivergingScale.of(Palette.of(theme));
        for (double value = 0.2; value <= 1; value += 0.1) {
            Color below = scale.color(-value);
            Color above = scale.color(value);
            assertThat(below.getBlue() - below.getRed()).isGreaterThan(0.03);
            assertThat(above.getRed() - above.getBlue()).isGreaterThan(0.03);
        }
    }

    @Test
    void unknownIsTransparentAndBeyondTheEndsIsTheEnd() {
        DivergingScale scale = DivergingScale.of(Palette.of(Theme.DARK));

        assertThat(scale.color(Double.NaN)).isEqualTo(Color.TRANSPARENT);
        assertThat(scale.color(3)).isEqualTo(scale.color(1));
    }

    /// WCAG 2: black on white is 21.
    @Test
    void contrastOfBlackAndWhite() {
        assertThat(DivergingScale.contrast(Color.BLACK, Color.WHITE)).isEqualTo(21.0);
    }

    private static double difference(Color one, Color two) {
        return Math.abs(one.getRed() - two.getRed())
                + Math.abs(one.getGreen() - two.getGreen())
                + Math.abs(one.getBlue() - two.getBlue());
    }
}
