package dev.ballast.core.feed.history;

import dev.ballast.core.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Which pages to ask for. A pure function.
///
/// A page begins at a missing bar, holds as many bars as the venue gives at once, and ends at the last missing one of
/// these: that is the fewest pages that cover all that is missing, since every cover must hold the first missing bar
/// and none can reach further from it.
public final class GapPlanner {

    private GapPlanner() {}

    /// The pages that cover every opening in [from, to) that `known` denies, ascending, apart from one another.
    ///
    /// @param from rounded up to an opening, so that no bar begins before it
    /// @param to rounded down to an opening, so that no bar ends after it: never later than now
    /// @param known whether a bar is stored or known not to exist
    /// @param pageSize bars a venue gives at once, ≥ 1
    public static List<TimeRange> pages(
            Timeframe timeframe, Instant from, Instant to, Predicate<Instant> known, int pageSize) {
        if (pageSize < 1) {
            throw new IllegalArgumentException("pageSize must be >= 1, was " + pageSize);
        }
        Duration length = timeframe.length();
        Instant end = TimeGrid.floor(timeframe, to);
        var pages = new ArrayList<TimeRange>();
        Instant first = null;
        Instant last = null;
        for (Instant time = TimeGrid.ceiling(timeframe, from); time.isBefore(end); time = time.plus(length)) {
            if (known.test(time)) {
                continue;
            }
            if (first != null && last != null && !time.isBefore(first.plus(length.multipliedBy(pageSize)))) {
                pages.add(new TimeRange(first, last.plus(length)));
                first = null;
            }
            first = first == null ? time : first;
            last = time;
        }
        if (first != null && last != null) {
            pages.add(new TimeRange(first, last.plus(length)));
        }
        return pages;
    }
}
