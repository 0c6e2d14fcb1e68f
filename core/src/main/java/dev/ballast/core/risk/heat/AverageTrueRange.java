package dev.ballast.core.risk.heat;

import dev.ballast.core.market.Bar;
import dev.ballast.core.result.Result;
import java.util.List;

/// Average true range of bars (Wilder 1978, New Concepts in Technical Trading Systems).
public final class AverageTrueRange {

    private AverageTrueRange() {}

    /// The newest average, in price units: the mean of the first `periods` true ranges, then
    /// ATR(t) = ((periods − 1) ATR(t−1) + TR(t)) ÷ periods. A true range spans high, low and the close before.
    ///
    /// Missing with fewer than `periods` + 1 bars, or where every bar has one price only and high and low are
    /// unknown.
    ///
    /// @param bars oldest first
    public static Result<Double> of(List<Bar> bars, int periods) {
        if (periods < 1) {
            throw new IllegalArgumentException("periods must be >= 1, was " + periods);
        }
        if (bars.size() < periods + 1) {
            return Result.missing("An average true range over " + periods + " bars needs " + (periods + 1)
                    + ", there are " + bars.size() + ".");
        }
        if (bars.stream().allMatch(bar -> bar.high() == bar.low())) {
            return Result.missing("The bars have closes only: no true range.");
        }
        double average = 0;
        for (int i = 1; i < bars.size(); i++) {
            double range = trueRange(bars.get(i - 1), bars.get(i));
            average = i <= periods ? average + range / periods : (average * (periods - 1) + range) / periods;
        }
        return Result.finite(average, "The average true range");
    }

    private static double trueRange(Bar before, Bar bar) {
        return Math.max(bar.high(), before.close()) - Math.min(bar.low(), before.close());
    }
}
