package dev.ballast.app.format;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Numbers on screen: comma between thousands, point before decimals, `−` (U+2212) for minus, the same in every locale.
///
/// Written without `String.format`, which streaming cells would pay for in garbage. A NaN or infinite number shows as
/// [#UNKNOWN]; whoever shows it says why in a tooltip. Ties round away from zero; a value that rounds to zero has no
// sign.
public final class Numbers {

    /// What stands where no figure is known.
    public static final String UNKNOWN = "—";

    /// Figures of a price whose tick is not known.
    private static final long SIGNIFICANT = 5;

    private static final BigDecimal UNKNOWN_TICK = new BigDecimal("0.00000001");

    private static final char MINUS = '−';
    private static final String UP = "↑";
    private static final String DOWN = "↓";
    private static final int MAX_DECIMALS = 12;
    private static final long[] POWERS = powers();

    private Numbers() {}

    /// `1,234.50`: two decimals, no currency.
    public static String money(double value) {
        return decimal(value, 2);
    }

    /// `1,234.50`: two decimals, exact.
    public static String money(BigDecimal value) {
        return decimal(value, 2);
    }

    /// `+1,234.50`, `−3.00`, `0.00`.
    public static String signedMoney(double value) {
        return signed(value, 2);
    }

    public static String signedMoney(BigDecimal value) {
        BigDecimal rounded = value.setScale(2, RoundingMode.HALF_UP);
        return rounded.signum() > 0 ? "+" + decimal(rounded, 2) : decimal(rounded, 2);
    }

    /// `12.3 k`, `4.56 M`, `1.20 B`: for axes and tight places; below ten thousand like [#decimal] without decimals.
    public static String compact(double value) {
        double size = Math.abs(value);
        if (!Double.isFinite(value)) {
            return UNKNOWN;
        }
        if (size >= 1e9) {
            return decimal(value / 1e9, 2) + " B";
        }
        if (size >= 1e6) {
            return decimal(value / 1e6, 2) + " M";
        }
        if (size >= 1e4) {
            return decimal(value / 1e3, 1) + " k";
        }
        return decimal(value, size < 10 && size != 0 ? 2 : 0);
    }

    /// A fraction as percent with one decimal: 0.25 is `25.0 %`.
    public static String percent(double fraction) {
        return percent(fraction, 1);
    }

    /// A fraction as percent.
    public static String percent(double fraction, int decimals) {
        return Double.isFinite(fraction) ? decimal(fraction * 100, decimals) + " %" : UNKNOWN;
    }

    /// `+2.5 %`, `−0.3 %`, `0.0 %`.
    public static String signedPercent(double fraction, int decimals) {
        return Double.isFinite(fraction) ? signed(fraction * 100, decimals) + " %" : UNKNOWN;
    }

    /// A difference of two weights in percentage points: 0.031 is `+3.1 pp`.
    public static String points(double fraction) {
        return Double.isFinite(fraction) ? signed(fraction * 100, 1) + " pp" : UNKNOWN;
    }

    /// A change in percent with its arrow: `↑ 2.50 %`, `↓ 0.30 %`, `0.00 %`. Says the direction without colour.
    public static String arrow(double fraction) {
        if (!Double.isFinite(fraction)) {
            return UNKNOWN;
        }
        String text = percent(Math.abs(fraction), 2);
        if (isZero(text)) {
            return text;
        }
        return (fraction > 0 ? UP : DOWN) + " " + text;
    }

    /// A price at its tick: tick 0.01 gives two decimals, tick 1 none.
    ///
    /// A tick of 10⁻⁸ or less is what an instrument has of which only the name is known: then the price speaks for
    // itself.
    public static String price(BigDecimal price, BigDecimal tick) {
        if (tick.compareTo(UNKNOWN_TICK) <= 0) {
            return tick.signum() > 0 && price.scale() <= UNKNOWN_TICK.scale() && price.precision() < SIGNIFICANT
                    ? decimal(price, Math.max(2, price.scale()))
                    : price(price);
        }
        return decimal(price, Math.max(0, tick.stripTrailingZeros().scale()));
    }

    /// A price whose tick is not known: five significant figures, at least two decimals.
    public static String price(BigDecimal price) {
        if (price.signum() == 0) {
            return "0.00";
        }
        int magnitude = price.precision() - price.scale();
        return decimal(price, Math.clamp(SIGNIFICANT - magnitude, 2, MAX_DECIMALS));
    }

