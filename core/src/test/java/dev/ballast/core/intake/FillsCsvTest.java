package dev.ballast.core.intake;

import static dev.ballast.core.intake.FillsRows.BUY;
import static dev.ballast.core.intake.FillsRows.DEPOSIT;
import static dev.ballast.core.intake.FillsRows.NOW;
import static dev.ballast.core.intake.FillsRows.context;
import static dev.ballast.core.intake.FillsRows.file;
import static dev.ballast.core.intake.FillsRows.preview;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.Book;
import dev.ballast.core.portfolio.CashFlow;
import dev.ballast.core.portfolio.CurrencyRates;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.LotMethod;
import dev.ballast.core.result.RefusalCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a row and a file may say.
class FillsCsvTest {

    @Test
    void readsDepositAndTrades() {
        FillsPreview preview = preview(
                DEPOSIT,
                BUY,
                "f2,2026-01-03T00:00:00.5Z,sell,BTC-USD,0.5,120,",
                "w1,2026-01-04T00:00Z,WITHDRAWAL,USDT,10,1.0,0");

        assertThat(preview.problems()).isEmpty();
        assertThat(preview.isAcceptable()).isTrue();
        assertThat(preview.entries()).hasSize(4);
        assertThat(preview.entries().get(1)).isInstanceOfSatisfying(Fill.class, fill -> {
            assertThat(fill.time()).isEqualTo("2026-01-02T09:00:00Z");
            assertThat(fill.fee()).isEqualByComparingTo("0.5");
        });
        Book book = Book.replay(LotMethod.FIFO, preview.entries());
        assertThat(book.cash()).isEqualByComparingTo("849.5");
        assertThat(book.holding(InstrumentId.of("BTC-USD")).quantity()).isEqualByComparingTo("1.5");
    }

    @Test
    void rowsAreReportedWithTheirLine() {
        FillsPreview preview = preview(DEPOSIT, BUY);
        assertThat(preview.additions()).extracting(FillRow.New::line).containsExactly(2L, 3L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "2026-01-02|time|has no time of day and no zone",
                "2026-01-02T10:00:00|time|has no zone",
                "02.01.2026 10:00|time|is not an ISO-8601 time",
                "2026-02-30T10:00:00Z|time|is not a date and time that exists",
                "1899-12-31T10:00:00Z|time|is before the year 1900",
                "2026-02-02T00:00:01Z|time|lies in the future",
                "~~|time|is empty"
            })
    void refusesTimes(String time, String field, String reason) {
        assertRefused("x," + time + ",DEPOSIT,USD,1,1,", field, time, reason);
    }

