package dev.ballast.app.format;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times and ages on screen, in the trader's zone.
public final class Times {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private Times() {}

    /// `14:05:09`.
    public static String time(Instant instant, ZoneId zone) {
        return TIME.format(instant.atZone(zone));
    }

    /// `2026-03-01`.
    public static String date(Instant instant, ZoneId zone) {
        return DATE.format(instant.atZone(zone));
    }

    /// `2026-03-01 14:05:09`.
    public static String dateTime(Instant instant, ZoneId zone) {
        return DATE_TIME.format(instant.atZone(zone));
    }

    /// The largest unit only: `0 s`, `3 s`, `2 min`, `14 h`, `323 d`. A negative age counts as 0.
    public static String age(Duration age) {
        long seconds = Math.max(0, age.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min";
        }
        if (seconds < 48 * 3600) {
            return seconds / 3600 + " h";
        }
        return Numbers.count(seconds / 86_400) + " d";
    }

    /// What is left of a countdown: `14:59`, `1:02:03`; `0:00` once it is over.
    public static String countdown(Duration left) {
        long seconds = Math.max(0, left.toSeconds());
        var text = new StringBuilder(8);
        if (seconds >= 3600) {
            text.append(seconds / 3600).append(':');
            twoDigits(text, seconds / 60 % 60);
        } else {
            text.append(seconds / 60);
        }
        text.append(':');
        twoDigits(text, seconds % 60);
        return text.toString();
    }

    private static void twoDigits(StringBuilder text, long value) {
        if (value < 10) {
            text.append('0');
        }
        text.append(value);
    }
}
