package dev.ballast.core.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.core.market.Category;
import dev.ballast.core.market.Freshness;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.portfolio.CashFlow;
import dev.ballast.core.portfolio.CurrencyRates;
import dev.ballast.core.portfolio.EntryId;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.FillSource;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.portfolio.LotMethod;
import dev.ballast.core.portfolio.Position;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.result.Result;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportCsvTest {

    private static final Instant TIME = Instant.parse("2026-01-02T09:00:00Z");
    private static final InstrumentId BTC = InstrumentId.of("BTC-USD");

    @Test
    void fillsCarryTheirSourceAndWhosePriceItWas() {
        List<LedgerEntry> entries = List.of(
                deposit("d1"),
                fill("f1", FillSource.MANUAL),
                fill("f2", FillSource.PAPER),
                fill("f3", FillSource.DEMO));
        String text = export(entries);
        assertThat(text.lines())
                .containsExactly(
                        "id,time,type,symbol,quantity,price,fee,source,price_source",
                        "d1,2026-01-02T09:00:00Z,DEPOSIT,USD,1000,1,0,,",
                        "f1,2026-01-02T09:00:00Z,BUY,BTC-USD,0.00000001,100,0.5,MANUAL,",
                        "f2,2026-01-02T09:00:00Z,BUY,BTC-USD,0.00000001,100,0.5,PAPER,COINBASE",
                        "f3,2026-01-02T09:00:00Z,BUY,BTC-USD,0.00000001,100,0.5,DEMO,SIMULATED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@sum", "'=x", "'x", "a,b", "say \"x\"", "P-1/2/fill"})
    void textsAreSafeInASpreadsheetAndComeBackAsTheyWere(String id) {
        List<LedgerEntry> entries = List.of(deposit(id), fill("f1", FillSource.MANUAL));
        String text = export(entries);
        assertThat(text.lines().skip(1)).noneMatch(line -> "=+-@".indexOf(line.charAt(0)) >= 0);

        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        FillsPreview fresh = FillsCsv.preview("x.csv", content, context(List.of()));
        assertThat(fresh.problems()).isEmpty();
        assertThat(fresh.entries()).extracting(LedgerEntry::id).containsExactly(EntryId.of(id), EntryId.of("f1"));
        FillsPreview again = FillsCsv.preview("x.csv", content, context(entries));
        assertThat(again.duplicates()).hasSize(2);
        assertThat(again.isAcceptable()).isTrue();
    }

    @Test
    void positionsNameThePriceAndLeaveUnknownCellsEmpty() {
        Quote quote = Quote.flat(BTC, 60000.5, QuoteSource.SIMULATED, TIME);
        var priced = new Position(
                BTC,
                Category.L1,
                new BigDecimal("2"),
                new BigDecimal("1E+2"),
                quote,
                Freshness.LIVE,
                120001,
                0.5,
                -3.25,
                0,
                Result.of(0.01));
        var unpriced = new Position(
                InstrumentId.of("NEW-USD"),
                Category.OTHER,
                BigDecimal.ONE,
                BigDecimal.TEN,
                null,
                Freshness.MISSING,
                0,
                0,
                0,
                Double.NaN,
                Result.missing("no price"));
        var writer = new StringWriter();
        PositionsCsv.write(writer, List.of(priced, unpriced));
        assertThat(writer.toString().lines())
                .containsExactly(
                        String.join(",", PositionsCsv.HEADER),
                        "BTC-USD,L1,2,100,60000.5,SIMULATED,2026-01-02T09:00:00Z,LIVE,120001.0,0.5,-3.25,0.0,0.01",
                        "NEW-USD,Other,1,10,,,,MISSING,,,,,");
    }

    @Test
    void aWriterThatFailsIsReported() {
        assertThatThrownBy(() -> PositionsCsv.write(new FullDisk(), List.of()))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("disk full");
    }

    private static String export(List<LedgerEntry> entries) {
        var writer = new StringWriter();
        FillsExportCsv.write(
                writer,
                entries,
                fill -> fill.source() == FillSource.PAPER ? Optional.of(QuoteSource.COINBASE) : Optional.empty());
        return writer.toString();
    }

    private static CashFlow deposit(String id) {
        return new CashFlow(EntryId.of(id), CashFlow.Kind.DEPOSIT, "USD", new BigDecimal("1000"), BigDecimal.ONE, TIME);
    }

    private static Fill fill(String id, FillSource source) {
        return new Fill(
                EntryId.of(id),
                BTC,
                Side.BUY,
                new BigDecimal("1E-8"),
                new BigDecimal("100"),
                new BigDecimal("0.5"),
                BigDecimal.ONE,
                TIME,
                source,
                null,
                null);
    }

    private static FillsContext context(List<LedgerEntry> ledger) {
        return new FillsContext(ledger, LotMethod.FIFO, CurrencyRates.PAR, TIME);
    }

    private static final class FullDisk extends Writer {
        @Override
        public void write(char[] buffer, int offset, int length) throws IOException {
            throw new IOException("disk full");
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
