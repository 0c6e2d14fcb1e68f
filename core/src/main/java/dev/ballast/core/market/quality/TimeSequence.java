package dev.ballast.core.market.quality;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/// The longest part of a list of rows that is strictly increasing in time.
///
/// One row stamped far into the future then costs one row, where keeping whatever is later than the last would cost
/// all that follow. Patience sorting, O(n log n) (Fredman, Discrete Mathematics 11, 1975); O(n) for rows in order.
final class TimeSequence {

    private TimeSequence() {}

    /// Of rows with the same time the first is kept.
    static List<Integer> longest(List<Integer> rows, IntFunction<Instant> time) {
        int length = rows.size();
        var before = new int[length];
        // Position of the row that ends the best sequence of each length.
        var ends = new int[length];
        int best = 0;
        for (int i = 0; i < length; i++) {
            Instant at = time.apply(rows.get(i));
            int low = 0;
            int high = best;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (time.apply(rows.get(ends[middle])).isBefore(at)) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            boolean twice = low < best && time.apply(rows.get(ends[low])).equals(at);
            if (twice) {
                continue;
            }
            before[i] = low == 0 ? -1 : ends[low - 1];
            ends[low] = i;
            best = Math.max(best, low + 1);
        }
        var kept = new int[best];
        for (int at = best - 1, i = best == 0 ? -1 : ends[best - 1]; at >= 0; at--) {
            kept[at] = rows.get(i);
            i = before[i];
        }
        return new ArrayList<>(Arrays.stream(kept).boxed().toList());
    }
}
