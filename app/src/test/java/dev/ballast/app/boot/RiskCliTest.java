package dev.ballast.app.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// `ballast risk` on real files.
class RiskCliTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void riskOfTwoFilesIsToldWithItsMethods() throws IOException {
        String prices = CliRun.table(folder, 60);
        String weights = write("weights.csv", "symbol,weight\nAAA,0.5\nBBB,0.3\n");

        JsonNode risk = CliRun.of("risk", "--prices", prices, "--weights", weights, "--periods", "252", "--json")
                .succeeds()
                .json();

        assertThat(risk.get("sample").get("rows").asInt()).isEqualTo(60);
        assertThat(risk.get("sample").get("droppedRows").asInt()).isEqualTo(1);
        assertThat(risk.get("sample").get("observations").asInt()).isEqualTo(58);
        assertThat(risk.get("sample").get("missingRows").get("BBB-USD").asInt()).isEqualTo(1);
        assertThat(risk.get("sample").get("excluded").get(0).get("symbol").asString())
                .isEqualTo("FLAT-USD");
        assertThat(risk.get("weights").get("cash").asDouble()).isCloseTo(0.2, within(1e-12));
        double daily = risk.get("volatility").get("daily").asDouble();
        assertThat(risk.get("volatility").get("annual").asDouble()).isCloseTo(daily * Math.sqrt(252), within(1e-12));
        assertThat(risk.get("volatility").get("convention").asString()).isNotBlank();
        assertThat(risk.get("tails")).hasSize(10);
        risk.get("tails").forEach(tail -> assertThat(tail.has("reason") || tail.has("convention"))
                .isTrue());
        double sum = 0;
        for (JsonNode asset : risk.get("contributions").get("assets")) {
            sum += asset.get("componentVolatility").asDouble();
        }
        assertThat(sum).isCloseTo(risk.get("volatility").get("annual").asDouble(), within(1e-12));
        assertThat(risk.get("concentration").get("herfindahl").asDouble())
                .isCloseTo((0.25 + 0.09) / 0.64, within(1e-12));
        assertThat(risk.get("limits").isEmpty()).isFalse();
        assertThat(risk.get("liquidity").get("reason").asString()).isNotBlank();
        String market =
                write("market.csv", Files.readString(Path.of(prices)).replaceAll("(?m)^([^,]*,[^,]*),.*$", "$1"));
        JsonNode beta = CliRun.of("risk", "--prices", market, "--weights", "equal", "--benchmark", market, "--json")
                .succeeds()
                .json()
                .get("beta");
        assertThat(beta.get("beta").asDouble()).isCloseTo(1, within(1e-12));
        assertThat(CliRun.of("risk", "--prices", prices, "--weights", "equal", "--benchmark", prices)
                        .refuses()
                        .err())
                .contains("a benchmark is one column of prices, there are 3");
        assertThat(CliRun.of("risk", "--prices", prices, "--weights", "equal")
                        .succeeds()
                        .out())
                .contains("2 instruments, 58 daily returns", "1 of 60 dates left out", "Left out: FLAT-USD", "Cornish");
    }

    @Test
    void riskRefusesBadFilesByLineFieldAndValue() throws IOException {
        String prices = CliRun.table(folder, 60);
        String bad = write("bad.csv", "date,AAA,BBB\n2024-01-01,100,5\n2024-01-02,NaN,6\n");
        String unknown = write("unknown.csv", "symbol,weight\nAAA,0.5\nNOPE,0.5\n");
        String flat = write("flat.csv", "symbol,weight\nFLAT,1\n");

        CliRun refused = CliRun.of("risk", "--prices", bad, "--weights", "equal", "--json")
                .refuses();

        assertThat(refused.err()).contains("bad.csv:3: AAA 'NaN'");
        assertThat(refused.json().get("problems").get(0).get("value").asString())
                .isEqualTo("NaN");
        assertThat(CliRun.of("risk", "--prices", prices, "--weights", unknown)
                        .refuses()
                        .err())
                .contains("unknown.csv:3: symbol 'NOPE-USD' has no column");
        assertThat(CliRun.of("risk", "--prices", prices, "--weights", flat)
                        .refuses()
                        .err())
                .contains("flat.csv:2: symbol 'FLAT-USD' has no usable prices: returns are constant");
        assertThat(CliRun.of("risk", "--prices", prices, "--weights", "equal", "--confidence", "1")
                        .refuses()
                        .err())
                .contains("confidence must lie in (0, 1), was 1.0");
        assertThat(CliRun.of(
                                "risk",
                                "--prices",
                                write("short.csv", "date,AAA\n2024-01-01,1\n2024-01-02,2\n"),
                                "--weights",
                                "equal")
                        .refuses()
                        .err())
                .contains("no column has usable prices", "2 of 3 prices needed");
        assertThat(CliRun.of("risk", "--prices", "none.csv", "--weights", "equal")
                        .refuses()
                        .err())
                .contains("none.csv: does not exist");
    }

    private String write(String name, String text) throws IOException {
        return CliRun.file(folder, name, text);
    }
}
