package dev.ballast.core.market.quality;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The one gate between stored bars and estimates (MKT-5): the trader's decisions, then the checks of
/// [DataQuality].
///
/// What the trader excluded is left out, what the trader accepted no check leaves out. Each series is checked
/// once and again only when its bars or the decisions about it have changed. A first look in O(n log n) on
/// primitives passes clean series, which is nearly all; only the others are checked row by row. Not safe for use
/// by several threads.
public final class BarScreen {

    private record Key(InstrumentId instrument, Timeframe timeframe) {}

    private record Known(List<DataMark> marks, ScreenedBars bars) {}

    private final QualityPolicy policy;
    private final Map<Key, Known> known = new HashMap<>();

    public BarScreen(QualityPolicy policy) {
        this.policy = policy;
    }

    /// The series after the checks; the very answer of last time where nothing changed.
    public ScreenedBars of(PriceHistory history, DataMarks marks) {
        List<DataMark> own = marks.of(history.instrument(), history.timeframe());
        var key = new Key(history.instrument(), history.timeframe());
        Known last = known.get(key);
        if (last != null && last.bars().stored().equals(history) && last.marks().equals(own)) {
            return last.bars();
        }
        ScreenedBars screened = screen(history, own);
        known.put(key, new Known(own, screened));
        return screened;
    }

    /// [#of(PriceHistory, DataMarks)] of each.
    public SortedMap<InstrumentId, ScreenedBars> of(Map<InstrumentId, PriceHistory> histories, DataMarks marks) {
        var screened = new TreeMap<InstrumentId, ScreenedBars>();
        histories.forEach((instrument, history) -> screened.put(instrument, of(history, marks)));
        return screened;
    }

    /// Bars that an estimate may use; instruments without a usable series are left out.
    public static SortedMap<InstrumentId, PriceHistory> usable(Map<InstrumentId, ScreenedBars> screened) {
        var usable = new TreeMap<InstrumentId, PriceHistory>();
        screened.forEach((instrument, bars) -> {
            if (bars.isUsable()) {
                usable.put(instrument, bars.used());
            }
        });
        return usable;
    }

    /// One sentence for each instrument of which something is left out, by id.
    public static SortedMap<InstrumentId, String> sentences(Map<InstrumentId, ScreenedBars> screened) {
        var sentences = new TreeMap<InstrumentId, String>();
        screened.forEach(
                (instrument, bars) -> bars.sentence().ifPresent(sentence -> sentences.put(instrument, sentence)));
        return sentences;
    }

    private ScreenedBars screen(PriceHistory stored, List<DataMark> marks) {
        PriceHistory left = without(stored, marks);
        int byTrader = stored.bars().size() - left.bars().size();
        if (left.isEmpty() || !FirstLook.isDoubtful(left, policy)) {
            return byTrader == 0 ? ScreenedBars.clean(stored) : new ScreenedBars(stored, left, List.of(), byTrader);
        }
        QualityReport report = DataQuality.check(
                left,
                bar -> verdict(marks, bar.openTime()).equals(Optional.of(DataMark.Verdict.ACCEPTED)),
                left.last().openTime(),
                policy.withNeededPrices(2));
        var excluded = report.findings().stream()
                .filter(finding -> switch (finding.reason()) {
                    case NOT_FINITE,
                            NOT_POSITIVE,
                            DUPLICATE_TIME,
                            OUT_OF_ORDER,
                            SPIKE,
                            NO_VOLUME,
                            REUSED_TICKER,
                            TOTAL_LOSS -> true;
                    // Of fewer prices than an estimate needs nothing can be said; that is judged by the estimate.
                    case CONSTANT ->
                        report.kept().size() >= policy.neededPrices()
                                && !verdict(marks, finding.time()).equals(Optional.of(DataMark.Verdict.ACCEPTED));
                    case STOPPED, TOO_FEW, LARGE_MOVE, GAP, UNCHANGED -> false;
                })
                .toList();
        PriceHistory used = report.excludedRows() == 0 ? left : report.keptOf(left);
        return new ScreenedBars(stored, used, excluded, byTrader);
    }

    private static PriceHistory without(PriceHistory stored, List<DataMark> marks) {
        if (marks.stream().noneMatch(mark -> mark.verdict() == DataMark.Verdict.EXCLUDED)) {
            return stored;
        }
        var gone = new HashSet<Instant>();
        for (Bar bar : stored.bars()) {
            if (verdict(marks, bar.openTime()).equals(Optional.of(DataMark.Verdict.EXCLUDED))) {
                gone.add(bar.openTime());
            }
        }
        return gone.isEmpty()
                ? stored
                : new PriceHistory(
                        stored.instrument(),
                        stored.timeframe(),
                        stored.bars().stream()
                                .filter(bar -> !gone.contains(bar.openTime()))
                                .toList());
    }

    /// The latest decision holds.
    private static Optional<DataMark.Verdict> verdict(List<DataMark> marks, Instant time) {
        for (DataMark mark : marks.reversed()) {
            if (mark.covers(time)) {
                return Optional.of(mark.verdict());
            }
        }
        return Optional.empty();
    }
}
