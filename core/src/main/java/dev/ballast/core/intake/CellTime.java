package dev.ballast.core.intake;

/// Reads the time of a bar straight from the parser's buffer, as milliseconds since 1970.
///
/// Accepted: a date `2018-01-01` (its midnight in UTC); a date and time with `T` or a blank between, and `Z`, `UTC`
/// or an offset behind (`2018-01-01 00:00:00+00:00`); the same without a zone where it is midnight, because that is
/// how spreadsheets write a date; seconds, milliseconds or microseconds since 1970 by their 10, 13 or 16 digits.
/// Years 1900 to 2099.
final class CellTime {

    /// No time.
    static final long NONE = Long.MIN_VALUE;

    private static final long DAY = 86_400_000L;
    private static final int[] MONTH_DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private CellTime() {}

    /// The time in `buffer[offset, offset + length)`, or [#NONE].
    static long parse(char[] buffer, int offset, int length) {
        if (length == 10 && buffer[offset + 4] == '-') {
            return date(buffer, offset);
        }
        if (length > 15 && buffer[offset + 4] == '-') {
            return dateTime(buffer, offset, length);
        }
        return epoch(buffer, offset, length);
    }

    /// Why `text` is no time, worded to follow it.
    static String reasonNotTime(String text) {
        if (text.isBlank()) {
            return "is empty";
        }
        if (text.matches("\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?")) {
            return "has no time zone: add Z or an offset, or give the date alone";
        }
        return "is not an ISO-8601 date or time between 1900 and 2099, such as 2018-01-01 or 2018-01-01T00:00:00Z";
    }

    private static long epoch(char[] buffer, int offset, int length) {
        if (length != 10 && length != 13 && length != 16) {
            return NONE;
        }
        long value = 0;
        for (int i = offset; i < offset + length; i++) {
            if (buffer[i] < '0' || buffer[i] > '9') {
                return NONE;
            }
            value = value * 10 + (buffer[i] - '0');
        }
        return switch (length) {
            case 10 -> value * 1000;
            case 13 -> value;
            default -> value / 1000;
        };
    }

    private static long date(char[] buffer, int offset) {
        int year = digits(buffer, offset, 4);
        int month = digits(buffer, offset + 5, 2);
        int day = digits(buffer, offset + 8, 2);
        boolean valid = buffer[offset + 4] == '-'
                && buffer[offset + 7] == '-'
                && year >= 1900
                && year < 2100
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= MONTH_DAYS[month - 1]
                && (month != 2 || day < 29 || isLeap(year));
        return valid ? epochDay(year, month, day) * DAY : NONE;
    }

    private static boolean isLeap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    /// Days since 1970-01-01 by the civil-calendar formula (Hinnant, "chrono-compatible low-level date algorithms").
    private static long epochDay(int year, int month, int day) {
        int shifted = month <= 2 ? year - 1 : year;
        int era = shifted / 400;
        int yearOfEra = shifted - era * 400;
        int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097L + dayOfEra - 719_468L;
    }

    private static long dateTime(char[] buffer, int offset, int length) {
        int end = offset + length;
        long date = date(buffer, offset);
        int hour = digits(buffer, offset + 11, 2);
        int minute = digits(buffer, offset + 14, 2);
        char between = buffer[offset + 10];
        if (date == NONE
                || (between != 'T' && between != ' ')
                || buffer[offset + 13] != ':'
                || hour < 0
                || hour > 23
                || minute < 0
                || minute > 59) {
            return NONE;
        }
        long millis = (hour * 60L + minute) * 60_000L;
        int i = offset + 16;
        if (i < end && buffer[i] == ':') {
            int second = i + 3 <= end ? digits(buffer, i + 1, 2) : -1;
            if (second < 0 || second > 59) {
                return NONE;
            }
            millis += second * 1000L;
            i += 3;
        }
        if (i < end && buffer[i] == '.') {
            int weight = 100;
            int first = ++i;
            for (; i < end && buffer[i] >= '0' && buffer[i] <= '9'; i++) {
                millis += (long) weight * (buffer[i] - '0');
                weight /= 10;
            }
            if (i == first) {
                return NONE;
            }
        }
        long zone = zone(buffer, i, end, millis);
        return zone == NONE ? NONE : date + millis - zone;
    }

    /// Offset from UTC in milliseconds; a missing one is UTC at midnight and none otherwise.
    private static long zone(char[] buffer, int start, int end, long millisOfDay) {
        if (start == end) {
            return millisOfDay == 0 ? 0 : NONE;
        }
        String zone = new String(buffer, start, end - start);
        if (zone.equals("Z") || zone.equals("+00:00") || zone.strip().equals("UTC")) {
            return 0;
        }
        boolean colon = zone.length() == 6 && zone.charAt(3) == ':';
        if ((!colon && zone.length() != 5) || (buffer[start] != '+' && buffer[start] != '-')) {
            return NONE;
        }
        int hours = digits(buffer, start + 1, 2);
        int minutes = digits(buffer, start + (colon ? 4 : 3), 2);
        if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
            return NONE;
        }
        long millis = (hours * 60L + minutes) * 60_000L;
        return buffer[start] == '-' ? -millis : millis;
    }

    /// The value of `count` digits, or -1 where one is none.
    private static int digits(char[] buffer, int offset, int count) {
        int value = 0;
        for (int i = offset; i < offset + count; i++) {
            int digit = buffer[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
