package dev.ballast.app.control;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;

class HaltKeyTest {

    @Test
    void onMacOsTheKeyIsNotTheOneThatHidesTheProgram() {
        assertThat(HaltKey.combination("Mac OS X")).isEqualTo(KeyCombination.valueOf("Shortcut+Shift+H"));
        assertThat(HaltKey.halts("Mac OS X")).isEqualTo("Cmd+Shift+H");
    }

    @Test
    void elsewhereItIsTheSameAsEver() {
        assertThat(HaltKey.combination("Linux")).isEqualTo(KeyCombination.valueOf("Shortcut+H"));
        assertThat(HaltKey.combination("Windows 11")).isEqualTo(KeyCombination.valueOf("Shortcut+H"));
        assertThat(HaltKey.halts("Linux")).isEqualTo("Ctrl+H");
    }
}