    @Test
    void acceptsTimesUpToADayAhead() {
        assertThat(preview("x,2026-02-02T00:00:00Z,DEPOSIT,USD,1,1,").isAcceptable())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "NaN|is not a number",
                "Infinity|is not a number",
                "-1|must not be negative",
                "0|must be > 0",
                "0.000|must be > 0",
                "1e999999999|has an exponent",
                "1E5|has an exponent",
                "1.445.399.932.861.320|has separators between its digits",
                "1'000.5|has separators between its digits",
                "0x10|is not a number",
                "+1|is not a number",
                "1.|is not a number",
                ".5|is not a number",
                "1d|is not a number",
                "1234567890123456789|has more than 18 digits",
                "0.1234567890123456789|has more than 18 digits",
                "~~|is empty"
            })
    void refusesQuantitiesAndPrices(String text, String reason) {
        assertRefused("x,2026-01-01T00:00:00Z,BUY,BTC-USD," + text + ",1,", "quantity", text, reason);
        assertRefused("x,2026-01-01T00:00:00Z,BUY,BTC-USD,1," + text + ",", "price", text, reason);
    }

    @Test
    void refusesQuotedDecimalComma() {
        assertRefused("x,2026-01-01T00:00:00Z,BUY,BTC-USD,\"1,5\",1,", "quantity", "1,5", "has a comma");
    }

    @Test
    void refusesNegativeFee() {
        assertRefused("x,2026-01-01T00:00:00Z,BUY,BTC-USD,1,1,-0.1", "fee", "-0.1", "must not be negative");
    }

    @Test
    void refusesCashFlowWithPriceOrFee() {
        assertRefused("x,2026-01-01T00:00:00Z,DEPOSIT,USD,1,2,", "price", "2", "must be 1");
        assertRefused("x,2026-01-01T00:00:00Z,DEPOSIT,USD,1,1,3", "fee", "3", "must be empty or 0");
        assertRefused("x,2026-01-01T00:00:00Z,WITHDRAWAL,BTC-USD,1,1,", "symbol", "BTC-USD", "is not a currency");
    }

    @Test
    void refusesTypeSymbolIdAndWidth() {
        assertRefused("x,2026-01-01T00:00:00Z,STAKE,USD,1,1,", "type", "STAKE", "must be BUY, SELL");
        assertRefused("x,2026-01-01T00:00:00Z,BUY,BTC/USD,1,1,", "symbol", "BTC/USD", "is not an instrument");
        assertRefused(",2026-01-01T00:00:00Z,DEPOSIT,USD,1,1,", "id", "", "is empty");
        assertRefused("x,2026-01-01T00:00:00Z,DEPOSIT,USD,1,1", "", "", "has 6 fields where the header has 7");
        assertRefused("x,2026-01-01T00:00:00Z,DEPOSIT,USD,1,1,,", "", "", "has 8 fields where the header has 7");
        assertRefused(
                "y".repeat(121) + ",2026-01-01T00:00:00Z,DEPOSIT,USD,1,1,", "id", "y".repeat(79) + "…", "must have");
    }

    @Test
    void refusesCurrenciesWithoutRate() {
        FillsPreview preview =
                preview("x,2026-01-01T00:00:00Z,DEPOSIT,EUR,1,1,", "y,2026-01-01T00:00:00Z,BUY,A-GBP,1,1,");
        assertThat(preview.refused())
                .extracting(row -> row.refusal().code())
                .containsOnly(RefusalCode.UNKNOWN_CURRENCY)
                .hasSize(2);
        assertThat(preview.problems().getFirst().reason()).contains("rate of EUR");
    }

    @Test
    void booksAtTheTradersRate() {
        var context =
                new FillsContext(List.of(), LotMethod.FIFO, CurrencyRates.PAR.with("EUR", new BigDecimal("1.1")), NOW);
        FillsPreview preview = FillsCsv.preview("f.csv", file("x,2026-01-01T00:00:00Z,DEPOSIT,EUR,10,1,"), context);
        assertThat(preview.entries()).singleElement().isInstanceOfSatisfying(CashFlow.class, flow -> assertThat(
                        flow.cashEffect())
                .isEqualByComparingTo("11"));
    }

    @Test
    void listsEveryBadCellOfARow() {
        FillsPreview preview = preview("x,yesterday,BUY,BTC-USD,NaN,-1,");
        assertThat(preview.problems()).extracting(FileProblem::field).containsExactly("time", "quantity", "price");
        assertThat(preview.problems())
                .allMatch(problem -> problem.line() == 2 && problem.file().equals("fills.csv"));
    }

    @Test
    void acceptsBomAndLineEndsAndBlankLines() {
        byte[] content = ("\uFEFFid,time,type,symbol,quantity,price,fee\r\n" + DEPOSIT + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(FillsCsv.preview("x.csv", content, context(List.of())).entries())
                .hasSize(1);
    }

    @Test
    void wrongEncodingIsRefusedWithItsLine() {
        byte[] content = ("id,time,type,symbol,quantity,price,fee\n" + DEPOSIT.replace("d1", "d\u00e9") + "\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertFileProblem(content, 2, "is not UTF-8");
        assertFileProblem(DEPOSIT.getBytes(StandardCharsets.UTF_16), 1, "is UTF-16");
        assertFileProblem("id\n\n\0".getBytes(StandardCharsets.UTF_8), 3, "the file is binary");
        assertFileProblem(new byte[] {'P', 'K', 3, 4, 0}, 0, "is a ZIP archive or a spreadsheet");
    }

    @Test
    void otherHeadersAreRefused() {
        assertFileProblem(new byte[0], 0, "is empty");
        assertFileProblem("id;time;type\n".getBytes(StandardCharsets.UTF_8), 1, "the first line must be id,time,type");
        assertFileProblem(
                "id,time,type,symbol,quantity,price,fee,notes\n".getBytes(StandardCharsets.UTF_8), 1, "was id,time");
        assertFileProblem(("x".repeat(500) + "\n").getBytes(StandardCharsets.UTF_8), 1, "…");
    }

    @Test
    void anUnclosedQuoteIsRefused() {
        assertFileProblem(file("\"d1,2026-01-01T00:00:00Z,DEPOSIT,USD,1,1,"), 0, "is not a CSV file");
    }

    @Test
    void readsFilesAndGzip(@TempDir Path folder) throws IOException {
        Path plain = Files.write(folder.resolve("a.csv"), file(DEPOSIT));
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(file(DEPOSIT));
        }
        Path gz = Files.write(folder.resolve("a.csv.gz"), packed.toByteArray());
        Path cut = Files.write(folder.resolve("b.csv.gz"), Arrays.copyOf(packed.toByteArray(), packed.size() - 12));

        assertThat(FillsCsv.preview(plain, context(List.of())).entries()).hasSize(1);
        assertThat(FillsCsv.preview(gz, context(List.of())).entries()).hasSize(1);
        assertThat(FillsCsv.preview(cut, context(List.of()))
                        .problems()
                        .getFirst()
                        .message())
                .isEqualTo("b.csv.gz: is a truncated gzip file: fetch it again");
        assertThat(FillsCsv.preview(folder.resolve("none.csv"), context(List.of()))
                        .problems()
                        .getFirst()
                        .reason())
                .isEqualTo("does not exist");
        assertThat(FillsCsv.preview(folder, context(List.of()))
                        .problems()
                        .getFirst()
                        .reason())
                .isEqualTo("is a folder, not a file");
    }

    private static void assertRefused(String row, String field, String value, String reason) {
        FillsPreview preview = preview(row);
        assertThat(preview.isAcceptable()).isFalse();
        FileProblem problem = preview.problems().getFirst();
        assertThat(problem.line()).isEqualTo(2);
        assertThat(problem.field()).isEqualTo(field);
        assertThat(problem.value()).isEqualTo(value);
        assertThat(problem.reason()).contains(reason);
    }

    private static void assertFileProblem(byte[] content, long line, String reason) {
        FillsPreview preview = FillsCsv.preview("x.csv", content, context(List.of()));
        assertThat(preview.isAcceptable()).isFalse();
        assertThat(preview.rows()).isEmpty();
        assertThat(preview.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(line);
            assertThat(problem.reason()).contains(reason);
        });
    }
}
