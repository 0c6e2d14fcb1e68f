package dev.ballast.core.feed.message;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Times as venues write them, believed between 2009 and 2100.
final class VenueTime {

    private static final Instant EARLIEST = Instant.parse("2009-01-03T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
    private static final int LONGEST_COUNT = 16;

    private VenueTime() {}

    /// The instant of an ISO text, or null where it is none; it may lie out of range.
    static @Nullable Instant iso(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException _) {
            return null;
        }
    }

    /// A count of time since 1970 in plain digits, or -1 where the text is none.
    static long count(String text) {
        if (text.isEmpty() || text.length() > LONGEST_COUNT) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = 10 * value + (c - '0');
        }
        return value;
    }

    static boolean inRange(Instant time) {
        return !time.isBefore(EARLIEST) && !time.isAfter(LATEST);
    }
}
