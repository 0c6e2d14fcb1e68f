package dev.ballast.core.feed.coinbase;

import org.jspecify.annotations.Nullable;

/// Prices as the venue writes them: digits with at most one point. Anything else that `Double.parseDouble` would take
/// (`NaN`, `1e400`, `0x1p3`, `12d`) is no price.
final class PlainDecimal {

    /// What stands for "no price"; the reason is among the problems.
    static final double NONE = -1;

    private static final int LONGEST = 32;
    private static final double SMALLEST = 1e-12;
    private static final double LARGEST = 1e12;

    private PlainDecimal() {}

    /// The price, or [#NONE] with its reason noted on the ticker.
    static double price(String field, @Nullable String text, TickerFields ticker) {
        if (text == null) {
            ticker.missing(field);
            return NONE;
        }
        if (!isPlain(text)) {
            return refused(ticker, Problem.Reason.NOT_A_DECIMAL, field, text);
        }
        double value = Double.parseDouble(text);
        if (!(value > 0)) {
            return refused(ticker, Problem.Reason.NOT_POSITIVE, field, text);
        }
        if (value < SMALLEST || value > LARGEST) {
            return refused(ticker, Problem.Reason.OUT_OF_RANGE, field, text);
        }
        return value;
    }

    private static double refused(TickerFields ticker, Problem.Reason reason, String field, String text) {
        ticker.problems.add(new Problem(reason, field, text));
        return NONE;
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
