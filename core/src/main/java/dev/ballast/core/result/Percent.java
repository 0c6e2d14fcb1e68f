package dev.ballast.core.result;

/// Writes fractions as percentages for sentences: 0.3125 becomes `31.3 %`, one decimal, with the sign of
/// [Decimals].
public final class Percent {

    private Percent() {}

    /// `31.3 %` of 0.3125; `NaN %` stays visible as such.
    public static String of(double fraction) {
        return points(fraction) + " %";
    }

    /// `31.3` of 0.3125: percentage points, for a difference of two percentages.
    public static String points(double fraction) {
        return Decimals.of(fraction * 100, 1);
    }
}
