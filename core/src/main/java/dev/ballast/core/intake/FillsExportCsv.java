package dev.ballast.core.intake;

import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.portfolio.CashFlow;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.FillSource;
import dev.ballast.core.portfolio.LedgerEntry;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Writes the ledger in the format that [FillsCsv] reads, and behind it how each entry came into the ledger and whose
/// price it was, so that a simulated trade is labelled `SIMULATED` wherever the file goes.
///
/// Texts are safe to open in a spreadsheet (see [CsvText]); read back, every entry is a duplicate of itself.
public final class FillsExportCsv {

    private FillsExportCsv() {}

    /// Writes all entries in the given order; `writer` stays open.
    ///
    /// @param priceSource whose price a fill was executed at, if known; the demo book counts as simulated
    /// @throws java.io.UncheckedIOException where the writer fails
    public static void write(
            Writer writer, List<LedgerEntry> entries, Function<Fill, Optional<QuoteSource>> priceSource) {
        CsvText.write(writer, csv -> {
            var header = new ArrayList<>(FillsCsv.HEADER);
            header.addAll(FillsCsv.EXPORT_COLUMNS);
            csv.writeRecord(header);
            entries.forEach(entry -> csv.writeRecord(row(entry, priceSource)));
        });
    }

    private static List<String> row(LedgerEntry entry, Function<Fill, Optional<QuoteSource>> priceSource) {
        String id = CsvText.guarded(entry.id().value());
        String time = entry.time().toString();
        return switch (entry) {
            case CashFlow flow ->
                List.of(
                        id,
                        time,
                        flow.kind().name(),
                        flow.currency(),
                        flow.amount().toPlainString(),
                        "1",
                        "0",
                        "",
                        "");
            case Fill fill ->
                List.of(
                        id,
                        time,
                        fill.side().name(),
                        fill.instrument().symbol(),
                        fill.quantity().toPlainString(),
                        fill.price().toPlainString(),
                        fill.fee().toPlainString(),
                        fill.source().name(),
                        label(fill, priceSource));
        };
    }

    private static String label(Fill fill, Function<Fill, Optional<QuoteSource>> priceSource) {
        return fill.source() == FillSource.DEMO
                ? CsvText.SIMULATED
                : priceSource.apply(fill).map(QuoteSource::name).orElse("");
    }
}
