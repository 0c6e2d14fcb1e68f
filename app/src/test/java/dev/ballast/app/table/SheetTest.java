package dev.ballast.app.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SheetTest {

    @Test
    void csvQuotesWhatNeedsIt() {
        var sheet = new Sheet(List.of("a", "b"), List.of(List.of("1,5", "say \"hi\""), List.of("plain", "two\nlines")));

        assertThat(sheet.csv()).isEqualTo("a,b\r\n\"1,5\",\"say \"\"hi\"\"\"\r\nplain,\"two\nlines\"\r\n");
    }

    @Test
    void tabsKeepOneLineARow() {
        var sheet = new Sheet(List.of("a", "b"), List.of(List.of("x\ty", "two\r\nlines")));

        assertThat(sheet.tabs()).isEqualTo("a\tb\nx y\ttwo lines\n");
    }

    @Test
    void oneMoreColumnStandsInEveryLine() {
        var sheet = new Sheet(List.of("a"), List.of(List.of("1"), List.of("2"))).with("prices", "SIMULATED");

        assertThat(sheet.csv()).isEqualTo("a,prices\r\n1,SIMULATED\r\n2,SIMULATED\r\n");
    }

    @Test
    void aLineOfAnotherLengthIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sheet(List.of("a", "b"), List.of(List.of("1"))))
                .withMessageContaining("1 values");
    }
}
