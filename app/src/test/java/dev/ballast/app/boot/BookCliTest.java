package dev.ballast.app.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.persistence.JooqWorkstationStore;
import dev.ballast.persistence.OpenMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Imports, status, targets, policy and performance of a book by the command line, on real files.
class BookCliTest {

    private static final String HEADER = "id,time,type,symbol,quantity,price,fee\n";
    private static final String DEPOSIT = "d1,2024-01-01T00:00:00Z,DEPOSIT,USD,1000,1,0\n";
    private static final String PURCHASE = "f1,2024-01-02T00:00:00Z,BUY,AAA-USD,2,100,1\n";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void importedBookIsToldInPlainJson() throws IOException {
        run("import", "history", prices()).succeeds();
        run("import", "fills", fills(DEPOSIT + PURCHASE)).succeeds();

        JsonNode status = run("status", "--json").succeeds().json();

        // By hand: 1000 − 2·100 − 1 = 799 cash, 2·110 = 220 in AAA, cost 201 for 2.
        assertThat(status.get("cash").asDouble()).isEqualTo(799);
        assertThat(status.get("equity").asDouble()).isCloseTo(1019, within(1e-9));
        assertThat(status.get("simulated").asBoolean()).isFalse();
        JsonNode position = status.get("positions").get(0);
        assertThat(position.get("symbol").asString()).isEqualTo("AAA-USD");
        assertThat(position.get("averageCost").asDouble()).isEqualTo(100.5);
        assertThat(position.get("unrealised").asDouble()).isCloseTo(19, within(1e-9));
        assertThat(position.get("weight").asDouble()).isCloseTo(220 / 1019.0, within(1e-12));
        assertThat(status.get("concentration").get("herfindahl").asDouble()).isEqualTo(1);
        assertThat(run("verify", "--json").succeeds().json().get("sound").asBoolean())
                .isTrue();
    }

    @Test
    void sameFileTwiceBooksNothingAndSaysSo() throws IOException {
        String file = fills(DEPOSIT + PURCHASE);
        run("import", "fills", file).succeeds();

        CliRun again = run("import", "fills", file).succeeds();

        assertThat(again.out()).contains("0 entries booked, 2 were booked before");
    }

