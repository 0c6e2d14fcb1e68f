package dev.ballast.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.Category;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.Timeframe;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Names, headers and shapes of price files, and what belongs together.
class HistoryFilesTest extends HistoryFolder {

    @ParameterizedTest
    @CsvSource({
        "BTCUSDT.csv, BTC-USDT",
        "btcusdt.csv, BTC-USDT",
        "BTC_USDT-1d.csv, BTC-USDT",
        "BTC-USD.csv, BTC-USD",
        "BTCUSDT-1d-2024-01.csv, BTC-USDT",
        "BTCUSDT_1d.csv, BTC-USDT",
        "BTCFDUSD.csv, BTC-FDUSD",
        "ETHBTC.csv, ETH-BTC",
        "SOLETH.csv, SOL-ETH",
        "BTCEUR.csv, BTC-EUR",
        "BTCUSDC.csv, BTC-USDC",
        "BTCBUSD.csv, BTC-BUSD",
        "WBETHUSDT.csv, WBETH-USDT",
        "0GUSDT.csv, 0G-USDT",
        "BRK.B-USD.csv, BRK.B-USD"
    })
    void namesOfFiles(String file, String instrument) throws IOException {
        HistoryPreview preview = read(file, BARS + "2024-01-01,1,2,1,2,5\n");
        assertThat(preview.problems()).isEmpty();
        assertThat(preview.histories().getFirst().instrument().symbol()).isEqualTo(instrument);
        assertThat(preview.histories().getFirst().timeframe()).isEqualTo(Timeframe.D1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "USDT.csv",
                "prices.csv",
                "BTC-XYZ.csv",
                "stock-prices.csv",
                "B$C-USD.csv",
                "A-B-USD.csv",
                "BTCUSDT-5m.csv",
                "BTCUSDT-1mo.csv",
                "BTCUSDT-1M.csv",
                "-USD.csv",
                ".csv"
            })
    void namesOfNothingAreRefused(String file) throws IOException {
        HistoryPreview preview = read(file, BARS + "2024-01-01,1,2,1,2,5\n");
        assertThat(preview.isAcceptable()).isFalse();
        assertThat(preview.problems()).singleElement().satisfies(problem -> assertThat(problem.field())
                .isEqualTo("name"));
    }

