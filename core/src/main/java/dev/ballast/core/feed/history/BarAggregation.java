package dev.ballast.core.feed.history;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.Timeframe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Longer bars from shorter ones: first open, highest high, lowest low, last close, sum of volumes. A bar is made only
/// of all its parts: a week that lacks a day, at either end or in the middle, is left out. A pure function.
public final class BarAggregation {

    private BarAggregation() {}

    /// The whole bars of `longer` within `bars`.
    ///
    /// @param bars of `shorter`, ascending, each opening once
    public static List<Bar> aggregate(List<Bar> bars, Timeframe shorter, Timeframe longer) {
        long parts = longer.length().dividedBy(shorter.length());
        if (parts < 2) {
            throw new IllegalArgumentException(longer + " is not longer than " + shorter);
        }
        var whole = new ArrayList<Bar>();
        int from = 0;
        while (from < bars.size()) {
            Instant open = TimeGrid.floor(longer, bars.get(from).openTime());
            int to = from;
            while (to < bars.size()
                    && TimeGrid.floor(longer, bars.get(to).openTime()).equals(open)) {
                to++;
            }
            if (to - from == parts) {
                whole.add(Bar.joined(open, bars.subList(from, to)));
            }
            from = to;
        }
        return whole;
    }
}