    /// A price whose tick is not known: five significant figures, at least two decimals.
    public static String price(double price) {
        return Double.isFinite(price) ? price(BigDecimal.valueOf(price)) : UNKNOWN;
    }

    /// A quantity without trailing zeros: `0.5`, `12`, `1,250.75`.
    public static String quantity(BigDecimal quantity) {
        return decimal(quantity, Math.max(0, quantity.stripTrailingZeros().scale()));
    }

    /// A number with a fixed number of decimals, thousands separated.
    ///
    /// @param decimals 0 to 12
    public static String decimal(double value, int decimals) {
        return fixed(value, decimals, Sign.MINUS_ONLY);
    }

    /// Like [#decimal(double, int)] with `+` before positive numbers.
    public static String signed(double value, int decimals) {
        return fixed(value, decimals, Sign.ALWAYS);
    }

    /// An exact number with a fixed number of decimals, thousands separated.
    public static String decimal(BigDecimal value, int decimals) {
        BigDecimal rounded = value.setScale(decimals, RoundingMode.HALF_UP);
        BigDecimal unscaled = rounded.abs().movePointRight(decimals);
        if (unscaled.precision() > 18) {
            return grouped(rounded);
        }
        return render(unscaled.longValueExact(), decimals, rounded.signum() < 0 ? String.valueOf(MINUS) : "");
    }

    /// A whole number, thousands separated.
    public static String count(long value) {
        return value == Long.MIN_VALUE
                ? grouped(BigDecimal.valueOf(value))
                : render(Math.abs(value), 0, value < 0 ? String.valueOf(MINUS) : "");
    }

    private enum Sign {
        MINUS_ONLY,
        ALWAYS
    }

    private static String fixed(double value, int decimals, Sign sign) {
        if (decimals < 0 || decimals > MAX_DECIMALS) {
            throw new IllegalArgumentException("decimals must be 0 to " + MAX_DECIMALS + ", was " + decimals);
        }
        if (!Double.isFinite(value)) {
            return UNKNOWN;
        }
        double scaled = Math.abs(value) * POWERS[decimals];
        if (scaled >= 1e15) {
            // Beyond the doubles that hold every integer: the exact path.
            String text = decimal(BigDecimal.valueOf(value), decimals);
            return sign == Sign.ALWAYS && value > 0 ? "+" + text : text;
        }
        long unscaled = Math.round(scaled);
        if (unscaled == 0) {
            return render(0, decimals, "");
        }
        String positive = sign == Sign.ALWAYS ? "+" : "";
        return render(unscaled, decimals, value < 0 ? String.valueOf(MINUS) : positive);
    }

    private static String render(long unscaled, int decimals, String prefix) {
        var text = new StringBuilder(24).append(prefix);
        group(text, String.valueOf(unscaled / POWERS[decimals]));
        if (decimals > 0) {
            text.append('.');
            long fraction = unscaled % POWERS[decimals];
            for (int place = decimals - 1; place >= 0; place--) {
                text.append((char) ('0' + fraction / POWERS[place] % 10));
            }
        }
        return text.toString();
    }

    private static String grouped(BigDecimal value) {
        String plain = value.abs().toPlainString();
        int point = plain.indexOf('.');
        var text = new StringBuilder(plain.length() + 12);
        if (value.signum() < 0) {
            text.append(MINUS);
        }
        group(text, point < 0 ? plain : plain.substring(0, point));
        return point < 0
                ? text.toString()
                : text.append(plain, point, plain.length()).toString();
    }

    private static void group(StringBuilder text, String digits) {
        for (int index = 0; index < digits.length(); index++) {
            if (index > 0 && (digits.length() - index) % 3 == 0) {
                text.append(',');
            }
            text.append(digits.charAt(index));
        }
    }

    private static boolean isZero(String text) {
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character >= '1' && character <= '9') {
                return false;
            }
        }
        return true;
    }

    private static long[] powers() {
        var powers = new long[MAX_DECIMALS + 1];
        powers[0] = 1;
        for (int index = 1; index <= MAX_DECIMALS; index++) {
            powers[index] = powers[index - 1] * 10;
        }
        return powers;
    }
}