    @Test
    void rawKlines() throws IOException {
        String rest = ",1,2,1,2,5,1704239999999,10,3,1,2,0\n";
        HistoryPreview preview = read("BTCUSDT.csv", "1704153600000" + rest + "1704240000000" + rest);
        assertThat(preview.problems()).isEmpty();
        assertThat(preview.read().getFirst().format()).isEqualTo(HistoryFormat.BINANCE_KLINE);
        assertThat(preview.histories().getFirst().bars())
                .hasSize(2)
                .first()
                .isEqualTo(new Bar(Instant.parse("2024-01-02T00:00:00Z"), 1, 2, 1, 2, 5));
        HistoryPreview bad = read("BTCUSDT.csv", "1704153600000,x,2,1,2,5,1704239999999,10,3,1,2,0\n");
        assertThat(bad.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(1);
            assertThat(problem.field()).isEqualTo("open");
        });
    }

    @Test
    void longTable() throws IOException {
        HistoryPreview preview = read(
                "prices.csv",
                "Ticker,Date,Price\nBTC,2024-01-01,10\nETH-USD,2024-01-01,20\nBTC-USD,2024-01-02,11\nSOLUSDT,2024-01-02, 3 \n");
        assertThat(preview.problems()).isEmpty();
        assertThat(preview.read().getFirst().format()).isEqualTo(HistoryFormat.LONG);
        assertThat(preview.histories())
                .extracting(history -> history.instrument().symbol())
                .containsExactly("BTC-USD", "ETH-USD", "SOL-USDT");
        assertThat(preview.histories().getFirst().bars()).hasSize(2);
        HistoryPreview bad =
                read("prices.csv", "date,symbol,price\n2024-01-01,,10\n2024-01-01,B C,10\n2024-01-01,A-QQ,1\n");
        assertThat(bad.problems()).hasSize(3).allMatch(problem -> problem.field()
                .equals("symbol"));
    }

    @Test
    void wideTable() throws IOException {
        HistoryPreview preview =
                read("prices.csv", "date,BTC-USDT,WBETH,BRK.B,SUSD\n2024-01-01,1,,3,\n2024-01-02,,2,,1\n");
        assertThat(preview.problems()).isEmpty();
        assertThat(preview.histories())
                .extracting(history -> history.instrument().symbol())
                .containsExactly("BTC-USDT", "WBETH-USD", "BRK.B-USD", "SUSD-USD");
        assertThat(preview.histories()).allMatch(history -> history.bars().size() == 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "date,BTC,btc|two columns of the same name",
                "date,BTC,BTC-USD|is the second column of BTC-USD",
                "date,BTC,|is empty where a symbol must be",
                "date,BTC,Base amount|is no symbol",
                "date,BTC,volume|has no column called close or price",
                "BTC,date|has no column called close or price",
                "date,symbol|has no column called close or price",
                "date,close,price|more than one column",
                "date,open,close|needs all of open, high and low",
                "date,type,symbol,quantity,price|looks like a list of trades",
                "a,b|has no column called date or time",
                "date;BTC;ETH|is not separated by commas",
                "date|has one column only"
            })
    void unknownHeaders(String header, String reason) throws IOException {
        HistoryPreview preview = read("BTC-USD.csv", header + "\n2024-01-01,1,1,1,1\n");
        assertThat(preview.isAcceptable()).isFalse();
        assertThat(preview.problems().getFirst().line()).isEqualTo(1);
        assertThat(problemReason(preview)).contains(reason);
    }

    @Test
    void filesWithoutPricesAreRefused() throws IOException {
        assertThat(problemReason(read("BTC-USD.csv", ""))).isEqualTo("is empty");
        assertThat(problemReason(read("BTC-USD.csv", BARS))).isEqualTo("has a header and no prices");
        HistoryPreview column = read("prices.csv", "date,BTC,ETH\n2024-01-01,1,\n");
        assertThat(column.problems().getFirst().field()).isEqualTo("ETH-USD");
        assertThat(problemReason(column)).contains("has no price in the whole file");
        assertThat(problemReason(read("BTC-USD.csv", BARS + "\"2024"))).contains("is not a CSV file");
        assertThat(problemReason(read("BTC-USD.csv", "\"date"))).contains("is not a CSV file");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-01T00:00:00Z, 2024-01-01T01:00:00Z, H1",
        "2024-01-01T00:00:00Z, 2024-01-01T04:00:00Z, H4",
        "2024-01-01T00:00:00Z, 2024-01-02T00:00:00Z, D1",
        "2024-01-05T00:00:00Z, 2024-01-08T00:00:00Z, D1",
        "2024-01-01T00:00:00Z, 2024-01-08T00:00:00Z, W1"
    })
    void timeframeFromSpacing(String one, String two, Timeframe timeframe) throws IOException {
        HistoryPreview preview = read("BTC-USD.csv", "date,close\n" + one + ",1\n" + two + ",1\n");
        assertThat(preview.histories(timeframe)).hasSize(1);
        assertThat(preview.histories()).hasSize(1);
    }

    @Test
    void spacingsThatAreNoTimeframeAreRefused() throws IOException {
        HistoryPreview minutes = read("BTC-USD.csv", "date,close\n2024-01-01T00:00Z,1\n2024-01-01T00:05Z,1\n");
        assertThat(minutes.problems().getFirst().line()).isEqualTo(3);
        assertThat(problemReason(minutes)).contains("by PT5M");
        assertThat(problemReason(read("BTC-USD.csv", "date,close\n2024-01-01,1\n2024-02-01,1\n")))
                .contains("1 week apart");
        assertThat(problemReason(read("BTC-USD-1d.csv", "date,close\n2024-01-01T00:00Z,1\n2024-01-01T01:00Z,1\n")))
                .contains("whose name says PT24H");
    }

    @ParameterizedTest
    @CsvSource({"1h, H1", "4h, H4", "1d, D1", "1w, W1", "60m, H1", "24h, D1", "7d, W1"})
    void timeframeFromTheName(String suffix, Timeframe timeframe) throws IOException {
        HistoryPreview preview = read("BTC-USD-" + suffix + ".csv", "date,close\n2024-01-01,1\n2024-02-01,1\n");
        assertThat(preview.histories(timeframe)).hasSize(1);
    }

    @Test
    void brokenArchivesAndEncodings() throws IOException {
        byte[] packed = packed(BARS + "2024-01-01,1,2,1,2,5\n".repeat(50));
        assertThat(problemReason(read("BTC-USD.csv.gz", Arrays.copyOf(packed, packed.length / 2))))
                .contains("truncated gzip");
        assertThat(problemReason(read("BTC-USD.csv.gz", BARS.getBytes(StandardCharsets.UTF_8))))
                .contains("is not gzip");
        assertThat(problemReason(read("BTC-USD.csv", packed))).contains("rename it to end in .gz");
        byte[] damaged = packed.clone();
        damaged[damaged.length - 6] ^= 0x55;
        assertThat(problemReason(read("BTC-USD.csv.gz", damaged))).contains("damaged gzip");
        assertThat(problemReason(read("BTC-USD.csv", (BARS + "\u20ac").getBytes(StandardCharsets.UTF_16LE))))
                .contains("binary");
        HistoryPreview latin = read("BTC-USD.csv", (BARS + "x\n\u00e9").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(latin.problems().getFirst())
                .isEqualTo(new FileProblem("BTC-USD.csv", 3, "", "0xe9", "is not UTF-8: save the file as UTF-8"));
    }

    @Test
    void foldersTakeTheirPriceFilesAndSayWhatTheyLeave() throws IOException {
        Files.writeString(folder.resolve("ETHUSDT.csv"), BARS + "2024-01-01,1,2,1,2,5\n");
        Files.write(folder.resolve("BTCUSDT.csv.gz"), packed(BARS + "2024-01-01,1,2,1,2,5\n"));
        Files.write(folder.resolve("SOLUSDT.gz"), packed(BARS + "2024-01-01,1,2,1,2,5\n"));
        Files.writeString(folder.resolve("LICENSE.txt"), "free");
        Files.writeString(folder.resolve(".hidden.csv"), "x");
        Files.createDirectory(folder.resolve("older"));

        HistoryPreview preview = HistoryFiles.read(folder);

        assertThat(preview.isAcceptable()).isTrue();
        assertThat(preview.read())
                .extracting(HistoryFile.Read::file)
                .containsExactly("BTCUSDT.csv.gz", "ETHUSDT.csv", "SOLUSDT.gz");
        assertThat(preview.skipped())
                .extracting(HistoryFile.Skipped::file)
                .containsExactlyInAnyOrder("LICENSE.txt", ".hidden.csv", "older");
        assertThat(preview.instruments(Map.of("BTC", Category.L1, "ETH", Category.DEFI, "SOL", Category.L2)::get))
                .extracting(Instrument::category)
                .containsExactly(Category.L1, Category.DEFI, Category.L2);
    }

    @Test
    void foldersWithNothingAndMissingFilesAreRefused() throws IOException {
        assertThat(problemReason(HistoryFiles.read(folder))).contains("without .csv");
        assertThat(problemReason(HistoryFiles.read(folder.resolve("none.csv")))).isEqualTo("does not exist");
        Path other = Files.writeString(folder.resolve("prices.xlsx"), "x");
        assertThat(problemReason(HistoryFiles.read(other))).contains("its name must end in .csv");
    }

    @Test
    void filesThatContinueOneAnotherAreJoined() throws IOException {
        Path two = Files.writeString(folder.resolve("BTCUSDT-1d-2024-02.csv"), BARS + "2024-02-01,1,2,1,2,5\n");
        Path one = Files.writeString(folder.resolve("BTCUSDT-1d-2024-01.csv"), BARS + "2024-01-01,1,2,1,2,5\n");
        HistoryPreview preview = HistoryFiles.read(List.of(two, one));
        assertThat(preview.histories()).singleElement().satisfies(history -> assertThat(history.bars())
                .extracting(Bar::openTime)
                .containsExactly(Instant.parse("2024-01-01T00:00:00Z"), Instant.parse("2024-02-01T00:00:00Z")));
    }

    @Test
    void filesThatOverlapAreRefused() throws IOException {
        Path one = Files.writeString(folder.resolve("BTCUSDT.csv"), BARS + "2024-01-01,1,2,1,2,5\n");
        Path two = Files.writeString(folder.resolve("BTC-USDT.csv"), BARS + "2024-01-01,1,2,1,2,5\n");
        HistoryPreview preview = HistoryFiles.read(List.of(one, two));
        assertThat(preview.isAcceptable()).isFalse();
        assertThat(preview.problems().getFirst().message())
                .isEqualTo("BTC-USDT.csv: 'BTC-USDT' stands in BTCUSDT.csv too, for the same time");
    }

    @Test
    void labelsAreForTheScreen() {
        assertThat(HistoryFormat.values()).extracting(HistoryFormat::label).doesNotHaveDuplicates();
    }

    private static byte[] packed(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
