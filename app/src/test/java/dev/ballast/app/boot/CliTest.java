package dev.ballast.app.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.app.cli.BallastCommand;
import dev.ballast.persistence.JooqWorkstationStore;
import dev.ballast.persistence.OpenMode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The command line on real files, through the program's own composition.
class CliTest {

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

        Run again = run("import", "fills", file).succeeds();

        assertThat(again.out()).contains("0 entries booked, 2 were booked before");
    }

    @Test
    void dryRunBooksNothing() throws IOException {
        Run dry = run("import", "fills", fills(DEPOSIT), "--dry-run").succeeds();

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

        Run refused = run("import", "fills", fills(good + row + "\n"), "--json").refuses();

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

        Run refused = run("import", "history", file, "--json").refuses();

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
        Run help = execute((command + " --help").split(" ", -1)).succeeds();

        assertThat(help.out()).startsWith("Usage: ballast " + command);
        assertThat(help.err()).isEmpty();
    }

    @Test
    void riskOfTwoFilesIsToldWithItsMethods() throws IOException {
        String prices = table(60);
        String weights = write("weights.csv", "symbol,weight\nAAA,0.5\nBBB,0.3\n");

        JsonNode risk = execute("risk", "--prices", prices, "--weights", weights, "--periods", "252", "--json")
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
        JsonNode beta = execute("risk", "--prices", market, "--weights", "equal", "--benchmark", market, "--json")
                .succeeds()
                .json()
                .get("beta");
        assertThat(beta.get("beta").asDouble()).isCloseTo(1, within(1e-12));
        assertThat(execute("risk", "--prices", prices, "--weights", "equal", "--benchmark", prices)
                        .refuses()
                        .err())
                .contains("a benchmark is one column of prices, there are 3");
        assertThat(execute("risk", "--prices", prices, "--weights", "equal")
                        .succeeds()
                        .out())
                .contains("2 instruments, 58 daily returns", "1 of 60 dates left out", "Left out: FLAT-USD", "Cornish");
    }

    @Test
    void riskRefusesBadFilesByLineFieldAndValue() throws IOException {
        String prices = table(60);
        String bad = write("bad.csv", "date,AAA,BBB\n2024-01-01,100,5\n2024-01-02,NaN,6\n");
        String unknown = write("unknown.csv", "symbol,weight\nAAA,0.5\nNOPE,0.5\n");
        String flat = write("flat.csv", "symbol,weight\nFLAT,1\n");

        Run refused =
                execute("risk", "--prices", bad, "--weights", "equal", "--json").refuses();

        assertThat(refused.err()).contains("bad.csv:3: AAA 'NaN'");
        assertThat(refused.json().get("problems").get(0).get("value").asString())
                .isEqualTo("NaN");
        assertThat(execute("risk", "--prices", prices, "--weights", unknown)
                        .refuses()
                        .err())
                .contains("unknown.csv:3: symbol 'NOPE-USD' has no column");
        assertThat(execute("risk", "--prices", prices, "--weights", flat)
                        .refuses()
                        .err())
                .contains("flat.csv:2: symbol 'FLAT-USD' has no usable prices: returns are constant");
        assertThat(execute("risk", "--prices", prices, "--weights", "equal", "--confidence", "1")
                        .refuses()
                        .err())
                .contains("confidence must lie in (0, 1), was 1.0");
        assertThat(execute(
                                "risk",
                                "--prices",
                                write("short.csv", "date,AAA\n2024-01-01,1\n2024-01-02,2\n"),
                                "--weights",
                                "equal")
                        .refuses()
                        .err())
                .contains("no column has usable prices", "2 of 3 prices needed");
        assertThat(execute("risk", "--prices", "none.csv", "--weights", "equal")
                        .refuses()
                        .err())
                .contains("none.csv: does not exist");
    }

    @Test
    void optimisedWeightsAreToldWithHowTheyCameAbout() throws IOException {
        String prices = table(120);

        JsonNode answer = execute("optimize", "--prices", prices, "--method", "inverse-volatility", "--json")
                .succeeds()
                .json();

        assertThat(answer.get("method").asString()).isEqualTo("inverse-volatility");
        assertThat(answer.get("status").asString()).isEqualTo("optimal");
        assertThat(answer.get("sample").get("droppedRows").asInt()).isEqualTo(1);
        JsonNode weights = answer.get("weights");
        assertThat(weights.get("AAA-USD").asDouble() + weights.get("BBB-USD").asDouble())
                .isCloseTo(1, within(1e-12));
        assertThat(answer.get("sharpe").asDouble())
                .isCloseTo(
                        (answer.get("expectedReturn").asDouble() - 0.02)
                                / answer.get("volatility").asDouble(),
                        within(1e-12));
        assertThat(answer.get("turnover").isNull()).isTrue();
        assertThat(answer.get("turnoverReason").asString()).contains("No current weights");
        assertThat(answer.get("residuals").get("primal").asDouble()).isLessThanOrEqualTo(1e-9);
        assertThat(answer.get("seconds").isNumber()).isTrue();
        assertThat(execute("optimize", "--prices", prices, "--method", "equal-weight")
                        .succeeds()
                        .out())
                .contains("Left out: FLAT-USD", "Equal weight", "optimal", "AAA-USD            50.000 %");
    }

    @Test
    void turnoverAndCostAreToldFromCurrentWeights() throws IOException {
        String held = write("held.csv", "symbol,weight\nAAA,0.8\nBBB,0.2\n");

        JsonNode answer = execute(
                        "optimize",
                        "--prices",
                        table(60),
                        "--method",
                        "equal-weight",
                        "--from-weights",
                        held,
                        "--cost-bps",
                        "10",
                        "--json")
                .succeeds()
                .json();

        assertThat(answer.get("turnover").asDouble()).isCloseTo(0.6, within(1e-12));
        assertThat(answer.get("cost").asDouble()).isCloseTo(0.0006, within(1e-12));
    }

    @Test
    void limitsThatCannotHoldAreNamedAndNoWeightsTold() throws IOException {
        String prices = table(60);

        Run run = execute("optimize", "--prices", prices, "--method", "equal-weight", "--bound", "AAA=0:0.4", "--json");

        assertThat(run.code()).isEqualTo(1);
        JsonNode answer = run.json();
        assertThat(answer.get("status").asString()).isEqualTo("infeasible");
        assertThat(answer.has("weights")).isFalse();
        assertThat(answer.get("conflict").get("constraints").get(1).asString()).isEqualTo("upper bound of AAA-USD");
        assertThat(answer.get("conflict").get("relaxations").get(0).get("by").asDouble())
                .isCloseTo(0.1, within(1e-12));
    }

    @Test
    void allMethodsTogetherGiveAConsensusWithinTheLimits() throws IOException {
        JsonNode answer = execute(
                        "optimize",
                        "--prices",
                        table(120),
                        "--all",
                        "--max",
                        "0.9",
                        "--group",
                        "first=AAA:0:0.95",
                        "--covariance",
                        "ewma:0.97",
                        "--json")
                .succeeds()
                .json();

        assertThat(answer.get("methods").size()).isGreaterThan(5);
        JsonNode parliament = answer.get("parliament");
        assertThat(parliament.get("voters").asInt()).isGreaterThan(5);
        double sum = 0;
        for (JsonNode asset : parliament.get("assets")) {
            sum += asset.get("mean").asDouble();
            assertThat(asset.get("median").asDouble())
                    .isBetween(asset.get("least").asDouble(), asset.get("most").asDouble());
        }
        assertThat(sum).isCloseTo(1, within(1e-9));
        assertThat(execute("optimize", "--prices", table(120), "--all")
                        .succeeds()
                        .out())
                .contains("Method", "Minimum CVaR", "Mean of all", "Median");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cap-weight --caps AAA=3,BBB=1",
                "performance --expected ewma:0.9",
                "risk-budgets --risk-budgets AAA=3,BBB=1 --covariance oas",
                "minimum-tracking-error --benchmark AAA=1 --max 0.8 --covariance semi",
                "black-litterman --caps AAA=3,BBB=1 --view AAA>BBB=0.05@0.8 --view BBB=0.1",
                "maximum-diversification --covariance ledoit-wolf-single-factor",
                "minimum-variance --covariance ledoit-wolf-constant-variance --invested 1",
                "mean-variance --expected black-litterman --benchmark AAA=0.5,BBB=0.5",
                "target-volatility --target-volatility 0.5 --expected capm --caps AAA=1,BBB=1",
                "momentum-tilt --tilt-strength 0.5",
                "growth-optimal --returns log",
                "minimum-cdar --confidence 0.9"
            })
    void methodsAndEstimatorsAreChosenByOptions(String options) throws IOException {
        var arguments = new ArrayList<>(List.of("optimize", "--prices", table(120), "--json", "--method"));
        arguments.addAll(List.of(options.split(" ", -1)));

        JsonNode answer = execute(arguments.toArray(String[]::new)).succeeds().json();

        assertThat(answer.get("status").asString()).isEqualTo("optimal");
        assertThat(answer.get("invested").asDouble()).isCloseTo(1, within(1e-9));
        assertThat(answer.get("estimates")).hasSize(2);
    }

    @Test
    void cashHedgesAndNeutralityAreAskedForByOptions() throws IOException {
        String prices = table(120);
        String held = write("held.csv", "symbol,weight\nAAA,0.8\nBBB,0.2\n");
        String caps = write("caps.csv", "symbol,cap\nAAA,3e9\nBBB,1e9\n");

        JsonNode kelly = execute(
                        "optimize",
                        "--prices",
                        prices,
                        "--method",
                        "fractional-kelly",
                        "--kelly-fraction",
                        "0.25",
                        "--json")
                .succeeds()
                .json();
        assertThat(kelly.get("invested").asDouble()).isCloseTo(0.25, within(1e-9));
        JsonNode cash = execute(
                        "optimize",
                        "--prices",
                        prices,
                        "--method",
                        "cap-weight",
                        "--caps",
                        caps,
                        "--invested",
                        "0.8",
                        "--json")
                .succeeds()
                .json();
        assertThat(cash.get("weights").get("AAA-USD").asDouble()).isCloseTo(0.6, within(1e-12));
        JsonNode hedge = execute(
                        "optimize",
                        "--prices",
                        prices,
                        "--method",
                        "minimum-variance-hedge",
                        "--from-weights",
                        held,
                        "--hedge-with",
                        "BBB",
                        "--json")
                .succeeds()
                .json();
        assertThat(hedge.get("weights").get("AAA-USD").asDouble()).isEqualTo(0.8);
        assertThat(hedge.get("trades").get(0).get("kind").asString()).isEqualTo("untouched");
        Run neutral = execute("optimize", "--prices", prices, "--method", "factor-neutral", "--neutral-to", "AAA,BBB");
        assertThat(neutral.code()).isEqualTo(1);
        assertThat(neutral.out()).contains("No weights", "beta to", "smallest relaxation");
        JsonNode costs = execute(
                        "optimize",
                        "--prices",
                        prices,
                        "--method",
                        "cost-aware-mean-variance",
                        "--from-weights",
                        held,
                        "--cost-bps",
                        "10000",
                        "--impact",
                        "0.1",
                        "--json")
                .succeeds()
                .json();
        assertThat(costs.get("turnover").asDouble()).isCloseTo(0, within(1e-9));
        assertThat(costs.get("trades").get(1).get("kind").asString()).isEqualTo("untouched");
    }

    @Test
    void optionsOfMethodsAreRefusedByNameAndValue() throws IOException {
        String prices = table(60);

        assertThat(optimize(prices, "--method", "cap-weight")).contains("needs market capitalisations: give --caps");
        assertThat(optimize(prices, "--method", "target-return")).contains("give --target-return");
        assertThat(optimize(prices, "--method", "cap-weight", "--caps", "AAA=-1"))
                .contains("--caps", "was -1.0");
        assertThat(optimize(prices, "--method", "cap-weight", "--caps", "AAA=0"))
                .contains("--caps", "was 0.0");
        assertThat(optimize(prices, "--method", "cap-weight", "--caps", "nowhere.csv"))
                .contains("'nowhere.csv'");
        assertThat(optimize(prices, "--all", "--risk-budgets", "AAA=1,AAA=2")).contains("'AAA' is given twice");
        assertThat(optimize(prices, "--all", "--benchmark", "NOPE=1")).contains("'NOPE' has no usable prices");
        assertThat(optimize(prices, "--all", "--view", "AAA")).contains("--view 'AAA': must be");
        assertThat(optimize(prices, "--all", "--view", "AAA=0.1@2")).contains("confidence must lie in [0, 1], was 2.0");
        assertThat(optimize(prices, "--all", "--view", "AAA>AAA=0.1")).contains("both sides are the same");
        assertThat(optimize(prices, "--all", "--tau", "0")).contains("--tau: tau must be finite and > 0, was 0.0");
        assertThat(optimize(prices, "--all", "--kelly-fraction", "2")).contains("--kelly-fraction", "was 2.0");
        assertThat(optimize(prices, "--all", "--impact", "-1")).contains("--impact", "was -1.0");
        assertThat(optimize(prices, "--all", "--cost-bps", "-1")).contains("--cost-bps must lie in", "was -1.0");
        assertThat(optimize(prices, "--all", "--min", "NaN")).contains("--min NaN");
        assertThat(optimize(prices, "--all", "--expected", "capm"))
                .contains("--expected capm", "needs capitalisations");
        assertThat(optimize(prices, "--all", "--expected", "ewma:2")).contains("--expected", "was 2.0");
        assertThat(optimize(prices, "--all", "--confidence", "1")).contains("--confidence", "was 1.0");
        assertThat(optimize(
                        prices,
                        "--method",
                        "black-litterman",
                        "--caps",
                        "AAA=1,BBB=1",
                        "--view",
                        "AAA=0.1@1",
                        "--view",
                        "AAA=0.2@1"))
                .contains("certain views contradict");
    }

    @Test
    void optimizeRefusesWhatItCannotReadByName() throws IOException {
        String prices = table(60);
        String unknown = write("unknown.csv", "symbol,weight\nNOPE,0.5\n");

        assertThat(optimize(prices, "--method", "astrology")).contains("no method 'astrology', there are equal-weight");
        assertThat(optimize(prices)).contains("--method");
        assertThat(optimize(prices, "--all", "--covariance", "tea")).contains("no covariance 'tea'");
        assertThat(optimize(prices, "--all", "--returns", "odd")).contains("simple or log, was 'odd'");
        assertThat(optimize(prices, "--all", "--min", "0.9", "--max", "0.1")).contains("AAA-USD are crossed");
        assertThat(optimize(prices, "--all", "--group", "tech=AAA,NOPE:0:1")).contains("'NOPE' has no usable prices");
        assertThat(optimize(prices, "--all", "--group", "tech=AAA:0")).contains("must end in LO:HI");
        assertThat(optimize(prices, "--all", "--bound", "AAA=x:1")).contains("'x' is not a number");
        assertThat(optimize(prices, "--all", "--max-turnover", "0.5")).contains("--from-weights");
        assertThat(optimize(prices, "--all", "--periods", "0")).contains("periods a year must be >= 1, was 0");
        assertThat(optimize(prices, "--all", "--from-weights", unknown))
                .contains("unknown.csv:2: symbol 'NOPE-USD' has no column");
    }

    private static String optimize(String prices, String... more) {
        var arguments = new ArrayList<>(List.of("optimize", "--prices", prices));
        arguments.addAll(List.of(more));
        return execute(arguments.toArray(String[]::new)).refuses().err();
    }

    /// Three columns over `days`: AAA, BBB with a gap, FLAT without a move.
    private String table(int days) throws IOException {
        var random = new java.util.Random(12);
        var text = new StringBuilder("date,AAA,BBB,FLAT\n");
        double first = 100;
        double second = 10;
        for (int day = 0; day < days; day++) {
            first *= Math.exp(0.02 * random.nextGaussian());
            second *= Math.exp(0.03 * random.nextGaussian());
            text.append(java.time.LocalDate.of(2024, 1, 1).plusDays(day))
                    .append(',')
                    .append(first)
                    .append(',')
                    .append(day == 20 ? "" : second)
                    .append(",7\n");
        }
        return write("table.csv", text.toString());
    }

    private String prices() throws IOException {
        return write("prices.csv", "date,AAA,BBB\n2024-01-01,100,5\n2024-01-02,105,6\n2024-01-03,110,5.5\n");
    }

    private String fills(String rows) throws IOException {
        return write("fills.csv", HEADER + rows);
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8)
                .toString();
    }

    private Run run(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.add("--data");
        all.add(folder.resolve("data").toString());
        return execute(all.toArray(String[]::new));
    }

    private static Run execute(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = BallastCommand.commandLine(new DesktopHost())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Run(code, out.toString(), err.toString());
    }

    /// How one command ended.
    private record Run(int code, String out, String err) {

        Run succeeds() {
            assertThat(code).as(err).isZero();
            return this;
        }

        Run refuses() {
            assertThat(code).as(err).isEqualTo(2);
            assertThat(err).isNotBlank();
            return this;
        }

        /// All of standard output is one document.
        JsonNode json() {
            return JsonMapper.builder().build().readTree(out);
        }
    }
}
