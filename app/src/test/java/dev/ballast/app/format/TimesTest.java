package dev.ballast.app.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 s",
        "PT-5S, 0 s",
        "PT3.9S, 3 s",
        "PT59S, 59 s",
        "PT60S, 1 min",
        "PT59M59S, 59 min",
        "PT1H, 1 h",
        "PT47H59M, 47 h",
        "P2D, 2 d",
        "P323D, 323 d",
        "P1234D, '1,234 d'"
    })
    void ageNamesItsLargestUnit(Duration age, String text) {
        assertThat(Times.age(age)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 0:00", "PT-1S, 0:00", "PT9S, 0:09", "PT14M59S, 14:59", "PT1H2M3S, 1:02:03"})
    void countdownShowsWhatIsLeft(Duration left, String text) {
        assertThat(Times.countdown(left)).isEqualTo(text);
    }

    @Test
    void timesAreInTheTradersZone() {
        Instant instant = Instant.parse("2026-03-01T23:30:05Z");
        ZoneId berlin = ZoneId.of("Europe/Berlin");

        assertThat(Times.time(instant, berlin)).isEqualTo("00:30:05");
        assertThat(Times.date(instant, berlin)).isEqualTo("2026-03-02");
        assertThat(Times.dateTime(instant, berlin)).isEqualTo("2026-03-02 00:30:05");
    }
}
