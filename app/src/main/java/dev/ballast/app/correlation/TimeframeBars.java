package dev.ballast.app.correlation;

import dev.ballast.app.bars.BarSource;
import dev.ballast.core.engine.BarRevisions;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.market.WeeklyBars;
import dev.ballast.core.market.quality.BarScreen;
import dev.ballast.core.market.quality.QualityPolicy;
import dev.ballast.core.market.quality.ScreenedBars;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Bars of every timeframe that estimates may use: days as they are, weeks from days, shorter ones read, checked, and
/// kept until bars of their own series are stored: as the hours close under a running feed, one is read, not a year of
/// all. Safe for use by several threads.
final class TimeframeBars {

    private final BarSource source;
    private final BarScreen screen = new BarScreen(QualityPolicy.DEFAULT);
    private final Map<Timeframe, Map<InstrumentId, Read>> read = new EnumMap<>(Timeframe.class);
    private DailyBars weeksOf = DailyBars.NONE;
    private @Nullable Usable weeks;

    /// A series as it was read.
    ///
    /// @param revision when
    private record Read(long revision, PriceHistory bars) {}

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
        return switch (timeframe) {
            case D1 -> new Usable(daily.bars(), daily.market().leftOut());
            case W1 -> weeks(daily);
            case H1, H4 -> stored(instruments, timeframe, daily);
        };
    }

    private Usable weeks(DailyBars daily) {
        Usable known = weeks;
        if (known == null || !daily.isSameAs(weeksOf)) {
            var made = new TreeMap<InstrumentId, PriceHistory>();
            daily.bars().forEach((instrument, days) -> made.put(instrument, WeeklyBars.of(days)));
            known = new Usable(made, daily.market().leftOut());
            weeks = known;
            weeksOf = daily;
        }
        return known;
    }

    private Usable stored(Set<InstrumentId> instruments, Timeframe timeframe, DailyBars daily) {
        Map<InstrumentId, Read> known = read.computeIfAbsent(timeframe, _ -> new HashMap<>());
        BarRevisions revisions = daily.market().revisions();
        List<InstrumentId> old = instruments.stream()
                .filter(instrument -> {
                    Read last = known.get(instrument);
                    return last == null || last.revision() != revisions.of(instrument, timeframe);
                })
                .toList();
        if (!old.isEmpty()) {
            Map<InstrumentId, PriceHistory> fresh = source.bars(old, timeframe);
            old.forEach(instrument -> {
                PriceHistory bars = fresh.get(instrument);
                // Instruments without bars stand with empty ones, so that they are not asked for again and again.
                known.put(
                        instrument,
                        new Read(
                                revisions.of(instrument, timeframe),
                                bars != null ? bars : new PriceHistory(instrument, timeframe, List.of())));
            });
        }
        return usable(known, daily);
    }

    private Usable usable(Map<InstrumentId, Read> known, DailyBars daily) {
        var histories = new TreeMap<InstrumentId, PriceHistory>();
        known.forEach((instrument, each) -> histories.put(instrument, each.bars()));
        SortedMap<InstrumentId, ScreenedBars> screened =
                screen.of(histories, daily.market().marks());
        var bars = new TreeMap<>(BarScreen.usable(screened));
        histories.forEach((instrument, each) -> {
            if (each.isEmpty()) {
                bars.put(instrument, each);
            }
        });
        return new Usable(bars, BarScreen.sentences(screened));
    }
}
