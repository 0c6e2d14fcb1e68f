package dev.ballast.core.market.quality;

import java.util.Arrays;

/// Which returns of a series go out and come back as no true move does.
///
/// A spike: two returns in a row beyond the limit, opposite, with at most half of the smaller one left. Beyond the
/// limit by the scale of the whole series and by that of the returns around it: the bank shares of January 2009
/// moved by 15 robust deviations of their quiet decades and by 4 of their own winter. Only what passes the first
/// is measured by the second.
final class Spikes {

    /// Returns on each side that tell what is usual there.
    static final int AROUND = 60;

    private final double[] returns;
    private final RobustScale scale;
    private final double limit;

    /// @param returns log returns
    /// @param scale of all of them; unknown where there are too few
    Spikes(double[] returns, RobustScale scale, double limit) {
        this.returns = returns;
        this.scale = scale;
        this.limit = limit;
    }

    /// Robust z of a return among all.
    double z(int index) {
        return scale.z(returns[index]);
    }

    /// Whether the price after return `index` is a spike.
    boolean isSpike(int index) {
        if (!isCandidate(index)) {
            return false;
        }
        RobustScale around = around(index);
        return !around.isKnown() || isBeyond(around, index);
    }

    /// Whether it is one by the scale of all.
    boolean isCandidate(int index) {
        if (!scale.isKnown()) {
            return false;
        }
        double away = returns[index];
        double back = returns[index + 1];
        boolean reverts = away * back < 0 && Math.abs(away + back) <= Math.min(Math.abs(away), Math.abs(back)) / 2;
        return reverts && isBeyond(scale, index);
    }

    private boolean isBeyond(RobustScale by, int index) {
        return Math.abs(by.z(returns[index])) > limit && Math.abs(by.z(returns[index + 1])) > limit;
    }

    private RobustScale around(int index) {
        int from = Math.max(0, index - AROUND);
        int to = Math.min(returns.length, index + 2 + AROUND);
        var neighbours = new double[to - from - 2];
        System.arraycopy(returns, from, neighbours, 0, index - from);
        System.arraycopy(returns, index + 2, neighbours, index - from, to - index - 2);
        return Arrays.stream(neighbours).allMatch(value -> value == 0)
                ? RobustScale.UNKNOWN
                : RobustScale.of(neighbours);
    }
}
