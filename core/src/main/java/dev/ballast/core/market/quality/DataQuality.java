package dev.ballast.core.market.quality;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/// The checks a price series passes before anything is estimated from it (MKT-5). Pure functions.
///
/// In this order: not finite, not positive, duplicate or out of order; runs of bars without volume, where more than
/// half of a series' bars have some; then spikes, judged by the robust z of log returns |r − median| ÷ (1.4826 ·
/// MAD), which a spike itself cannot move (Iglewicz and Hoaglin, How to Detect and Handle Outliers, 1993, section
/// 3.3), over the whole series and over the 60 returns on each side: a crash among days of panic is no wrong
/// print; then jumps, and what concerns the whole series. O(rows · log rows).
public final class DataQuality {

    private DataQuality() {}

    /// Looks at one series as it came.
    ///
    /// @param points in the order of the source
    /// @param newest newest time of all series it will stand beside; its own last time where it stands alone
    public static QualityReport check(
            InstrumentId instrument, List<PricePoint> points, Instant newest, QualityPolicy policy) {
        return new SeriesCheck(instrument, points, new double[0], _ -> false, newest, policy).report();
    }

    /// The same of stored bars, with their volumes.
    ///
    /// @param accepted what someone who knows said is true: no check leaves such a bar out
    static QualityReport check(PriceHistory history, Predicate<Bar> accepted, Instant newest, QualityPolicy policy) {
        List<Bar> bars = history.bars();
        double[] volumes = bars.stream().mapToDouble(Bar::volume).toArray();
        return new SeriesCheck(
                        history.instrument(),
                        PricePoint.of(history),
                        volumes,
                        row -> accepted.test(bars.get(row)),
                        newest,
                        policy)
                .report();
    }

    /// Looks at several histories; a series counts as stopped by the newest price of all. By instrument id.
    public static SortedMap<InstrumentId, QualityReport> check(
            Collection<PriceHistory> histories, QualityPolicy policy) {
        Instant newest = histories.stream()
                .filter(history -> !history.isEmpty())
                .map(history -> history.last().openTime())
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        var reports = new TreeMap<InstrumentId, QualityReport>();
        for (PriceHistory history : histories) {
            reports.put(history.instrument(), check(history, _ -> false, newest, policy));
        }
        return reports;
    }

    /// One sentence for each instrument that is unusable, by id.
    public static SortedMap<InstrumentId, String> unusable(Map<InstrumentId, QualityReport> reports) {
        var reasons = new TreeMap<InstrumentId, String>();
        reports.forEach((instrument, report) ->
                report.unusableBecause().ifPresent(finding -> reasons.put(instrument, finding.message())));
        return reasons;
    }
}
