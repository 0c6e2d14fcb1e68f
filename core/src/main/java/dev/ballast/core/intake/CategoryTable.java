package dev.ballast.core.intake;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.ballast.core.market.Category;
import dev.ballast.core.result.Refusal;
import dev.ballast.core.result.RefusalCode;
import dev.ballast.core.result.RefusedException;
import java.io.Reader;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The category of each known asset, by base currency (MKT-6). Immutable.
///
/// @param categories category by base currency in capitals
public record CategoryTable(Map<String, Category> categories) implements Function<String, Category> {

    private static final List<String> HEADER = List.of("base", "category");

    public CategoryTable {
        categories = Map.copyOf(categories);
    }

    /// The category of `base`, `OTHER` where the table does not have it.
    @Override
    public Category apply(String base) {
        return categories.getOrDefault(base.toUpperCase(Locale.ROOT), Category.OTHER);
    }

    /// The table in a CSV file with the header `base,category`; lines that start with `#` are comments.
    ///
    /// @throws RefusedException with the line, for an unknown category, a second row of a base or another header
    public static CategoryTable parse(Reader reader) {
        Map<String, Category> categories = new HashMap<>();
        try {
            List<CsvRecord> records = CsvReader.builder()
                    .commentStrategy(CommentStrategy.SKIP)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .ofCsvRecord(reader)
                    .stream()
                    .toList();
            if (records.isEmpty() || !records.getFirst().getFields().equals(HEADER)) {
                throw refused(1, "the header must be base,category");
            }
            records.stream().skip(1).forEach(row -> add(categories, row));
        } catch (CsvParseException e) {
            throw refused(0, String.valueOf(e.getMessage()));
        }
        return new CategoryTable(categories);
    }

    private static void add(Map<String, Category> categories, CsvRecord row) {
        long line = row.getStartingLineNumber();
        if (row.getFieldCount() != HEADER.size() || row.getField(0).isBlank()) {
            throw refused(line, "a row is a base currency and its category");
        }
        String base = row.getField(0).strip().toUpperCase(Locale.ROOT);
        Category category = category(line, row.getField(1).strip());
        if (categories.put(base, category) != null) {
            throw refused(line, base + " has a second row");
        }
    }

    private static Category category(long line, String label) {
        return Arrays.stream(Category.values())
                .filter(category -> category.label().equalsIgnoreCase(label))
                .findFirst()
                .orElseThrow(() -> refused(
                        line,
                        "'" + label + "' is no category: "
                                + Arrays.stream(Category.values())
                                        .map(Category::label)
                                        .collect(Collectors.joining(", "))));
    }

    private static RefusedException refused(long line, String reason) {
        return new RefusedException(
                Refusal.of(RefusalCode.INVALID_VALUE, "Category table, line " + line + ": " + reason)
                        .with("line", line));
    }
}
