package dev.ballast.core.intake;

import dev.ballast.core.portfolio.CurrencyRates;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.portfolio.LotMethod;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/// Rows of a file of fills as tests write them, and what becomes of them on a book.
final class FillsRows {

    static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");
    static final String DEPOSIT = "d1,2026-01-01T00:00:00Z,DEPOSIT,USD,1000,1,";
    static final String BUY = "f1,2026-01-02T10:00:00+01:00,BUY,BTC-USD,2,100,0.5";

    private FillsRows() {}

    static FillsPreview preview(String... rows) {
        return preview(List.of(), rows);
    }

    static FillsPreview preview(List<LedgerEntry> booked, String... rows) {
        return FillsCsv.preview("fills.csv", file(rows), context(booked));
    }

    static FillsContext context(List<LedgerEntry> booked) {
        return new FillsContext(booked, LotMethod.FIFO, CurrencyRates.PAR, NOW);
    }

    static byte[] file(String... rows) {
        return (String.join(",", FillsCsv.HEADER) + "\n" + String.join("\n", rows) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
