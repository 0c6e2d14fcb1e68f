package dev.ballast.app.correlation;

import dev.ballast.app.bars.BarSource;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.market.WeeklyBars;
import dev.ballast.core.market.quality.BarScreen;
import dev.ballast.core.market.quality.QualityPolicy;
import dev.ballast.core.market.quality.ScreenedBars;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Bars of every timeframe that estimates may use: days as they are, weeks from days, shorter ones read once,
/// checked, and kept until the days or the trader's decisions change. Safe for use by several threads.
final class TimeframeBars {

    private final BarSource source;
    private final BarScreen screen = new BarScreen(QualityPolicy.DEFAULT);
    private final Map<Timeframe, Usable> read = new EnumMap<>(Timeframe.class);
    private DailyBars readWith = DailyBars.NONE;

    /// Bars of one timeframe and what is not among them.
    ///
    /// @param bars by instrument; empty ones stand for instruments that have none
    /// @param leftOut one sentence for each instrument of which some bars are not used
    record Usable(Map<InstrumentId, PriceHistory> bars, SortedMap<InstrumentId, String> leftOut) {}

    TimeframeBars(BarSource source) {
        this.source = source;
    }

    /// Bars of those instruments that have some.
    ///
    /// @param daily the newest daily bars of all instruments
    synchronized Usable of(Set<InstrumentId> instruments, Timeframe timeframe, DailyBars daily) {
        if (timeframe == Timeframe.D1) {
            return new Usable(daily.bars(), daily.market().leftOut());
        }
        if (!daily.isSameAs(readWith)) {
            read.clear();
            readWith = daily;
        }
        Usable known = read.get(timeframe);
        if (known == null || !known.bars().keySet().containsAll(instruments)) {
            known = timeframe == Timeframe.W1 ? weeks(daily) : stored(instruments, timeframe, daily);
            read.put(timeframe, known);
        }
        return known;
    }

    private static Usable weeks(DailyBars daily) {
        var weeks = new TreeMap<InstrumentId, PriceHistory>();
        daily.bars().forEach((instrument, days) -> weeks.put(instrument, WeeklyBars.of(days)));
        return new Usable(weeks, daily.market().leftOut());
    }

    /// Instruments without bars stand with empty ones, so that they are not asked for again and again.
    private Usable stored(Set<InstrumentId> instruments, Timeframe timeframe, DailyBars daily) {
        SortedMap<InstrumentId, ScreenedBars> screened =
                screen.of(source.bars(instruments, timeframe), daily.market().marks());
        var bars = new TreeMap<>(BarScreen.usable(screened));
        instruments.forEach(
                instrument -> bars.putIfAbsent(instrument, new PriceHistory(instrument, timeframe, List.of())));
        return new Usable(bars, BarScreen.sentences(screened));
    }
}
