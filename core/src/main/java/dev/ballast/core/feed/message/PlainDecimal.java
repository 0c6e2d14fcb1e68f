package dev.ballast.core.feed.message;

import org.jspecify.annotations.Nullable;

/// Numbers as venues write them: digits with at most one point. Anything else that `Double.parseDouble` would take
/// (`NaN`, `1e400`, `0x1p3`, `12d`) is no number. What is taken becomes the double nearest to it.
final class PlainDecimal {

    static final double SMALLEST = 1e-12;
    static final double LARGEST = 1e12;

    /// Quantities of coins that cost 10⁻⁹ run to 10¹⁵ a day.
    static final double LARGEST_QUANTITY = 1e18;

    private static final int LONGEST = 32;

    private PlainDecimal() {}

    /// Why `text` is no price; null where it is one.
    static Problem.@Nullable Reason whyNoPrice(String text) {
        if (!isPlain(text)) {
            return Problem.Reason.NOT_A_DECIMAL;
        }
        double value = Double.parseDouble(text);
        if (!(value > 0)) {
            return Problem.Reason.NOT_POSITIVE;
        }
        return value < SMALLEST || value > LARGEST ? Problem.Reason.OUT_OF_RANGE : null;
    }

    /// Why `text` is no quantity, which may be zero; null where it is one.
    static Problem.@Nullable Reason whyNoQuantity(String text) {
        if (!isPlain(text)) {
            return Problem.Reason.NOT_A_DECIMAL;
        }
        double value = Double.parseDouble(text);
        if (value < 0) {
            return Problem.Reason.NOT_POSITIVE;
        }
        return value > LARGEST_QUANTITY ? Problem.Reason.OUT_OF_RANGE : null;
    }

    private static boolean isPlain(String text) {
        int digits = 0;
        int points = 0;
        for (int i = text.startsWith("-") ? 1 : 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.') {
                points++;
            } else {
                return false;
            }
        }
        return digits > 0 && points <= 1 && text.length() <= LONGEST;
    }
}
