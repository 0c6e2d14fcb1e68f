package dev.ballast.core.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.result.Result;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/// Weights of a portfolio from a file with the header `symbol,weight`, one row per instrument (`.csv` or packed).
///
/// Weights are fractions of equity: 0.25 is a quarter; negative is short; what is left of 1 is cash. Symbols are read
/// like the columns of a price table ([InstrumentNames]). The file is taken whole or refused whole; every problem
/// names line, field and value. No file content makes this throw.
///
/// @param file name without its folder
/// @param weights by instrument; empty where there are problems
/// @param lines line of each instrument, for messages about it
/// @param problems the first 20
public record WeightsCsv(
        String file,
        SortedMap<InstrumentId, Double> weights,
        SortedMap<InstrumentId, Long> lines,
        List<FileProblem> problems) {

    /// A hundred times the equity is a slip of the pen.
    private static final double LARGEST = 100;

    private static final List<String> HEADER = List.of("symbol", "weight");

    public WeightsCsv {
        weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
        lines = Collections.unmodifiableSortedMap(new TreeMap<>(lines));
        problems = List.copyOf(problems);
    }

    public static WeightsCsv read(Path path) {
        return switch (FileText.read(path)) {
            case FileText.Unreadable(FileProblem problem) ->
                new WeightsCsv(problem.file(), new TreeMap<>(), new TreeMap<>(), List.of(problem));
            case FileText.Text(String file, String text) -> new Reading(file).of(text);
        };
    }

    /// A problem of the row of `instrument` that shows only beside other files.
    public FileProblem problem(InstrumentId instrument, String reason) {
        return new FileProblem(file, lines.getOrDefault(instrument, 0L), "symbol", instrument.symbol(), reason);
    }

    /// One file on its way in.
    private static final class Reading {

        private final String file;
        private final ProblemLog log;
        private final SortedMap<InstrumentId, Double> weights = new TreeMap<>();
        private final SortedMap<InstrumentId, Long> lines = new TreeMap<>();

        Reading(String file) {
            this.file = file;
            this.log = new ProblemLog(file);
        }

        WeightsCsv of(String text) {
            try {
                List<CsvRecord> rows = CsvReader.builder()
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .allowUnclosedQuote(false)
                        .ofCsvRecord(text)
                        .stream()
                        .toList();
                if (rows.isEmpty() || !header(rows.getFirst()).equals(HEADER)) {
                    String found = rows.isEmpty()
                            ? ""
                            : String.join(",", rows.getFirst().getFields());
                    log.add(1, "header", found, "must be symbol,weight");
                } else {
                    rows.stream().skip(1).forEach(this::row);
                    if (weights.isEmpty() && log.isEmpty()) {
                        log.add(0, "", "", "has a header and no weights");
                    }
                }
            } catch (CsvParseException e) {
                log.add(0, "", "", "is not a CSV file: " + e.getMessage());
            }
            return log.isEmpty()
                    ? new WeightsCsv(file, weights, lines, List.of())
                    : new WeightsCsv(file, new TreeMap<>(), new TreeMap<>(), log.shown());
        }

        private static List<String> header(CsvRecord row) {
            return row.getFields().stream()
                    .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
                    .toList();
        }

        private void row(CsvRecord row) {
            long line = row.getStartingLineNumber();
            if (row.getFieldCount() != HEADER.size()) {
                log.add(line, "", "", "has " + row.getFieldCount() + " fields where 2 are expected");
                return;
            }
            String symbol = row.getField(0).strip();
            String text = row.getField(1).strip();
            double weight = CellNumber.parse(text.toCharArray(), 0, text.length());
            if (Double.isNaN(weight)) {
                log.add(line, "weight", text, CellNumber.reasonNotNumber(text));
            } else if (Math.abs(weight) > LARGEST) {
                log.add(line, "weight", text, "must lie in [-100, 100]: it is a fraction of equity, 0.25 is a quarter");
            }
            switch (InstrumentNames.ofCell(symbol)) {
                case Result.Missing<InstrumentId>(String reason) -> log.add(line, "symbol", symbol, reason);
                case Result.Known<InstrumentId>(InstrumentId instrument) -> {
                    if (weights.put(instrument, weight) != null) {
                        log.add(line, "symbol", symbol, "has a second row");
                    }
                    lines.put(instrument, line);
                }
            }
        }
    }
}
