package dev.ballast.core.risk.series;

import dev.ballast.core.risk.series.Drawdown.Spell;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Measures falls of a wealth series from its running peak (RSK-3). O(T). Stateless.
public final class Drawdowns {

    private Drawdowns() {}

    /// From wealth at each time, all finite; the peak starts at the first. Wealth at or below 0 is a depth of 1.
    ///
    /// `IllegalArgumentException` for an empty series, a first value that is not > 0, or one that is not finite.
    public static Drawdown ofWealth(List<Instant> times, double[] wealth) {
        if (wealth.length == 0 || !(wealth[0] > 0)) {
            throw new IllegalArgumentException(
                    "wealth must start above 0, was " + (wealth.length == 0 ? "empty" : Double.toString(wealth[0])));
        }
        var depths = new double[wealth.length];
        double peak = wealth[0];
        for (int i = 0; i < wealth.length; i++) {
            peak = Math.max(peak, wealth[i]);
            depths[i] = Math.clamp(1 - wealth[i] / peak, 0.0, 1.0);
        }
        return summary(DatedSeries.of(times, depths));
    }

    /// From returns, wealth starting at 1 before the first: `times` has one entry more than `returns`. A return
    /// of −1 or less takes everything, for good.
    public static Drawdown ofReturns(List<Instant> times, double[] returns) {
        if (times.size() != returns.length + 1) {
            throw new IllegalArgumentException(
                    "times must be one more than returns, were " + times.size() + " and " + returns.length);
        }
        var wealth = new double[returns.length + 1];
        wealth[0] = 1;
        for (int i = 0; i < returns.length; i++) {
            double grown = wealth[i] * Math.max(0, 1 + returns[i]);
            if (!(grown <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException("wealth must stay finite, return " + i + " was " + returns[i]);
            }
            wealth[i + 1] = grown;
        }
        return ofWealth(times, wealth);
    }

    private static Drawdown summary(DatedSeries depths) {
        List<Spell> spells = spells(depths);
        Optional<Spell> deepest = spells.stream().reduce((a, b) -> b.depth() > a.depth() ? b : a);
        Optional<Spell> longest = spells.stream().max(Comparator.comparing(Spell::duration));
        return new Drawdown(
                depths.value(depths.size() - 1), deepest.map(Spell::depth).orElse(0.0), deepest, longest, depths);
    }

    private static List<Spell> spells(DatedSeries depths) {
        var spells = new ArrayList<Spell>();
        int peak = 0;
        int trough = 0;
        for (int i = 1; i < depths.size(); i++) {
            if (depths.value(i) > 0) {
                trough = trough == peak || depths.value(i) > depths.value(trough) ? i : trough;
            } else {
                if (trough > peak) {
                    spells.add(spell(depths, peak, trough, Optional.of(depths.time(i)), i));
                }
                peak = i;
                trough = i;
            }
        }
        if (trough > peak) {
            spells.add(spell(depths, peak, trough, Optional.empty(), depths.size() - 1));
        }
        return spells;
    }

    private static Spell spell(DatedSeries depths, int peak, int trough, Optional<Instant> recovery, int end) {
        return new Spell(
                depths.value(trough), depths.time(peak), depths.time(trough), recovery, depths.time(end), end - peak);
    }
}
