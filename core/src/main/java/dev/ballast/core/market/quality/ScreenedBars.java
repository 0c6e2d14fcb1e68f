package dev.ballast.core.market.quality;

import dev.ballast.core.market.PriceHistory;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// One series after the checks: what estimates may use of it, and what was left out and why. Immutable.
///
/// @param stored the series as it is stored
/// @param used its bars without those that were left out; `stored` itself where nothing was
/// @param findings what the checks left out and why, in order of time; without what the trader did
/// @param byTrader number of bars that the trader excluded
public record ScreenedBars(PriceHistory stored, PriceHistory used, List<QualityFinding> findings, int byTrader) {

    public ScreenedBars {
        findings = List.copyOf(findings);
    }

    static ScreenedBars clean(PriceHistory history) {
        return new ScreenedBars(history, history, List.of(), 0);
    }

    /// Whether the bars mean anything. Those of a constant series do, volume and range too: what needs a variance
    /// leaves it out.
    public boolean isUsable() {
        return findings.stream()
                .map(QualityFinding::reason)
                .noneMatch(reason ->
                        reason.effect() == QualityReason.Effect.SERIES_UNUSABLE && reason != QualityReason.CONSTANT);
    }

    /// Whether an estimate of risk may be made from `used`. What stops others from it, too few prices, no variance
    /// in its window or an end long before the others', depends on the estimate and is judged where series are
    /// aligned.
    public boolean isEstimable() {
        return findings.stream()
                .noneMatch(finding -> finding.reason().effect() == QualityReason.Effect.SERIES_UNUSABLE);
    }

    /// Number of bars that no estimate of risk uses.
    public int leftOut() {
        return isEstimable()
                ? stored.bars().size() - used.bars().size()
                : stored.bars().size();
    }

    /// One sentence on what is left out; empty where all bars are used.
    public Optional<String> sentence() {
        if (leftOut() == 0) {
            return Optional.empty();
        }
        var parts = new ArrayList<String>();
        var counts = new EnumMap<QualityReason, List<QualityFinding>>(QualityReason.class);
        findings.forEach(finding ->
                counts.computeIfAbsent(finding.reason(), _ -> new ArrayList<>()).add(finding));
        counts.forEach((reason, found) -> parts.add(part(reason, found)));
        if (byTrader > 0) {
            parts.add(byTrader + " excluded by the trader");
        }
        return Optional.of(leftOut() + " of " + stored.bars().size() + " "
                + stored.timeframe().adjective() + " bars left out: " + String.join("; ", parts));
    }

    private static String part(QualityReason reason, List<QualityFinding> found) {
        QualityFinding first = found.getFirst();
        String when = first.time().atOffset(ZoneOffset.UTC).toLocalDate() + ", " + first.message();
        return found.size() == 1
                ? when
                : found.size() + " findings of "
                        + reason.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ", first " + when;
    }

    /// Reason and time of each finding: equal as long as the same is found, whatever moves a z in the third digit.
    public SortedSet<String> keys() {
        var keys = new TreeSet<String>();
        findings.forEach(finding -> keys.add(finding.time() + " " + finding.reason()));
        return keys;
    }
}
