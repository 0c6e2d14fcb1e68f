package dev.ballast.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Prices and times in the cells of a price file.
class HistoryCellsTest extends HistoryFolder {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "NaN|is not a number",
                "nan|is not a number",
                "inf|is not a number",
                "1d|is not a number",
                "0x1p3|is not a number",
                "1e|is not a number",
                "1e+|is not a number",
                "1e1234|is not a number",
                "1ee5|is not a number",
                "1e5x|is not a number",
                "-|is not a number",
                "1.|is not a number",
                ".5|is not a number",
                "1e999|is too large",
                "-1|must be > 0",
                "-1e999|must be > 0",
                "0|must be > 0",
                "1e-999|must be > 0",
                "1.445.399.932.861.320|has separators between its digits",
                "1.445,50|has separators between its digits",
                "~~|is empty"
            })
    void cellsThatAreNoPrices(String text, String reason) throws IOException {
        String quoted = '"' + text + '"';
        HistoryPreview preview =
                read("BTC-USD.csv", BARS + "2024-01-01,1,2,1,2,5\n2024-01-02,1,2,1," + quoted + ",5\n");
        assertThat(preview.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo("BTC-USD.csv");
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.field()).isEqualTo("close");
            assertThat(problem.value()).isEqualTo(text);
            assertThat(problem.reason()).contains(reason);
        });
        assertThat(preview.histories()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3,2,1,2,5|high|2|is below the open 3",
                "1,2,1,2.5,5|high|2|is below the close 2.5",
                "2,3,2.25,2.5,5|low|2.25|is above the open 2",
                "3,3,2.75,2.5,5|low|2.75|is above the close 2.5",
                "1,2,1,2,-5|volume|-5|must be >= 0",
                "1,2,1,2,NaN|volume|NaN|is not a number"
            })
    void barsThatCannotBe(String cells, String field, String value, String reason) throws IOException {
        HistoryPreview preview = read("BTC-USD.csv", BARS + "2024-01-01," + cells + "\n");
        assertThat(preview.problems())
                .singleElement()
                .isEqualTo(new FileProblem("BTC-USD.csv", 2, field, value, problemReason(preview)));
        assertThat(problemReason(preview)).contains(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-02, 2024-01-02T00:00:00Z",
        "2024-01-02T00:00:00Z, 2024-01-02T00:00:00Z",
        "2024-01-02 00:00:00+00:00, 2024-01-02T00:00:00Z",
        "2024-01-02 00:00, 2024-01-02T00:00:00Z",
        "2024-01-02 00:00:00, 2024-01-02T00:00:00Z",
        "2024-01-02 10:30 UTC, 2024-01-02T10:30:00Z",
        "2024-01-02T01:00:00.250+01:00, 2024-01-02T00:00:00.250Z",
        "2024-01-01T19:30:00-0430, 2024-01-02T00:00:00Z",
        "1704153600, 2024-01-02T00:00:00Z",
        "1704153600000, 2024-01-02T00:00:00Z",
        "1704153600000000, 2024-01-02T00:00:00Z",
        "2024-02-29, 2024-02-29T00:00:00Z",
        "2000-02-29, 2000-02-29T00:00:00Z"
    })
    void times(String text, Instant time) throws IOException {
        HistoryPreview preview = read("BTC-USD.csv", BARS + text + ",1,2,1,2,5\n");
        assertThat(preview.problems()).isEmpty();
        assertThat(preview.histories().getFirst().last().openTime()).isEqualTo(time);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "2024-01-02 10:30:00|has no time zone",
                "2024-01-02T10:30|has no time zone",
                "02.01.2024|is not an ISO-8601",
                "01/02/2024|is not an ISO-8601",
                "29-04-13 23:59|is not an ISO-8601",
                "2023-02-29|is not an ISO-8601",
                "1900-02-29|is not an ISO-8601",
                "2024-13-01|is not an ISO-8601",
                "2024-00-01|is not an ISO-8601",
                "2024-04-31|is not an ISO-8601",
                "2024-04-00|is not an ISO-8601",
                "1899-04-01|is not an ISO-8601",
                "2100-04-01|is not an ISO-8601",
                "2024-01-02x00:00:00Z|is not an ISO-8601",
                "2024-01-02T24:00:00Z|is not an ISO-8601",
                "2024-01-02T00:60:00Z|is not an ISO-8601",
                "2024-01-02T00:00:60Z|is not an ISO-8601",
                "2024-01-02T00:00:0|is not an ISO-8601",
                "2024-01-02T00:00:00.Z|is not an ISO-8601",
                "2024-01-02T00:00:00 CET|is not an ISO-8601",
                "2024-01-02T00:00:00+19:00|is not an ISO-8601",
                "2024-01-02T00:00:00+01:60|is not an ISO-8601",
                "2024-01-02T00:00:00*0100|is not an ISO-8601",
                "170415360000x|is not an ISO-8601",
                "20240102|is not an ISO-8601",
                "~~|is empty"
            })
    void cellsThatAreNoTimes(String text, String reason) throws IOException {
        HistoryPreview preview = read("BTC-USD.csv", BARS + text + ",1,2,1,2,5\n");
        assertThat(preview.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.field()).isEqualTo("date");
            assertThat(problem.value()).isEqualTo(text);
            assertThat(problem.reason()).contains(reason);
        });
    }

    @Test
    void aTimeMayComeOnceAndRowsGoFromOldToNew() throws IOException {
        String rows = "2024-01-01,1,2,1,2,5\n2024-01-03,1,2,1,2,5\n";
        HistoryPreview twice = read("BTC-USD.csv", BARS + rows + "2024-01-01,1,2,1,2,5\n");
        assertThat(twice.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(4);
            assertThat(problem.value()).isEqualTo("2024-01-01T00:00:00Z");
            assertThat(problem.reason()).contains("stands in line 2 already");
        });
        HistoryPreview back = read("BTC-USD.csv", BARS + rows + "2024-01-02,1,2,1,2,5\n");
        assertThat(problemReason(back)).contains("out of order: line 3 above it is of 2024-01-03T00:00:00Z");
    }

    @Test
    void raggedRowsAreRefused() throws IOException {
        HistoryPreview preview = read("BTC-USD.csv", BARS + "2024-01-01,1,2,1,2\n2024-01-02,1,2,1,2,5,6\n");
        assertThat(preview.problems()).extracting(FileProblem::line).containsExactly(2L, 3L);
        assertThat(preview.problems().getFirst().reason()).isEqualTo("has 5 fields where 6 are expected");
    }

    @Test
    void atMostTwentyProblemsAreListedAndAllCounted() throws IOException {
        HistoryPreview preview = read("BTC-USD.csv", BARS + "x,1,2,1,2,5\n".repeat(30));
        assertThat(preview.problems()).hasSize(20);
        assertThat(preview.problemCount()).isEqualTo(30);
    }
}
