package dev.ballast.core.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Ballast's own file of fills and cash flows (ACC-10).
///
/// ```
/// id,time,type,symbol,quantity,price,fee
/// d-1,2026-01-02T09:00:00Z,DEPOSIT,USD,10000,1,
/// f-1,2026-01-02T09:05:00+01:00,BUY,BTC-USD,0.05,90000,4.50
/// ```
///
/// UTF-8 (a BOM is accepted), commas, one header line with these columns in this order; `source` and `price_source`
/// may follow, so that an export can be read back, and `order` (the client id of the order that a fill belongs to)
/// with `reference_price` (not read), so that exported orders come back as fills. The columns:
/// `id` unique, 1 to 120 characters; `time` ISO-8601 with `Z` or an offset; `type` BUY, SELL, DEPOSIT or WITHDRAWAL;
/// `symbol` the instrument, or the currency of a cash flow; `quantity` > 0; `price` > 0, and 1 for a cash flow;
/// `fee` ≥ 0 in quote currency, empty for none, and none for a cash flow. Numbers are plain decimals with `.`, no
/// separators, no exponents, at most 18 digits on either side of the point.
///
/// Nothing here writes: the result is a [FillsPreview]. No file content makes these methods throw.
public final class FillsCsv {

    /// The columns of the format, in order.
    public static final List<String> HEADER = List.of("id", "time", "type", "symbol", "quantity", "price", "fee");

    private static final String FIRST_LINE = "the first line must be " + String.join(",", HEADER);

    /// Columns that an export adds.
    static final List<String> EXPORT_COLUMNS = List.of("source", "price_source");

    /// Columns that may follow: those, and those of orders that were placed elsewhere (EXE-2).
    private static final Set<String> OPTIONAL = Set.of("source", "price_source", "order", "reference_price");

    private FillsCsv() {}

    /// What the file would do; gzip is unpacked where the name ends in `.gz`.
    public static FillsPreview preview(Path path, FillsContext context) {
        return preview(FileText.read(path), context);
    }

    /// What `content` would do, under the name `file` in messages.
    public static FillsPreview preview(String file, byte[] content, FillsContext context) {
        return preview(FileText.decode(file, content), context);
    }

    private static FillsPreview preview(FileText source, FillsContext context) {
        return switch (source) {
            case FileText.Unreadable(FileProblem problem) -> FillsPreview.unreadable(problem);
            case FileText.Text(String file, String text) -> preview(file, text, context);
        };
    }

    private static FillsPreview preview(String file, String text, FillsContext context) {
        List<CsvRecord> records;
        try {
            records = records(text);
        } catch (CsvParseException e) {
            return FillsPreview.unreadable(
                    FileProblem.ofFile(file, "is not a CSV file (" + e.getMessage() + "): " + FIRST_LINE));
        }
        String problem = headerProblem(records);
        if (!problem.isEmpty()) {
            long line = records.isEmpty() ? 0 : records.getFirst().getStartingLineNumber();
            return FillsPreview.unreadable(new FileProblem(file, line, "", "", problem));
        }
        List<String> columns = names(records.getFirst());
        var reader = new FillRowReader(file, columns, context);
        List<FillRow> rows = new ArrayList<>(records.size());
        for (CsvRecord row : records.subList(1, records.size())) {
            rows.add(reader.read(row.getStartingLineNumber(), row.getFields()));
        }
        return LedgerReplay.check(file, rows, context);
    }

    private static List<CsvRecord> records(String text) {
        return CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text)
                .stream()
                .toList();
    }

    private static List<String> names(CsvRecord header) {
        return header.getFields().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static String headerProblem(List<CsvRecord> records) {
        if (records.isEmpty()) {
            return "is empty: " + FIRST_LINE;
        }
        List<String> names = names(records.getFirst());
        int known = HEADER.size();
        boolean matches = names.size() >= known
                && names.subList(0, known).equals(HEADER)
                && OPTIONAL.containsAll(names.subList(known, names.size()))
                && names.stream().distinct().count() == names.size();
        return matches
                ? ""
                : "has another header than Ballast's own format: " + FIRST_LINE + ", was "
                        + shorten(String.join(",", names));
    }

    private static String shorten(String text) {
        return text.length() <= 160 ? text : text.substring(0, 159) + "…";
    }
}
