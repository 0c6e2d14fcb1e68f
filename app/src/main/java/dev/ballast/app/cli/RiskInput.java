package dev.ballast.app.cli;

import dev.ballast.core.intake.FileProblem;
import dev.ballast.core.intake.HistoryPreview;
import dev.ballast.core.intake.WeightsCsv;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.market.quality.DataQuality;
import dev.ballast.core.market.quality.QualityFinding;
import dev.ballast.core.market.quality.QualityPolicy;
import dev.ballast.core.market.quality.QualityReport;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.report.Benchmark;
import dev.ballast.core.risk.report.PriceSample;
import dev.ballast.core.risk.series.DatedSeries;
import dev.ballast.core.statistics.JoinedPrices;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Prices of a file, checked and joined: what is used, what is left out and why.
///
/// @param joined closes on common dates
/// @param sample the same for a risk report, with the excluded instruments
/// @param findings what the checks of the data found, by instrument
record RiskInput(JoinedPrices joined, PriceSample sample, SortedMap<InstrumentId, List<QualityFinding>> findings) {

    /// Returns that a risk report needs at least.
    private static final int FEWEST_RETURNS = 2;

    /// Checks and joins; `IllegalArgumentException` where nothing is left to estimate from.
    ///
    /// Left out is an instrument whose series stopped, is constant, lost everything or has too few prices, and one
    /// that lacks more than half of the dates, which would cost all others theirs.
    static RiskInput of(HistoryPreview preview, Path file) {
        List<PriceHistory> histories = preview.histories();
        for (PriceHistory history : histories) {
            if (history.timeframe() != Timeframe.D1) {
                throw new IllegalArgumentException(file + ": " + history.instrument() + " has prices by "
                        + history.timeframe() + ", risk needs one per day");
            }
        }
        Map<InstrumentId, QualityReport> reports =
                DataQuality.check(histories, QualityPolicy.DEFAULT.withNeededPrices(FEWEST_RETURNS + 1));
        var excluded = DataQuality.unusable(reports);
        var findings = new TreeMap<InstrumentId, List<QualityFinding>>();
        var usable = new ArrayList<PriceHistory>();
        var dates = new HashSet<Instant>();
        histories.forEach(history -> history.bars().forEach(bar -> dates.add(bar.openTime())));
        for (PriceHistory history : histories) {
            QualityReport report = report(reports, history.instrument());
            if (!report.findings().isEmpty()) {
                findings.put(history.instrument(), report.findings());
            }
            if (!excluded.containsKey(history.instrument())) {
                usable.add(report.keptOf(history));
            }
        }
        usable.removeIf(history -> {
            boolean ragged = 2 * history.bars().size() < dates.size();
            if (ragged) {
                excluded.put(
                        history.instrument(), "gaps: " + history.bars().size() + " of the " + dates.size() + " dates");
            }
            return ragged;
        });
        return join(usable, excluded, findings, file);
    }

    private static RiskInput join(
            List<PriceHistory> usable,
            SortedMap<InstrumentId, String> excluded,
            SortedMap<InstrumentId, List<QualityFinding>> findings,
            Path file) {
        if (usable.isEmpty()) {
            throw new IllegalArgumentException(file + ": no column has usable prices" + first(excluded));
        }
        JoinedPrices joined =
                switch (JoinedPrices.of(usable)) {
                    case Result.Known<JoinedPrices>(JoinedPrices known) -> known;
                    case Result.Missing<JoinedPrices>(String reason) ->
                        throw new IllegalArgumentException(file + ": " + reason + first(excluded));
                };
        if (joined.times().size() <= FEWEST_RETURNS) {
            throw new IllegalArgumentException(file + ": " + joined.times().size() + " dates in common, "
                    + (FEWEST_RETURNS + 1) + " needed" + first(excluded));
        }
        var sample = PriceSample.of(joined.instruments(), joined.times(), joined.closes(), excluded);
        return new RiskInput(joined, sample, findings);
    }

    /// The one series of a benchmark's file; `IllegalArgumentException` where there are more, or it is unusable.
    static Benchmark benchmark(HistoryPreview preview, Path file) {
        List<PriceHistory> histories = preview.histories();
        if (histories.size() != 1) {
            throw new IllegalArgumentException(
                    file + ": a benchmark is one column of prices, there are " + histories.size());
        }
        RiskInput one = of(preview, file);
        return new Benchmark(
                histories.getFirst().instrument().symbol(),
                DatedSeries.of(one.joined.times(), one.joined.closes().data));
    }

    private static QualityReport report(Map<InstrumentId, QualityReport> reports, InstrumentId instrument) {
        QualityReport report = reports.get(instrument);
        if (report == null) {
            throw new IllegalStateException("no report of " + instrument);
        }
        return report;
    }

    private static String first(SortedMap<InstrumentId, String> excluded) {
        return excluded.isEmpty()
                ? ""
                : " (left out: " + excluded.firstKey() + ", " + excluded.get(excluded.firstKey()) + ")";
    }

    /// What keeps weights from being used with these prices: an instrument without any.
    List<FileProblem> problems(WeightsCsv weights) {
        if (!weights.problems().isEmpty()) {
            return weights.problems();
        }
        var problems = new ArrayList<FileProblem>();
        for (InstrumentId instrument : weights.weights().keySet()) {
            String reason = sample.excluded().get(instrument);
            if (reason != null) {
                problems.add(weights.problem(instrument, "has no usable prices: " + reason));
            } else if (!sample.instruments().contains(instrument)) {
                problems.add(weights.problem(instrument, "has no column in the price file"));
            }
        }
        return problems;
    }
}
