package dev.ballast.core.result;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times as text: the day alone where the time is midnight, as for daily bars.
final class MomentText {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final long SECONDS_OF_DAY = 86_400;

    private MomentText() {}

    static String text(Instant moment) {
        return moment.getEpochSecond() % SECONDS_OF_DAY == 0 ? DAY.format(moment) : MINUTE.format(moment);
    }
}
