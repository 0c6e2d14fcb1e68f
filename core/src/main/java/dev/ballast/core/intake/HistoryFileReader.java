package dev.ballast.core.intake;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.result.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads one price file: text, layout, instrument, rows, timeframe. Each step can refuse the file.
final class HistoryFileReader {

    private static final Duration DAY = Duration.ofDays(1);

    private final String file;
    private final ProblemLog log;
    private Optional<Timeframe> named = Optional.empty();

    private HistoryFileReader(String file) {
        this.file = file;
        this.log = new ProblemLog(file);
    }

    static HistoryFile read(FileText source) {
        return switch (source) {
            case FileText.Unreadable(FileProblem problem) -> HistoryFile.Refused.of(problem);
            case FileText.Text(String file, String text) -> new HistoryFileReader(file).read(text);
        };
    }

    private HistoryFile read(String text) {
        try {
            HistoryLayout layout = layout(text);
            HistoryRows rows = layout == null ? null : rows(layout);
            if (layout == null || rows == null) {
                return refused();
            }
            parse(text, rows);
            return finished(layout, rows);
        } catch (CsvParseException e) {
            log.add(0, "", "", "is not a CSV file: " + reason(e));
            return refused();
        }
    }

    private static String reason(CsvParseException problem) {
        return String.valueOf(problem.getMessage());
    }

    private HistoryFile refused() {
        return new HistoryFile.Refused(file, log.shown(), log.count());
    }

    private @Nullable HistoryLayout layout(String text) {
        CsvRecord first = first(text);
        if (first == null) {
            log.add(0, "", "", "is empty");
            return null;
        }
        return take(HistoryLayout.of(first.getFields()), first.getStartingLineNumber(), "", "");
    }

    private static @Nullable CsvRecord first(String text) {
        try (CloseableIterator<CsvRecord> records = csv().ofCsvRecord(text).iterator()) {
            return records.hasNext() ? records.next() : null;
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    private static CsvReader.CsvReaderBuilder csv() {
        return CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false);
    }

    private @Nullable HistoryRows rows(HistoryLayout layout) {
        FileStem stem = take(FileStem.of(file), 0, "name", file);
        if (stem == null) {
            return null;
        }
        named = stem.timeframe();
        return switch (layout.format()) {
            case BINANCE_KLINE, BARS -> {
                InstrumentId instrument = take(InstrumentNames.ofFile(stem.name()), 0, "name", stem.name());
                yield instrument == null ? null : BarRows.of(layout, log, instrument);
            }
            case LONG -> BarRows.bySymbol(layout, log);
            case WIDE -> wideRows(layout);
        };
    }

    private @Nullable HistoryRows wideRows(HistoryLayout layout) {
        List<InstrumentId> instruments = new ArrayList<>();
        for (String column : layout.columns().subList(1, layout.columns().size())) {
            InstrumentId instrument = take(InstrumentNames.ofCell(column), 1, "header", column);
            if (instrument != null && instruments.contains(instrument)) {
                log.add(1, "header", column, "is the second column of " + instrument);
            } else if (instrument != null) {
                instruments.add(instrument);
            }
        }
        return log.isEmpty() ? new WideRows(layout, log, instruments) : null;
    }

    private static void parse(String text, HistoryRows rows) {
        csv().build(rows, text).forEach(row -> {});
    }

    private HistoryFile finished(HistoryLayout layout, HistoryRows rows) {
        if (!log.isEmpty()) {
            return refused();
        }
        List<SeriesBuilder> series = rows.series();
        if (series.stream().allMatch(SeriesBuilder::isEmpty)) {
            log.add(0, "", "", "has a header and no prices");
            return refused();
        }
        for (SeriesBuilder empty :
                series.stream().filter(SeriesBuilder::isEmpty).toList()) {
            log.add(0, empty.instrument().symbol(), "", "has no price in the whole file: remove its column");
        }
        Timeframe timeframe = timeframe(rows.densest());
        if (timeframe == null || !log.isEmpty()) {
            return refused();
        }
        List<PriceHistory> histories =
                series.stream().map(builder -> builder.build(timeframe)).toList();
        return new HistoryFile.Read(file, layout.format(), histories);
    }

    /// The timeframe of the name, if the rows are not closer than that; without one, the least spacing of the rows.
    private @Nullable Timeframe timeframe(TimeOrder order) {
        if (order.leastSpacing() == TimeOrder.NO_SPACING) {
            return named.orElse(Timeframe.D1);
        }
        Duration spacing = Duration.ofMillis(order.leastSpacing());
        if (named.isPresent()) {
            Duration length = named.get().length();
            if (spacing.compareTo(length) >= 0) {
                return named.get();
            }
            log.add(
                    order.leastSpacingLine(),
                    "",
                    "",
                    "follows the row before by " + spacing + " in a file whose name says " + length);
            return null;
        }
        for (Timeframe timeframe : Timeframe.values()) {
            if (timeframe.length().equals(spacing)) {
                return timeframe;
            }
        }
        boolean wholeDays = spacing.toMillis() % DAY.toMillis() == 0;
        if (wholeDays && spacing.compareTo(Timeframe.W1.length()) < 0) {
            return Timeframe.D1;
        }
        log.add(
                order.leastSpacingLine(),
                "",
                "",
                "follows the row before by " + spacing + ": rows must be 1 hour, 4 hours, 1 day or 1 week apart");
        return null;
    }

    private <T> @Nullable T take(Result<T> result, long line, String field, String value) {
        return switch (result) {
            case Result.Known<T>(T known) -> known;
            case Result.Missing<T>(String reason) -> {
                log.add(line, field, value, reason);
                yield null;
            }
        };
    }
}
