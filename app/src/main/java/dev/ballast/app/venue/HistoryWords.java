package dev.ballast.app.venue;

import dev.ballast.app.format.Times;
import java.time.Instant;
import java.time.ZoneOffset;

/// The state of the upkeep in one line.
public final class HistoryWords {

    private HistoryWords() {}

    /// `History: up to date, 12:00:07 UTC; next at 13:00:09`.
    public static String of(HistoryStatus status) {
        return switch (status) {
            case HistoryStatus.Off(String reason) -> "History is not kept up to date: " + reason;
            case HistoryStatus.Working working -> working(working);
            case HistoryStatus.Resting resting -> resting(resting);
        };
    }

    private static String working(HistoryStatus.Working working) {
        String series = working.instrument() + " " + working.timeframe().label();
        String round = " (" + working.done() + " of " + working.total() + " series)";
        if (!working.waiting().isEmpty()) {
            return series + round + ": " + working.waiting();
        }
        return working.pages() == 0
                ? "Looking at " + series + round
                : "Fetching " + series + ", page " + working.page() + " of " + working.pages() + round;
    }

    private static String resting(HistoryStatus.Resting resting) {
        if (resting.series() == 0) {
            return "History: there is no coin to look after. The Assets room lists what venues trade";
        }
        String looked = resting.looked().map(HistoryWords::time).orElse("not yet looked at");
        String next = resting.next().map(HistoryWords::time).orElse("");
        String of = " of " + resting.series() + " series ";
        if (resting.skipped() > 0) {
            return "History: stopped at " + looked + " UTC, " + resting.skipped() + of + "not looked at; next at "
                    + next;
        }
        return resting.failed() > 0
                ? "History: " + resting.failed() + of + "could not be had, " + looked + " UTC; next at " + next
                : "History: up to date, " + looked + " UTC; next at " + next;
    }

    private static String time(Instant time) {
        return Times.time(time, ZoneOffset.UTC);
    }
}
