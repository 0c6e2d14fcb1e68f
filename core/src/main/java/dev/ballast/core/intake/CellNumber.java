package dev.ballast.core.intake;

import java.util.regex.Pattern;

/// Reads a number of a price file straight from the parser's buffer: no object per cell on the way that works.
///
/// Grammar: `-?digits[.digits][e[+-]digits]`, as every program writes a `double`. No thousands separators, no hex,
/// no `NaN`, no trailing `d` or `f`. The result is the nearest double: significands below 2⁵³ with a power of ten up
/// to 22 are exact in one operation (Clinger, "How to read floating point numbers accurately", 1990), everything
/// else goes through `Double.parseDouble`.
final class CellNumber {

    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };
    private static final long EXACT = 1L << 53;
    private static final int LONG_DIGITS = 18;
    private static final Pattern GROUPED = Pattern.compile("-?\\d{1,3}([.,' ]\\d{3})+([.,]\\d+)?");

    private CellNumber() {}

    /// The number in `buffer[offset, offset + length)`, or NaN where the text is none. Infinite where it overflows.
    static double parse(char[] buffer, int offset, int length) {
        int end = offset + length;
        int i = offset;
        boolean negative = i < end && buffer[i] == '-';
        if (negative) {
            i++;
        }
        long significand = 0;
        int digits = 0;
        int significant = 0;
        int scale = 0;
        boolean point = false;
        for (; i < end; i++) {
            char c = buffer[i];
            if (c >= '0' && c <= '9') {
                digits++;
                if (significant < LONG_DIGITS) {
                    significand = significand * 10 + (c - '0');
                }
                significant += significand > 0 ? 1 : 0;
                scale += point ? 1 : 0;
            } else if (c == '.' && !point && digits > 0) {
                point = true;
            } else {
                break;
            }
        }
        if (digits == 0 || buffer[i - 1] == '.') {
            return Double.NaN;
        }
        int exponent = 0;
        if (i < end) {
            exponent = exponent(buffer, i, end);
            if (exponent == Integer.MIN_VALUE) {
                return Double.NaN;
            }
        }
        int power = exponent - scale;
        if (significant > LONG_DIGITS || significand >= EXACT || Math.abs(power) >= POWERS.length) {
            return Double.parseDouble(new String(buffer, offset, length));
        }
        double value = power < 0 ? significand / POWERS[-power] : significand * POWERS[power];
        return negative ? -value : value;
    }

    private static int exponent(char[] buffer, int start, int end) {
        int i = start + 1;
        if ((buffer[start] != 'e' && buffer[start] != 'E') || i == end) {
            return Integer.MIN_VALUE;
        }
        boolean negative = buffer[i] == '-';
        if (negative || buffer[i] == '+') {
            i++;
        }
        if (i == end || end - i > 3) {
            return Integer.MIN_VALUE;
        }
        int exponent = 0;
        for (; i < end; i++) {
            if (buffer[i] < '0' || buffer[i] > '9') {
                return Integer.MIN_VALUE;
            }
            exponent = exponent * 10 + (buffer[i] - '0');
        }
        return negative ? -exponent : exponent;
    }

    /// Why `text` is no number, worded to follow it.
    static String reasonNotNumber(String text) {
        if (text.isBlank()) {
            return "is empty";
        }
        if (GROUPED.matcher(text).matches() || text.indexOf('.') != text.lastIndexOf('.')) {
            return "has separators between its digits: write it with one '.' and nothing else, such as 1234.5";
        }
        if (text.indexOf(',') >= 0) {
            return "has a comma: the decimal mark is '.'";
        }
        return "is not a number";
    }
}
