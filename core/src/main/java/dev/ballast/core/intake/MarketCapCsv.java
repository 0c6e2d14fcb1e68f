package dev.ballast.core.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.ballast.core.market.discovery.MarketCaps;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Ranks by market capitalisation from a table of CoinMarketCap or CoinGecko, `.csv` or `.csv.gz` (MKT-6).
///
/// The header names the columns: `symbol`; the rank in `rank` or `cmc_rank`, or else by `market_cap`, the largest
/// first; the date in `snapshot_date` or `timestamp`. Of several dates the newest counts. A symbol that stands twice at
/// that date is two assets: it is left out and named. No content makes this throw.
public final class MarketCapCsv {

    private static final Pattern RANK = Pattern.compile("[1-9][0-9]{0,5}");
    private static final int DAY = 10;

    /// What a file holds.
    ///
    /// @param caps the ranks; empty where the file is refused
    /// @param ambiguous symbols that were left out since they stand twice, in their order
    /// @param problems why it is refused; empty where it is not
    public record Preview(MarketCaps caps, List<String> ambiguous, List<FileProblem> problems) {

        public Preview {
            ambiguous = List.copyOf(ambiguous);
            problems = List.copyOf(problems);
        }

        public boolean isAcceptable() {
            return problems.isEmpty();
        }
    }

    private record Row(String symbol, double size, String date) {}

    private final String file;
    private final ProblemLog log;
    private final List<Row> rows = new ArrayList<>();

    private MarketCapCsv(String file) {
        this.file = file;
        this.log = new ProblemLog(file);
    }

    public static Preview read(Path path) {
        return switch (FileText.read(path)) {
            case FileText.Text(String name, String text) -> new MarketCapCsv(name).parse(text);
            case FileText.Unreadable(FileProblem problem) -> new Preview(MarketCaps.NONE, List.of(), List.of(problem));
        };
    }

    private Preview parse(String text) {
        try {
            List<CsvRecord> records = CsvReader.builder()
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .ofCsvRecord(text)
                    .stream()
                    .toList();
            readRows(records);
        } catch (CsvParseException broken) {
            log.add(0, "", "", "is no CSV: " + broken.getMessage());
        }
        if (log.isEmpty() && rows.isEmpty()) {
            log.add(0, "", "", "has no row with a symbol and a rank");
        }
        return log.isEmpty() ? newest() : new Preview(MarketCaps.NONE, List.of(), log.shown());
    }

    private void readRows(List<CsvRecord> records) {
        Map<String, Integer> columns = new HashMap<>();
        if (!records.isEmpty()) {
            List<String> head = records.getFirst().getFields();
            for (int column = 0; column < head.size(); column++) {
                columns.putIfAbsent(
                        head.get(column).strip().toLowerCase(Locale.ROOT).replace(' ', '_'), column);
            }
        }
        Integer symbol = columns.get("symbol");
        Integer rank = columns.getOrDefault("cmc_rank", columns.get("rank"));
        Integer size = columns.get("market_cap");
        if (symbol == null || (rank == null && size == null)) {
            log.add(1, "", "", "the header must name symbol, and rank, cmc_rank or market_cap");
            return;
        }
        Integer date = columns.getOrDefault("snapshot_date", columns.get("timestamp"));
        for (CsvRecord row : records.subList(1, records.size())) {
            readRow(row, symbol, rank, size, date);
        }
    }

    private void readRow(
            CsvRecord row, int symbol, @Nullable Integer rank, @Nullable Integer size, @Nullable Integer date) {
        long line = row.getStartingLineNumber();
        String name = cell(row, symbol).toUpperCase(Locale.ROOT);
        String day = date == null ? "" : day(cell(row, date));
        if (name.isEmpty()) {
            log.add(line, "symbol", "", "is empty");
            return;
        }
        if (rank != null) {
            String text = cell(row, rank).replaceAll("\\.0$", "");
            if (RANK.matcher(text).matches()) {
                // Small ranks are large sizes.
                rows.add(new Row(name, -Integer.parseInt(text), day));
            } else {
                log.add(line, "rank", text, "is no whole number from 1");
            }
        } else if (size != null) {
            addBySize(line, name, cell(row, size), day);
        }
    }

    private void addBySize(long line, String name, String text, String day) {
        try {
            double value = Double.parseDouble(text);
            if (value > 0 && Double.isFinite(value)) {
                rows.add(new Row(name, value, day));
                return;
            }
            if (value == 0) {
                // A coin without a known supply has no rank.
                return;
            }
        } catch (NumberFormatException unreadable) {
            // Said below, like any other that is no size.
        }
        log.add(line, "market_cap", text, "is no number > 0");
    }

    private Preview newest() {
        String date =
                rows.stream().map(Row::date).max(Comparator.naturalOrder()).orElse("");
        List<Row> ranked = rows.stream()
                .filter(row -> row.date().equals(date))
                .sorted(Comparator.comparingDouble(Row::size).reversed())
                .toList();
        boolean given = ranked.getFirst().size() < 0;
        var ranks = new TreeMap<String, Integer>();
        var twice = new TreeMap<String, Integer>();
        for (int place = 0; place < ranked.size(); place++) {
            Row row = ranked.get(place);
            int rank = given ? (int) -row.size() : place + 1;
            if (ranks.putIfAbsent(row.symbol(), rank) != null) {
                twice.put(row.symbol(), rank);
            }
        }
        twice.keySet().forEach(ranks::remove);
        return new Preview(new MarketCaps(date, file, ranks), List.copyOf(twice.keySet()), List.of());
    }

    private static String cell(CsvRecord row, int column) {
        return column < row.getFieldCount() ? row.getField(column).strip() : "";
    }

    /// `20251026` and `2025-11-03T02:05:14` both as `2025-11-03`.
    private static String day(String text) {
        if (text.length() == 8 && text.chars().allMatch(Character::isDigit)) {
            return text.substring(0, 4) + "-" + text.substring(4, 6) + "-" + text.substring(6);
        }
        return text.length() > DAY ? text.substring(0, DAY) : text;
    }
}
