package dev.ballast.app.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0; 0.00",
                "-0.0; 0.00",
                "0.004; 0.00",
                "-0.004; 0.00",
                "0.005; 0.01",
                "-0.005; −0.01",
                "1; 1.00",
                "999.995; 1,000.00",
                "1234.5; 1,234.50",
                "-1234567.891; −1,234,567.89",
                "1e15; 1,000,000,000,000,000.00",
                "-2.5e18; −2,500,000,000,000,000,000.00",
                "NaN; —",
                "Infinity; —",
                "-Infinity; —"
            })
    void moneyHasTwoDecimalsAndGroups(double value, String text) {
        assertThat(Numbers.money(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"12.3; +12.30", "-12.3; −12.30", "0; 0.00", "0.001; 0.00", "-0.001; 0.00"})
    void signedMoneySaysItsSignUnlessItIsZero(BigDecimal value, String text) {
        assertThat(Numbers.signedMoney(value)).isEqualTo(text);
        assertThat(Numbers.signedMoney(value.doubleValue())).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.25, 25.0 %", "-0.0312, −3.1 %", "0, 0.0 %", "1, 100.0 %", "NaN, —"})
    void percentShowsAFraction(double fraction, String text) {
        assertThat(Numbers.percent(fraction)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.025, ↑ 2.50 %", "-0.003, ↓ 0.30 %", "0, 0.00 %", "0.00001, 0.00 %", "-0.00001, 0.00 %", "NaN, —"})
    void arrowSaysTheDirectionWithoutColour(double fraction, String text) {
        assertThat(Numbers.arrow(fraction)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.031, +3.1 pp", "-0.1, −10.0 pp", "0.0001, 0.0 pp", "NaN, —"})
    void pointsAreADifferenceOfWeights(double fraction, String text) {
        assertThat(Numbers.points(fraction)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "64123.456; 0.01; 64,123.46",
                "64123.4; 1; 64,123",
                "0.00001234; 0.0000001; 0.0000123",
                "64123.456; 0.00000001; 64,123.46",
                "12; 0.10; 12.0",
                "5; 0; 5.0000",
                "1500; 10; 1,500"
            })
    void priceFollowsItsTick(BigDecimal price, BigDecimal tick, String text) {
        assertThat(Numbers.price(price, tick)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"64123.456; 64,123.46", "1.23456; 1.2346", "0.000012345678; 0.000012346", "0; 0.00", "100; 100.00"
            })
    void priceWithoutTickHasFiveFigures(BigDecimal price, String text) {
        assertThat(Numbers.price(price)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0.50000000; 0.5",
                "12.000; 12",
                "1250.75; 1,250.75",
                "1E+3; 1,000",
                "0; 0",
                "-0.25; −0.25",
                "123456789012345678901234.5; 123,456,789,012,345,678,901,234.5"
            })
    void quantityDropsTrailingZeros(BigDecimal quantity, String text) {
        assertThat(Numbers.quantity(quantity)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0; 0",
                "5; 5.00",
                "1234; 1,234",
                "12345; 12.3 k",
                "4560000; 4.56 M",
                "-1200000000; −1.20 B",
                "NaN; —"
            })
    void compactShortensLargeNumbers(double value, String text) {
        assertThat(Numbers.compact(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0; 0",
                "-1234; −1,234",
                "9223372036854775807; 9,223,372,036,854,775,807",
                "-9223372036854775808; −9,223,372,036,854,775,808"
            })
    void countGroups(long value, String text) {
        assertThat(Numbers.count(value)).isEqualTo(text);
    }

    @Test
    void decimalsOutsideTheirRangeAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Numbers.decimal(1.0, 13))
                .withMessageContaining("13");
    }

    @Test
    void agreesWithTheJdkOnRandomNumbers() {
        long seed = 20_260_301;
        var random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            BigDecimal value = BigDecimal.valueOf(random.nextLong() >> random.nextInt(60), random.nextInt(9));
            int decimals = random.nextInt(9);
            BigDecimal rounded = value.setScale(decimals, RoundingMode.HALF_UP);
            String expected =
                    String.format(Locale.ROOT, "%,." + decimals + "f", rounded).replace('-', '−');
            assertThat(Numbers.decimal(value, decimals))
                    .as("seed %d round %d: %s", seed, round, value)
                    .isEqualTo(expected);
        }
    }
}
