package dev.ballast.core.market;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Longer bars from shorter ones (MKT-4): 4h of hours, weeks of days, Monday 00:00 UTC to the next, as ISO 8601 counts
/// them and venues with weekly candles do. First open, highest high, lowest low, last close, sum of volumes. Pure.
///
/// The one rule for parts that are missing:
/// - a bar counts once it is over: its last part is there, or a part of a later bar;
/// - a part that is missing was not traded, as a venue has no candle for an hour without a trade and an exchange no bar
///   for a Saturday;
/// - a bar of fewer than half of the parts that bars of this series usually have, the median of those that are over, is
///   not made: too much of it is unknown. Five days are a whole week of a share; two days of a coin are no week.
public final class LongerBars {

    private LongerBars() {}

    /// The bars of `longer` within `bars`.
    ///
    /// @param bars of `shorter`, ascending, each opening once
    /// @throws IllegalArgumentException where `longer` is not longer
    public static List<Bar> of(List<Bar> bars, Timeframe shorter, Timeframe longer) {
        if (longer.length().dividedBy(shorter.length()) < 2) {
            throw new IllegalArgumentException(longer + " is not longer than " + shorter);
        }
        List<List<Bar>> over = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= bars.size(); to++) {
            Instant opening = longer.opening(bars.get(from).openTime());
            boolean isOver = to < bars.size()
                    ? !longer.opening(bars.get(to).openTime()).equals(opening)
                    : !bars.get(to - 1).openTime().plus(shorter.length()).isBefore(opening.plus(longer.length()));
            if (isOver) {
                over.add(bars.subList(from, to));
                from = to;
            }
        }
        int usual = usual(over);
        var longerBars = new ArrayList<Bar>();
        for (List<Bar> parts : over) {
            if (2 * parts.size() >= usual) {
                longerBars.add(Bar.joined(longer.opening(parts.getFirst().openTime()), parts));
            }
        }
        return longerBars;
    }

    /// The upper median of the numbers of parts.
    private static int usual(List<List<Bar>> over) {
        int[] sizes = over.stream().mapToInt(List::size).sorted().toArray();
        return sizes.length == 0 ? 0 : sizes[sizes.length / 2];
    }
}
