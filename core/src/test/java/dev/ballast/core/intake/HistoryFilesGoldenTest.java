package dev.ballast.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.Category;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.portfolio.CurrencyRates;
import dev.ballast.core.portfolio.LotMethod;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Recorded files against figures extracted from them with Python's `csv` and `float`; exact.
class HistoryFilesGoldenTest {

    @Test
    void binanceDailyFolder() {
        HistoryPreview preview = HistoryFiles.read(RecordedData.path("crypto/binance-daily"));

        assertThat(preview.problems()).isEmpty();
        assertThat(preview.isAcceptable()).isTrue();
        List<PriceHistory> histories = preview.histories(Timeframe.D1);
        assertThat(histories).hasSize(50);
        assertThat(preview.read()).allMatch(file -> file.format() == HistoryFormat.BINANCE_KLINE);
        assertThat(preview.read().stream().mapToInt(HistoryFile.Read::barCount).sum())
                .isEqualTo(75_084);
        assertSpan(find(histories, "BTC-USDT"), 2924, bar("2018-01-01", 13715.65, 13818.55, 12750, 13380, 8609.915844));
        assertThat(find(histories, "BTC-USDT").last())
                .isEqualTo(bar("2026-01-02", 88839.05, 90961.81, 88379.88, 89902.17, 17316.43017));
        assertSpan(
                find(histories, "PEPE-USDT"),
                974,
                bar("2023-05-05", 1.97e-06, 4.39e-06, 1.97e-06, 3.73e-06, 46108639000543.0));
        assertSpan(
                find(histories, "SHIB-USDT"),
                1699,
                bar("2021-05-10", 1.412e-05, 5e-05, 1.412e-05, 3.466e-05, 95302311917668.0));
        assertSpan(find(histories, "0G-USDT"), 103, bar("2025-09-22", 1, 7.26, 1, 4.839, 69411652.78));
        assertThat(find(histories, "WBTC-USDT").last().close()).isEqualTo(89798.71);
        assertThat(preview.instruments(_ -> Category.L1)).hasSize(50);
    }

    @Test
    void multiTimeframeFolder() {
        HistoryPreview preview = HistoryFiles.read(RecordedData.path("crypto/multi-timeframe-2024"));

        assertThat(preview.problems()).isEmpty();
        for (Timeframe timeframe : Timeframe.values()) {
            assertThat(preview.histories(timeframe)).hasSize(15);
        }
        PriceHistory aave = find(preview.histories(Timeframe.D1), "AAVE-USDT");
        assertThat(aave.bars()).hasSize(250);
        assertThat(aave.bars().getFirst().close()).isEqualTo(116.17);
        assertThat(aave.last().close()).isEqualTo(126.85);
        PriceHistory bitcoin = find(preview.histories(Timeframe.D1), "BTC-USDT");
        assertThat(bitcoin.bars()).hasSize(249);
        assertThat(bitcoin.last().openTime()).isEqualTo("2024-09-05T00:00:00Z");
        assertThat(bitcoin.last().close()).isEqualTo(56180.0);
    }

