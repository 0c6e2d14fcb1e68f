package dev.ballast.core.market;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/// Weeks from days (MKT-4): Monday 00:00 UTC to the next, as ISO 8601 counts them and venues with weekly candles do.
///
/// A week's open and close are those of its first and last day, its volume their sum. It counts once it is over: its
/// Sunday is there, or a day of a later week. Days that are missing inside are taken as not traded. Pure.
public final class WeeklyBars {

    private WeeklyBars() {}

    /// Weekly bars of a daily history; empty where no week is over. `IllegalArgumentException` for another timeframe.
    public static PriceHistory of(PriceHistory daily) {
        if (daily.timeframe() != Timeframe.D1) {
            throw new IllegalArgumentException(
                    "weeks of " + daily.instrument() + " need daily bars, were " + daily.timeframe());
        }
        var weeks = new ArrayList<Bar>();
        List<Bar> bars = daily.bars();
        int from = 0;
        for (int to = 1; to <= bars.size(); to++) {
            LocalDate week = monday(bars.get(from));
            boolean isOver = to < bars.size()
                    ? !monday(bars.get(to)).equals(week)
                    : day(bars.get(to - 1)).getDayOfWeek() == DayOfWeek.SUNDAY;
            if (isOver) {
                weeks.add(Bar.joined(week.atStartOfDay(ZoneOffset.UTC).toInstant(), bars.subList(from, to)));
                from = to;
            }
        }
        return new PriceHistory(daily.instrument(), Timeframe.W1, weeks);
    }

    private static LocalDate monday(Bar bar) {
        return day(bar).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static LocalDate day(Bar bar) {
        return bar.openTime().atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
