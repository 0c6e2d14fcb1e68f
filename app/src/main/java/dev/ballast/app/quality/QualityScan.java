package dev.ballast.app.quality;

import dev.ballast.app.bars.BarSource;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.market.quality.DataMark;
import dev.ballast.core.market.quality.DataMarks;
import dev.ballast.core.market.quality.DataQuality;
import dev.ballast.core.market.quality.QualityFinding;
import dev.ballast.core.market.quality.QualityPolicy;
import dev.ballast.core.market.quality.QualityReason;
import dev.ballast.core.market.quality.QualityReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Checks the stored bars of one timeframe, as they are stored: what the trader excluded is still shown, with the
/// decision beside it. Away from the FX thread.
///
/// @param rows findings, the gravest kind first
/// @param histories the bars that were looked at
/// @param checked number of series
record QualityScan(List<FindingRow> rows, Map<InstrumentId, PriceHistory> histories, int checked) {

    static final QualityScan NONE = new QualityScan(List.of(), Map.of(), 0);

    static QualityScan of(
            Collection<InstrumentId> instruments, Timeframe timeframe, DataMarks marks, BarSource source) {
        Map<InstrumentId, PriceHistory> histories = source.bars(instruments, timeframe);
        var rows = new ArrayList<FindingRow>();
        for (QualityReport report :
                DataQuality.check(histories.values(), QualityPolicy.DEFAULT).values()) {
            PriceHistory history = histories.get(report.instrument());
            if (history != null) {
                for (QualityFinding finding : report.findings()) {
                    rows.add(row(history, finding, marks));
                }
            }
        }
        rows.sort(Comparator.comparing((FindingRow row) -> row.reason().effect() == QualityReason.Effect.REPORTED)
                .thenComparing(FindingRow::instrument)
                .thenComparing(FindingRow::time));
        return new QualityScan(List.copyOf(rows), histories, histories.size());
    }

    /// A ticker that was reused makes all bars before it another asset's.
    private static Instant first(QualityFinding finding, PriceHistory history) {
        return switch (finding.reason().effect()) {
            case EARLIER_ROWS_EXCLUDED, SERIES_UNUSABLE ->
                history.bars().getFirst().openTime();
            case ROW_EXCLUDED, REPORTED -> finding.time();
        };
    }

    private static FindingRow row(PriceHistory history, QualityFinding finding, DataMarks marks) {
        Instant from = first(finding, history);
        Instant to = last(finding, history);
        Optional<DataMark> mark = marks.marks().reversed().stream()
                .filter(made -> made.instrument().equals(history.instrument())
                        && made.timeframe() == history.timeframe()
                        && made.covers(from)
                        && made.covers(to))
                .findFirst();
        return new FindingRow(
                history.instrument(), history.timeframe(), finding.reason(), from, to, finding.message(), mark);
    }

    /// A run without volume goes on for some bars; what a reused ticker spoils ends before its jump.
    private static Instant last(QualityFinding finding, PriceHistory history) {
        if (finding.reason() == QualityReason.REUSED_TICKER) {
            return before(history, finding.time());
        }
        return finding.reason() == QualityReason.NO_VOLUME
                ? history.bars().get(finding.row() + (int) finding.value() - 1).openTime()
                : finding.time();
    }

    private static Instant before(PriceHistory history, Instant time) {
        Instant last = history.bars().getFirst().openTime();
        for (Bar bar : history.bars()) {
            if (bar.openTime().isBefore(time)) {
                last = bar.openTime();
            }
        }
        return last;
    }
}
