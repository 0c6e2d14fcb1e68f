package dev.ballast.core.result;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTest {

    @ParameterizedTest
    @CsvSource({
        "-41.3, 1, −41.3",
        "-0.85, 2, −0.85",
        "12, 0, 12",
        "-0.004, 2, 0.00",
        "-0.0, 1, 0.0",
        "-0.4, 0, 0",
        "-1234.5, 1, −1234.5",
        "NaN, 1, NaN",
        "-Infinity, 1, −Infinity"
    })
    void numbersOfSentencesHaveATrueMinusSignAndNoneBeforeZero(double value, int decimals, String text) {
        assertThat(Decimals.of(value, decimals)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"-0.4131, −41.3 %", "0.3125, 31.3 %", "-0.0001, 0.0 %", "-1, −100.0 %"})
    void soDoPercentages(double fraction, String text) {
        assertThat(Percent.of(fraction)).isEqualTo(text);
    }
}
