package dev.ballast.core.market.quality;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// What was found in one series and what is left of it. The series itself is never changed.
///
/// @param instrument whose prices they are
/// @param rows number of prices looked at
/// @param findings in order of row; those about the whole series stand at its last row
/// @param kept prices without the excluded rows: finite, > 0, strictly increasing in time; worth nothing unless
/// `usable`
public record QualityReport(InstrumentId instrument, int rows, List<QualityFinding> findings, List<PricePoint> kept) {

    public QualityReport {
        findings = List.copyOf(findings);
        kept = List.copyOf(kept);
    }

    /// Whether an estimate may be made from the kept rows.
    public boolean usable() {
        return unusableBecause().isEmpty();
    }

    /// The first finding that makes the whole series unusable.
    public Optional<QualityFinding> unusableBecause() {
        return findings.stream()
                .filter(finding -> finding.reason().effect() == QualityReason.Effect.SERIES_UNUSABLE)
                .findFirst();
    }

    public int excludedRows() {
        return rows - kept.size();
    }

    public List<QualityFinding> of(QualityReason reason) {
        return findings.stream().filter(finding -> finding.reason() == reason).toList();
    }

    /// The bars of `history` that were kept.
    public PriceHistory keptOf(PriceHistory history) {
        if (!history.instrument().equals(instrument)) {
            throw new IllegalArgumentException("history must be of " + instrument + ", was of " + history.instrument());
        }
        var times = new HashSet<Instant>();
        kept.forEach(point -> times.add(point.time()));
        return new PriceHistory(
                instrument,
                history.timeframe(),
                history.bars().stream()
                        .filter(bar -> times.contains(bar.openTime()))
                        .toList());
    }
}