    @Test
    void dryRunBooksNothing() throws IOException {
        CliRun dry = run("import", "fills", fills(DEPOSIT), "--dry-run").succeeds();

        assertThat(dry.out()).contains("line 2: new, d1", "would have");
        assertThat(run("status", "--json").succeeds().json().get("cash").asDouble())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "f2,2024-01-03T00:00:00Z,SELL,AAA-USD,5,100,0",
                "f2,2024-01-03T00:00:00Z,BUY,AAA-USD,50,100,0",
                "f2,2024-01-03T00:00:00Z,BUY,AAA-USD,NaN,100,0",
                "f2,2024-01-03T00:00:00Z,BUY,AAA-USD,1,-100,0",
                "f2,2024-01-03T00:00:00Z,BUY,AAA,1,100,0",
                "f1,2024-01-02T00:00:00Z,BUY,AAA-USD,3,100,1",
                "f2,2024-01-03,BUY,AAA-USD,1,100,0",
            })
    void badRowLeavesTheBookAsItWas(String row) throws IOException {
        run("import", "fills", fills(DEPOSIT + PURCHASE)).succeeds();
        String good = "d2,2024-01-03T00:00:00Z,DEPOSIT,USD,10,1,0\n";

        CliRun refused =
                run("import", "fills", fills(good + row + "\n"), "--json").refuses();

        assertThat(refused.err()).contains("fills.csv:3:");
        JsonNode problem = refused.json().get("problems").get(0);
        assertThat(problem.get("line").asInt()).isEqualTo(3);
        assertThat(problem.get("reason").asString()).isNotBlank();
        assertThat(run("status", "--json").succeeds().json().get("cash").asDouble())
                .isEqualTo(799);
        run("verify").succeeds();
    }

    @Test
    void badHistoryIsRefusedWhole() throws IOException {
        String file = write("bad.csv", "date,AAA,BBB\n2024-01-01,100,5\n2024-01-02,NaN,6\n");

        CliRun refused = run("import", "history", file, "--json").refuses();

        assertThat(refused.err()).contains("bad.csv:3: AAA 'NaN'");
        assertThat(refused.json().get("accepted").asBoolean()).isFalse();
    }

    @Test
    void demoBookIsLabelledSimulated() {
        run("targets", "equal-weight", "--book", "demo").refuses();
        // Looking at the policy makes no book, changing it does.
        run("policy", "--book", "demo").refuses();
        run("policy", "risk.positionLimit", "0.3", "--book", "demo").succeeds();

        assertThat(run("status").succeeds().out()).startsWith("SIMULATED");
        assertThat(run("status", "--json").succeeds().json().get("simulated").asBoolean())
                .isTrue();
    }

    @Test
    void performanceIsToldByWindowAndItsPartsSumToIt() {
        run("policy", "risk.positionLimit", "0.3", "--book", "demo").succeeds();

        JsonNode report = run("performance", "--window", "all", "--benchmark", "btc-usd", "--json")
                .succeeds()
                .json();
        JsonNode all = report.get("windows").get("All");
        double sum = 0;
        for (JsonNode part : report.get("byInstrument")) {
            sum += part.asDouble();
        }
        assertThat(report.get("simulated").asBoolean()).isTrue();
        assertThat(sum).isCloseTo(all.get("timeWeighted").asDouble(), within(1e-9));
        assertThat(report.get("comparison").get("days").asInt())
                .isEqualTo(all.get("dailyReturns").asInt());
        assertThat(run("performance", "--window", "2w").refuses().err()).contains("2w");
        assertThat(run("performance", "--benchmark", "NOPE-USD").refuses().err())
                .contains("NOPE-USD");
    }

    @Test
    void targetOfAnUnknownInstrumentIsRefused() throws IOException {
        run("import", "history", prices()).succeeds();

        assertThat(run("targets", "own", "NOPE-USD=0.2").refuses().err()).contains("NOPE-USD");
        assertThat(run("targets", "own", "AAA-USD=much").refuses().err()).contains("'AAA-USD=much'");
        run("targets", "own", "AAA-USD=0.2").succeeds();
    }

    @Test
    void policyTellsNumbersAndRefusesWords() {
        JsonNode policy = run("policy", "risk.positionLimit", "0.3", "--json", "--book", "own")
                .succeeds()
                .json();

        assertThat(policy.get("risk.positionLimit").isNumber()).isTrue();
        assertThat(run("policy", "risk.positionLimit", "abc").refuses().err())
                .contains("risk.positionLimit", "'abc'")
                .doesNotContain("dev.ballast");
    }

    @Test
    void missingBookAndFileInPlaceOfTheFolderAreRefused() throws IOException {
        assertThat(run("status").refuses().err()).contains("There is no book");
        assertThat(Files.exists(folder.resolve("data"))).isFalse();

        Files.writeString(folder.resolve("data"), "");
        assertThat(run("status").refuses().err()).contains("is a file");
    }

    @Test
    void openBookIsRefusedToASecondCommand() throws IOException {
        run("import", "history", prices()).succeeds();
        Path book = folder.resolve("data").resolve("book");
        try (var store = JooqWorkstationStore.open(book, OpenMode.EXISTING)) {
            assertThat(store.load()).isNotNull();
            assertThat(run("status").refuses().err()).contains("already open in another Ballast");
        }
        run("status").succeeds();
    }

    @Test
    void damagedFileIsRefusedAndLeftAsItIs() throws IOException {
        run("import", "history", prices()).succeeds();
        Path file = folder.resolve("data/book/ballast.mv.db");
        byte[] damaged = Files.readAllBytes(file);
        Arrays.fill(damaged, 0, damaged.length / 2, (byte) 7);
        Files.write(file, damaged);

        assertThat(run("status").refuses().err()).contains("is damaged");
        assertThat(Files.readAllBytes(file)).isEqualTo(damaged);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "watch",
                "verify",
                "policy",
                "targets",
                "risk",
                "optimize",
                "performance",
                "screenshots",
                "import",
                "import fills"
            })
    void everyCommandHasHelp(String command) {
        CliRun help = CliRun.of((command + " --help").split(" ", -1)).succeeds();

        assertThat(help.out()).startsWith("Usage: ballast " + command);
        assertThat(help.err()).isEmpty();
    }

    private String prices() throws IOException {
        return write("prices.csv", "date,AAA,BBB\n2024-01-01,100,5\n2024-01-02,105,6\n2024-01-03,110,5.5\n");
    }

    private String fills(String rows) throws IOException {
        return write("fills.csv", HEADER + rows);
    }

    private String write(String name, String text) throws IOException {
        return CliRun.file(folder, name, text);
    }

    private CliRun run(String... arguments) {
        return CliRun.in(folder, arguments);
    }
}
