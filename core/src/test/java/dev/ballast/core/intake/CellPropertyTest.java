package dev.ballast.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The readers of single cells against the JDK's, on seeded random input.
class CellPropertyTest {

    private static final long SEED = 4242L;

    @Test
    void numbersEqualTheJdksBitForBit() {
        var random = new SplittableRandom(SEED);
        for (int i = 0; i < 30_000; i++) {
            String text = number(random);
            double ours = CellNumber.parse(("ab" + text + "c").toCharArray(), 2, text.length());
            assertThat(Double.doubleToLongBits(ours))
                    .as("seed %d, text %s", SEED, text)
                    .isEqualTo(Double.doubleToLongBits(Double.parseDouble(text)));
        }
    }

    private static String number(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 ->
                Double.toString(Math.abs(Double.longBitsToDouble(random.nextLong() & 0x7fdf_ffff_ffff_ffffL)))
                        .replace("E", "e");
            case 1 -> random.nextInt(1_000_000) + "." + random.nextInt(1_000_000_000);
            case 2 -> "0.".concat("0".repeat(random.nextInt(12))) + (1 + random.nextLong(1_000_000_000_000_000_000L));
            default ->
                "-" + random.nextLong(1L << 60) + random.nextInt(1000) + "." + random.nextInt(100)
                        + List.of("", "e5", "E-7", "e+20", "e-300").get(random.nextInt(5));
        };
    }

    @Test
    void timesEqualTheJdks() {
        var random = new SplittableRandom(SEED);
        long from = Instant.parse("1900-01-02T00:00:00Z").toEpochMilli();
        long to = Instant.parse("2099-12-30T00:00:00Z").toEpochMilli();
        for (int i = 0; i < 15_000; i++) {
            Instant time = Instant.ofEpochMilli(random.nextLong(from, to));
            ZoneOffset offset = ZoneOffset.ofTotalSeconds(60 * random.nextInt(-18 * 60, 18 * 60 + 1));
            assertTime(time.toString(), time);
            assertTime(time.atOffset(offset).toString(), time);
            String date = time.toString().substring(0, 10);
            assertTime(date, Instant.parse(date + "T00:00:00Z"));
        }
    }

    private static void assertTime(String text, Instant time) {
        assertThat(CellTime.parse((" " + text).toCharArray(), 1, text.length()))
                .as("seed %d, text %s", SEED, text)
                .isEqualTo(time.toEpochMilli());
    }

    @Test
    void noTextMakesTheReadersThrow() {
        var random = new SplittableRandom(SEED);
        String alphabet = "0123456789-+.:eETZ UC";
        for (int i = 0; i < 40_000; i++) {
            var text = new StringBuilder(random.nextBoolean() ? "2024-01-0" : "");
            int length = random.nextInt(30);
            for (int j = 0; j < length; j++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            char[] buffer = text.toString().toCharArray();
            long time = CellTime.parse(buffer, 0, buffer.length);
            double number = CellNumber.parse(buffer, 0, buffer.length);
            assertThat(time == CellTime.NONE || Double.isNaN(number) || buffer.length >= 10)
                    .as("seed %d, text %s", SEED, text)
                    .isTrue();
        }
    }
}
