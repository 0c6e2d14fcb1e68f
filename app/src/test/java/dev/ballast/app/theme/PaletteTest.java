package dev.ballast.app.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaletteTest {

    @Test
    void bothThemesHaveTheSameTokens() {
        assertThat(Palette.of(Theme.DARK).names())
                .isEqualTo(Palette.of(Theme.LIGHT).names())
                .hasSizeGreaterThan(30);
    }

    @Test
    void coloursComeFromTheSheet() {
        assertThat(Palette.parse(".root { -bal-up: #102030; -bal-other-1: #11223344; -color: #ffffff; }"))
                .containsOnlyKeys("up", "other-1")
                .containsEntry("up", Color.rgb(0x10, 0x20, 0x30));
    }

    @Test
    void anUnknownTokenIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Palette.of(Theme.DARK).get("nothing"))
                .withMessageContaining("-bal-nothing");
    }

    /// WCAG 2.1, success criterion 1.4.3: 4.5 for text.
    @ParameterizedTest
    @EnumSource(Theme.class)
    void textIsLegibleOnPanelsAndTints(Theme theme) {
        Palette palette = Palette.of(theme);
        for (String text : new String[] {"text", "text-muted", "up", "down", "warn", "bad", "accent", "simulated"}) {
            assertThat(DivergingScale.contrast(palette.get(text), palette.panel()))
                    .as("%s on panel, %s", text, theme)
                    .isGreaterThanOrEqualTo(4.5);
        }
        for (String tint : new String[] {"up-soft", "down-soft", "selection", "panel-raised"}) {
            assertThat(DivergingScale.contrast(palette.text(), palette.get(tint)))
                    .as("text on %s, %s", tint, theme)
                    .isGreaterThanOrEqualTo(4.5);
        }
    }
}
