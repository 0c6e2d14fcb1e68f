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

    /// Bars without volume in a row from which they are reported.
    private static final int DRY_ROWS = 3;

    static QualityScan of(
            Collection<InstrumentId> instruments, Timeframe timeframe, DataMarks marks, BarSource source) {
        Map<InstrumentId, PriceHistory> histories = source.bars(instruments, timeframe);
        var rows = new ArrayList<FindingRow>();
        for (QualityReport report :
                DataQuality.check(histories.values(), QualityPolicy.DEFAULT).values()) {
            PriceHistory history = histories.get(report.instrument());
            if (history != null) {
                for (QualityFinding finding : report.findings()) {
                    Instant from = first(finding, history);
                    rows.add(row(history, finding.reason(), from, finding.time(), finding.message(), marks));
                }
                rows.addAll(dry(history, marks));
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

    private static FindingRow row(
            PriceHistory history, QualityReason reason, Instant from, Instant time, String message, DataMarks marks) {
        Instant to = reason == QualityReason.REUSED_TICKER ? before(history, time) : time;
        Optional<DataMark> mark = marks.marks().reversed().stream()
                .filter(made -> made.instrument().equals(history.instrument())
                        && made.timeframe() == history.timeframe()
                        && made.covers(from)
                        && made.covers(to))
                .findFirst();
        return new FindingRow(history.instrument(), history.timeframe(), reason, from, to, message, mark);
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

    /// Runs of bars in which nothing was traded, where the source knows volumes at all.
    private static List<FindingRow> dry(PriceHistory history, DataMarks marks) {
        var rows = new ArrayList<FindingRow>();
        boolean known = history.bars().stream().anyMatch(bar -> bar.volume() > 0);
        int run = 0;
        for (int i = 0; known && i <= history.bars().size(); i++) {
            if (i < history.bars().size() && history.bars().get(i).volume() == 0) {
                run++;
                continue;
            }
            if (run >= DRY_ROWS) {
                rows.add(row(
                        history,
                        QualityReason.UNCHANGED,
                        history.bars().get(i - run).openTime(),
                        history.bars().get(i - 1).openTime(),
                        "no volume for " + run + " bars",
                        marks));
            }
            run = 0;
        }
        return rows;
    }
}
