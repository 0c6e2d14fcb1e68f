package dev.ballast.core.risk.tail;

/// The probability beyond a confidence level, and how many of T observations it covers.
final class TailProbability {

    /// Distance from a whole number below which T (1 − confidence) is that number: 1 − 0.95 is
    /// 0.05000000000000004 in binary, and 1,000 times it must be 50, not 51 observations.
    private static final double ROUNDING = 1e-9;

    private TailProbability() {}

    /// 1 − confidence, in (0, 1).
    static double of(double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must lie in (0, 1), was " + confidence);
        }
        return 1 - confidence;
    }

    /// `count` × (1 − confidence), whole where it is whole up to rounding.
    static double expected(int count, double confidence) {
        double expected = count * of(confidence);
        double whole = Math.rint(expected);
        return Math.abs(expected - whole) <= ROUNDING ? whole : expected;
    }
}
