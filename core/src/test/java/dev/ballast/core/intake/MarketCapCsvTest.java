package dev.ballast.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarketCapCsvTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test
    Path folder;

    @Test
    void ranksAreGivenOrFollowFromSize() throws IOException {
        assertThat(read("Rank,Name,Symbol,snapshot_date\n1,Bitcoin,BTC,20251001\n2,Ethereum,eth,20251001\n")
                        .caps()
                        .ranks())
                .containsEntry("BTC", 1)
                .containsEntry("ETH", 2);
        var bySize = read("""
                symbol,id,market_cap,timestamp
                ETH,e,5,2025-11-03T02:05:14
                BTC,b,9.5,2025-11-03T02:05:14
                NEW,n,0,2025-11-03T02:05:14
                """);
        assertThat(bySize.caps().ranks()).containsOnlyKeys("BTC", "ETH").containsEntry("BTC", 1);
        assertThat(bySize.caps().asOf()).isEqualTo("2025-11-03");
    }

    @Test
    void theNewestOfSeveralDatesCounts() throws IOException {
        var preview = read("Rank,Symbol,snapshot_date\n1,BTC,20250901\n1,ETH,20251001\n2,BTC,20251001\n");

        assertThat(preview.caps().asOf()).isEqualTo("2025-10-01");
        assertThat(preview.caps().ranks()).containsEntry("ETH", 1).containsEntry("BTC", 2);
    }

    /// Two assets under one symbol, as BNX in the table of March 2023: neither is guessed.
    @Test
    void aSymbolOfTwoAssetsIsLeftOutAndNamed() throws IOException {
        var preview = read("""
                Rank,Name,Symbol,snapshot_date
                126,BinaryX (old),BNX,20230301
                132,BinaryX,BNX,20230301
                1,Bitcoin,BTC,20230301
                """);

        assertThat(preview.isAcceptable()).isTrue();
        assertThat(preview.ambiguous()).containsExactly("BNX");
        assertThat(preview.caps().ranks()).containsOnlyKeys("BTC");
    }

    @Test
    void badRowsAreNamedByLineAndRefuseTheFile() throws IOException {
        var preview = read("Rank,Symbol\n1,BTC\nzwei,ETH\n3,\n0,SOL\n-4,ADA\n");

        assertThat(preview.isAcceptable()).isFalse();
        assertThat(preview.caps().isEmpty()).isTrue();
        assertThat(preview.problems())
                .extracting(FileProblem::message)
                .containsExactly(
                        "caps.csv:3: rank 'zwei' is no whole number from 1",
                        "caps.csv:4: symbol is empty",
                        "caps.csv:5: rank '0' is no whole number from 1",
                        "caps.csv:6: rank '-4' is no whole number from 1");
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        assertThat(read("").problems().getFirst().reason()).contains("must name symbol");
        assertThat(read("a,b\n1,2\n").problems().getFirst().reason()).contains("must name symbol");
        assertThat(read("symbol,rank\n").problems().getFirst().reason()).contains("no row");
        assertThat(read("symbol,market_cap\nBTC,1.445.399.932\n")
                        .problems()
                        .getFirst()
                        .message())
                .isEqualTo("caps.csv:2: market_cap '1.445.399.932' is no number > 0");
        assertThat(MarketCapCsv.read(folder.resolve("none.csv"))
                        .problems()
                        .getFirst()
                        .reason())
                .isEqualTo("does not exist");
    }

    @Test
    void recordedTablesAreRead() {
        var monthly =
                MarketCapCsv.read(RecordedData.path("crypto/market-cap/coinmarketcap_monthly_all_snapshots.csv.gz"));
        assertThat(monthly.problems()).isEmpty();
        assertThat(monthly.caps().asOf()).isEqualTo("2025-10-01");
        assertThat(monthly.caps().ranks()).hasSizeBetween(195, 200).containsEntry("BTC", 1);

        var gecko = MarketCapCsv.read(RecordedData.path("crypto/market-cap/coingecko_market_data_20251103.csv"));
        assertThat(gecko.problems()).isEmpty();
        assertThat(gecko.caps().ranks()).containsEntry("BTC", 1);

        var latest = MarketCapCsv.read(RecordedData.path("crypto/market-cap/crypto_marketcap_latest.csv"));
        assertThat(latest.problems()).isEmpty();
        assertThat(latest.caps().ranks()).containsEntry("BTC", 1).containsEntry("ETH", 2);
    }

    private MarketCapCsv.Preview read(String text) throws IOException {
        Path file = folder.resolve("caps.csv");
        Files.writeString(file, text);
        return MarketCapCsv.read(file);
    }
}
