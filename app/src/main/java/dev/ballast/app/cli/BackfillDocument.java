package dev.ballast.app.cli;

import dev.ballast.core.feed.history.BackfillReport;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.Timeframe;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Words and fields of what became of a backfill.
final class BackfillDocument {

    private BackfillDocument() {}

    static Map<String, Object> of(List<BackfillReport> reports, String end) {
        var document = new LinkedHashMap<String, Object>();
        document.put("end", end);
        document.put(
                "requests", reports.stream().mapToInt(BackfillReport::requests).sum());
        document.put("added", reports.stream().mapToInt(BackfillReport::added).sum());
        document.put("series", reports.stream().map(BackfillDocument::series).toList());
        return document;
    }

    /// One line for a reader.
    static String line(BackfillReport report) {
        var line = new StringBuilder(
                "%s %s: %d bars added".formatted(report.instrument(), word(report.timeframe()), report.added()));
        report.origin()
                .ifPresent(origin -> line.append(" from ").append(origin.name().toLowerCase(Locale.ROOT)));
        if (!report.corrections().isEmpty()) {
            line.append(", ").append(report.corrections().size()).append(" corrected");
        }
        if (report.absent() > 0) {
            line.append(", ").append(report.absent()).append(" that the venue does not have");
        }
        if (!report.refused().isEmpty()) {
            line.append(", ")
                    .append(report.refused().size())
                    .append(" problems, the first ")
                    .append(report.refused().getFirst());
        }
        report.leftOut().forEach(bar -> line.append(", first bar of ")
                .append(bar.openTime())
                .append(" left out: trading began within it"));
        report.failures().forEach(failure -> line.append("; ")
                .append(failure.venue().name().toLowerCase(Locale.ROOT))
                .append(": ")
                .append(failure.failure()));
        return line.append(
                        switch (report.end()) {
                            case COMPLETE -> "";
                            case FAILED -> "; NOT COMPLETE";
                            case CANCELLED -> "; stopped";
                        })
                .toString();
    }

    static String word(Timeframe timeframe) {
        return switch (timeframe) {
            case H1 -> "1h";
            case H4 -> "4h";
            case D1 -> "1d";
            case W1 -> "1w";
        };
    }

    private static Map<String, @Nullable Object> series(BackfillReport report) {
        var series = new LinkedHashMap<String, @Nullable Object>();
        series.put("symbol", report.instrument().symbol());
        series.put("timeframe", word(report.timeframe()));
        series.put("end", report.end().name());
        series.put("origin", report.origin().map(Enum::name).orElse(null));
        series.put("requests", report.requests());
        series.put("added", report.added());
        series.put("absent", report.absent());
        series.put(
                "corrections",
                report.corrections().stream()
                        .map(correction -> Map.of(
                                "time", correction.after().openTime().toString(),
                                "before", prices(correction.before()),
                                "after", prices(correction.after())))
                        .toList());
        series.put("refused", report.refused().stream().map(Object::toString).toList());
        series.put(
                "leftOut",
                report.leftOut().stream().map(bar -> bar.openTime().toString()).toList());
        series.put(
                "failures",
                report.failures().stream()
                        .map(failure -> Map.of(
                                "venue", failure.venue().name(),
                                "kind", failure.failure().kind().name(),
                                "message", failure.failure().message()))
                        .toList());
        return series;
    }

    private static List<Double> prices(Bar bar) {
        return List.of(bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
    }
}
