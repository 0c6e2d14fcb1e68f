package dev.ballast.core.stress;

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
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// Reads a library of scenarios from CSV: `scenario,start,end,kind,key,value`, lines that start with `#` are comments.
///
/// Kinds: `source` (its text in `key`), `asset` (base currency), `category` (its label), `uniform`; or `correlation`
/// (part of the way to 1), `volatility` (factor), `confidence`, `days`. A scenario with `correlation` or
/// `volatility` is one of the covariance and has no returns.
public final class ScenarioFile {

    private static final List<String> HEADER = List.of("scenario", "start", "end", "kind", "key", "value");

    private ScenarioFile() {}

    /// The library in the order of the file.
    ///
    /// @throws RefusedException with the line or the scenario, for anything that does not fit
    public static ScenarioLibrary parse(Reader reader) {
        var drafts = new LinkedHashMap<String, Draft>();
        try {
            List<CsvRecord> records = CsvReader.builder()
                    .commentStrategy(CommentStrategy.SKIP)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .ofCsvRecord(reader)
                    .stream()
                    .toList();
            if (records.isEmpty() || !records.getFirst().getFields().equals(HEADER)) {
                throw refused("the header must be " + String.join(",", HEADER));
            }
            for (CsvRecord row : records.subList(1, records.size())) {
                add(drafts, row);
            }
        } catch (CsvParseException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
        try {
            return new ScenarioLibrary(
                    drafts.values().stream().map(Draft::scenario).toList());
        } catch (IllegalArgumentException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    private static void add(Map<String, Draft> drafts, CsvRecord row) {
        if (row.getFieldCount() != HEADER.size() || row.getField(0).isBlank()) {
            throw refused("line " + row.getStartingLineNumber() + ": a row has " + HEADER.size() + " fields");
        }
        try {
            drafts.computeIfAbsent(row.getField(0).strip(), Draft::new).add(row);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw refused("line " + row.getStartingLineNumber() + ": " + e.getMessage());
        }
    }

    private static RefusedException refused(String reason) {
        return new RefusedException(Refusal.of(RefusalCode.INVALID_VALUE, "Scenario file, " + reason));
    }

    /// The rows of one scenario so far.
    private static final class Draft {

        private final String name;
        private final Map<String, Double> assets = new HashMap<>();
        private final Map<Category, Double> categories = new EnumMap<>(Category.class);
        private final Map<String, Double> others = new HashMap<>();
        private String source = "";
        private Optional<Scenario.Dates> dates = Optional.empty();

        Draft(String name) {
            this.name = name;
        }

        void add(CsvRecord row) {
            if (!row.getField(1).isBlank()) {
                dates = Optional.of(new Scenario.Dates(
                        LocalDate.parse(row.getField(1).strip()),
                        LocalDate.parse(row.getField(2).strip())));
            }
            String key = row.getField(4).strip();
            String kind = row.getField(3).strip();
            switch (kind) {
                case "source" -> source = key;
                case "asset" -> once(assets.put(key.toUpperCase(Locale.ROOT), value(row)), kind, key);
                case "category" -> once(categories.put(category(key), value(row)), kind, key);
                case "uniform", "correlation", "volatility", "confidence", "days" ->
                    once(others.put(kind, value(row)), kind, "");
                default -> throw new IllegalArgumentException("'" + kind + "' is no kind of row");
            }
        }

        Scenario scenario() {
            if (others.containsKey("correlation") || others.containsKey("volatility")) {
                return covariance();
            }
            Double uniform = others.get("uniform");
            if (assets.isEmpty() && categories.isEmpty() && uniform == null) {
                throw new IllegalArgumentException("scenario " + name + " has no shock");
            }
            return new Scenario.PriceShock(
                    name,
                    source,
                    dates,
                    assets,
                    categories,
                    uniform == null ? OptionalDouble.empty() : OptionalDouble.of(uniform));
        }

        private Scenario covariance() {
            if (!assets.isEmpty() || !categories.isEmpty() || others.containsKey("uniform")) {
                throw new IllegalArgumentException("scenario " + name + " has both returns and a covariance");
            }
            return new Scenario.WorseCovariance(
                    name,
                    source,
                    others.getOrDefault("correlation", 0.0),
                    others.getOrDefault("volatility", 1.0),
                    others.getOrDefault("confidence", 0.95),
                    others.getOrDefault("days", 10.0));
        }

        private static double value(CsvRecord row) {
            return Double.parseDouble(row.getField(5).strip());
        }

        private static void once(@Nullable Double before, String kind, String key) {
            if (before != null) {
                throw new IllegalArgumentException(("a second " + kind + " " + key).strip());
            }
        }

        private static Category category(String label) {
            return Arrays.stream(Category.values())
                    .filter(category -> category.label().equalsIgnoreCase(label))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("'" + label + "' is no category"));
        }
    }
}
