package dev.ballast.core.intake;

import static dev.ballast.core.intake.FillsRows.BUY;
import static dev.ballast.core.intake.FillsRows.DEPOSIT;
import static dev.ballast.core.intake.FillsRows.context;
import static dev.ballast.core.intake.FillsRows.preview;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.result.RefusalCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Rows of a file against each other and against what is booked.
class FillsBookingTest {

    @Test
    void secondRowOfSameContentIsADuplicate() {
        FillsPreview preview = preview(DEPOSIT, "d1,2026-01-01T01:00:00+01:00,DEPOSIT,USD,1000.00,1,0");
        assertThat(preview.isAcceptable()).isTrue();
        assertThat(preview.entries()).hasSize(1);
        assertThat(preview.duplicates()).singleElement().satisfies(row -> {
            assertThat(row.line()).isEqualTo(3);
            assertThat(row.reason()).contains("stands in line 2 already");
        });
    }

    @Test
    void bookedRowsAreDuplicatesWhateverTheirSource() {
        List<LedgerEntry> booked = preview(DEPOSIT, BUY).entries();
        FillsPreview again = preview(booked, DEPOSIT, BUY);
        assertThat(again.isAcceptable()).isTrue();
        assertThat(again.entries()).isEmpty();
        assertThat(again.duplicates()).hasSize(2).allMatch(row -> row.reason().contains("is booked already"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "f1,2026-01-02T10:00:00+01:00,BUY,BTC-USD,2,100,0.6",
                "f1,2026-01-02T10:00:00+01:00,BUY,BTC-USD,2,101,0.5",
                "f1,2026-01-02T10:00:00+01:00,BUY,BTC-USD,3,100,0.5",
                "f1,2026-01-02T10:00:00+01:00,BUY,ETH-USD,2,100,0.5",
                "f1,2026-01-02T10:00:00+01:00,SELL,BTC-USD,2,100,0.5",
                "f1,2026-01-02T10:00:01+01:00,BUY,BTC-USD,2,100,0.5",
                "f1,2026-01-02T10:00:00+01:00,DEPOSIT,USD,2,1,",
                "d1,2026-01-01T00:00:00Z,DEPOSIT,USDT,1000,1,",
                "d1,2026-01-01T00:00:00Z,DEPOSIT,USD,1001,1,",
                "d1,2026-01-01T00:00:00Z,WITHDRAWAL,USD,1000,1,",
                "d1,2026-01-01T00:00:01Z,DEPOSIT,USD,1000,1,",
                "d1,2026-01-01T00:00:00Z,BUY,BTC-USD,1000,1,"
            })
    void sameIdWithOtherContentIsRefused(String row) {
        assertThat(preview(DEPOSIT, BUY, row).refused()).singleElement().satisfies(refused -> {
            assertThat(refused.line()).isEqualTo(4);
            assertThat(refused.refusal().code()).isEqualTo(RefusalCode.CONFLICTING_DUPLICATE);
        });
    }

    @Test
    void saleOfMoreThanHeldNamesLineAndShortfall() {
        FillsPreview preview = preview(DEPOSIT, BUY, "f2,2026-01-03T00:00:00Z,SELL,BTC-USD,2.25,100,");
        assertThat(preview.isAcceptable()).isFalse();
        assertThat(preview.entries()).isEmpty();
        FillRow.Refused refused = preview.refused().getFirst();
        assertThat(refused.line()).isEqualTo(4);
        assertThat(refused.refusal().code()).isEqualTo(RefusalCode.INSUFFICIENT_QUANTITY);
        assertThat(refused.refusal().values())
                .containsEntry("shortfall", "0.25")
                .containsEntry("line", "4");
        assertThat(refused.problems().getFirst().message())
                .startsWith("fills.csv:4: quantity '2.25'")
                .contains("0.25 short");
    }

    @Test
    void spendingMoreThanThereIsNamesTheShortfall() {
        FillsPreview preview = preview(DEPOSIT, "f2,2026-01-03T00:00:00Z,BUY,BTC-USD,10,100,5");
        FillRow.Refused refused = preview.refused().getFirst();
        assertThat(refused.refusal().code()).isEqualTo(RefusalCode.INSUFFICIENT_CASH);
        assertThat(refused.refusal().values()).containsEntry("shortfall", "5");
        assertThat(preview(DEPOSIT, "w,2026-01-03T00:00:00Z,WITHDRAWAL,USD,1001,1,")
                        .problems()
                        .getFirst()
                        .value())
                .isEqualTo("1001");
    }

    @Test
    void orderOfTheFileDoesNotMatterTimeDoes() {
        assertThat(preview(BUY, DEPOSIT).isAcceptable()).isTrue();
    }

    @Test
    void rowsOfTheSameTimeKeepTheOrderOfTheFile() {
        String buy = "f1,2026-01-01T00:00:00Z,BUY,BTC-USD,1,1,";
        assertThat(preview(DEPOSIT, buy).isAcceptable()).isTrue();
        assertThat(preview(buy, DEPOSIT).isAcceptable()).isFalse();
    }

    @Test
    void backDatedSaleThatBreaksABookedSaleIsRefused() {
        List<LedgerEntry> booked = preview(DEPOSIT, BUY, "f2,2026-01-10T00:00:00Z,SELL,BTC-USD,2,100,")
                .entries();
        FillsPreview preview = preview(
                booked, "f3,2026-01-05T00:00:00Z,BUY,ETH-USD,1,1,", "f4,2026-01-06T00:00:00Z,SELL,BTC-USD,1,100,");
        assertThat(preview.refused()).singleElement().satisfies(row -> {
            assertThat(row.line()).isEqualTo(3);
            assertThat(row.refusal().code()).isEqualTo(RefusalCode.INSUFFICIENT_QUANTITY);
            assertThat(row.problems().getFirst().reason()).contains("would break the booked entry f2");
        });
    }

    @Test
    void backDatedSpendingThatBreaksABookedPurchaseIsRefused() {
        List<LedgerEntry> booked =
                preview(DEPOSIT, "f2,2026-01-10T00:00:00Z,BUY,BTC-USD,10,100,").entries();
        FillsPreview preview = preview(
                booked,
                "f3,2026-01-05T00:00:00Z,BUY,ETH-USD,1,1,",
                "w4,2026-01-06T00:00:00Z,WITHDRAWAL,USD,1,1,",
                "d5,2026-01-07T00:00:00Z,DEPOSIT,USD,1,1,");
        assertThat(preview.refused()).singleElement().satisfies(row -> assertThat(row.line())
                .isEqualTo(3));
    }

    @Test
    void endlessBackDatedRowsEndTheCheck() {
        List<LedgerEntry> booked =
                preview(DEPOSIT, "f2,2026-01-10T00:00:00Z,BUY,BTC-USD,10,100,").entries();
        var rows = new ArrayList<String>();
        for (int i = 0; i < 200; i++) {
            rows.add("w" + i + ",2026-01-06T00:00:00Z,WITHDRAWAL,USD,1,1,");
        }
        assertThat(preview(booked, rows.toArray(String[]::new)).refused()).hasSize(20);
    }

    @Test
    void aLedgerThatDoesNotReplayIsSaid() {
        var loose = preview(DEPOSIT, BUY).entries().subList(1, 2);
        FillsPreview preview = preview(loose, "d9,2026-01-09T00:00:00Z,DEPOSIT,USD,1,1,");
        assertThat(preview.isAcceptable()).isFalse();
        assertThat(preview.fileProblems().getFirst().reason()).contains("the booked ledger does not replay");
    }

    @Test
    void simulatedTradesAreNotBookedFromAFile() {
        byte[] content = ("id,time,type,symbol,quantity,price,fee,source,price_source\n" + DEPOSIT + ",MANUAL,\n" + BUY
                        + ",DEMO,SIMULATED\n")
                .getBytes(StandardCharsets.UTF_8);
        FillsPreview preview = FillsCsv.preview("x.csv", content, context(List.of()));
        assertThat(preview.refused())
                .singleElement()
                .satisfies(row -> assertThat(row.refusal().code()).isEqualTo(RefusalCode.NOT_LIVE_MARKET));
    }
}
