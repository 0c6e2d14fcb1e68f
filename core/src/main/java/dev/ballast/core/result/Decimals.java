package dev.ballast.core.result;

import java.util.Locale;

/// Writes numbers for sentences, the same in every locale: with a true minus sign, as screens have it, and none before
/// a zero. What programs read is never written by this.
public final class Decimals {

    private Decimals() {}

    /// `−41.30` of −41.3 with two decimals; `NaN` stays visible as such.
    public static String of(double value, int decimals) {
        return signed(String.format(Locale.ROOT, "%." + decimals + "f", value));
    }

    /// A number that is written already, with its sign made true.
    static String signed(String text) {
        if (!text.startsWith("-")) {
            return text;
        }
        String size = text.substring(1);
        boolean zero = size.chars().allMatch(digit -> digit == '0' || digit == '.');
        return zero ? size : "−" + size;
    }
}