    @Test
    void wideTableOfStocks() {
        HistoryPreview preview = HistoryFiles.read(RecordedData.path("equities/pypfopt/cookbook_stock_prices.csv.gz"));

        assertThat(preview.problems()).isEmpty();
        assertThat(preview.read().getFirst().format()).isEqualTo(HistoryFormat.WIDE);
        assertThat(preview.histories(Timeframe.D1)).hasSize(19);
        PriceHistory apple = find(preview.histories(), "AAPL-USD");
        assertThat(apple.bars().getFirst()).isEqualTo(Bar.ofClose(day("1990-01-02"), 0.2621293365955353));
        PriceHistory google = find(preview.histories(), "GOOG-USD");
        assertThat(google.bars()).hasSize(5106);
        assertThat(google.bars().getFirst()).isEqualTo(Bar.ofClose(day("2004-08-19"), 2.4930105209350586));
        assertThat(google.last()).isEqualTo(Bar.ofClose(day("2024-11-29"), 170.49000549316406));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "equities/pypfopt/spy_prices.csv",
                "equities/skfolio/sp500_dataset.csv.gz",
                "equities/skfolio/factors_dataset.csv.gz",
                "equities/skfolio/sp500_index.csv.gz",
                "equities/pypfopt/stock_prices.csv.gz"
            })
    void otherWideTables(String file) {
        HistoryPreview preview = HistoryFiles.read(RecordedData.path(file));
        assertThat(preview.problems()).isEmpty();
        assertThat(preview.isAcceptable()).isTrue();
    }

    @Test
    void filesRuinedByASpreadsheetAreRefusedWithTheirLines() {
        HistoryPreview preview = HistoryFiles.read(RecordedData.path("crypto/bad-csv"));

        assertThat(preview.isAcceptable()).isFalse();
        assertThat(preview.histories()).isEmpty();
        assertThat(preview.refused()).hasSize(2);
        assertThat(preview.problems())
                .contains(new FileProblem(
                        "coin_Bitcoin.csv.gz",
                        2,
                        "Close",
                        "1.445.399.932.861.320",
                        "has separators between its digits: write it with one '.' and nothing else, such as 1234.5"));
        assertThat(preview.refused())
                .allMatch(file -> file.problems().size() == 20 && file.problemCount() > 1000)
                .allMatch(file -> file.problems().stream().allMatch(problem -> problem.line() >= 2));
    }

    @ParameterizedTest
    @MethodSource("exports")
    void exportsOfOtherProgramsAreRefusedAsPrices(String file) {
        HistoryPreview preview = HistoryFiles.read(
                RecordedData.path("exports/export-to-ghostfolio-apache2").resolve(file));
        assertThat(preview.isAcceptable()).isFalse();
        assertThat(preview.problems().getFirst().reason()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("exports")
    void exportsOfOtherProgramsAreRefusedAsFills(String file) {
        var context =
                new FillsContext(List.of(), LotMethod.FIFO, CurrencyRates.PAR, Instant.parse("2026-08-09T00:00:00Z"));
        FillsPreview preview = FillsCsv.preview(
                RecordedData.path("exports/export-to-ghostfolio-apache2").resolve(file), context);
        assertThat(preview.isAcceptable()).isFalse();
        assertThat(preview.problems()).singleElement().satisfies(problem -> assertThat(problem.reason())
                .contains("the first line must be id,time,type,symbol,quantity,price,fee"));
    }

    private static Stream<String> exports() {
        return Stream.of(
                "avanza-export.csv",
                "bitvavo-export.csv",
                "bux-export.csv",
                "coinbase-export.csv",
                "cointracking-export.csv",
                "cryptocom-export.csv",
                "degiro-export.csv",
                "delta-export.csv",
                "directa-export.csv",
                "disnat-export.csv",
                "etoro-export.csv",
                "finpension-3a-export.csv",
                "finpension-bvg-export.csv",
                "freetrade-export.csv",
                "ibkr-dividends-export.csv",
                "ibkr-trades-export.csv",
                "investengine-export.csv",
                "investimental-export.csv",
                "parqet-export.csv",
                "rabobank-export.csv",
                "relai-export.csv",
                "revolut-crypto-export.csv",
                "revolut-invest-export.csv",
                "saxo-export.csv",
                "schwab-export.csv",
                "swissquote-export.csv",
                "traderepublic-export.csv",
                "trading212-export.csv",
                "xtb-export.csv");
    }

    private static void assertSpan(PriceHistory history, int size, Bar first) {
        assertThat(history.bars()).hasSize(size);
        assertThat(history.bars().getFirst()).isEqualTo(first);
        assertThat(history.last().openTime()).isEqualTo(day("2026-01-02"));
    }

    private static PriceHistory find(List<PriceHistory> histories, String symbol) {
        return histories.stream()
                .filter(history -> history.instrument().equals(InstrumentId.of(symbol)))
                .findFirst()
                .orElseThrow();
    }

    private static Bar bar(String day, double open, double high, double low, double close, double volume) {
        return new Bar(day(day), open, high, low, close, volume);
    }

    private static Instant day(String date) {
        return Instant.parse(date + "T00:00:00Z");
    }
}
