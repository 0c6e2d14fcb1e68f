package dev.ballast.app.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// `ballast optimize` on real files.
class OptimizeCliTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void optimisedWeightsAreToldWithHowTheyCameAbout() throws IOException {
        String prices = CliRun.table(folder, 120);

        JsonNode answer = CliRun.of("optimize", "--prices", prices, "--method", "inverse-volatility", "--json")
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
        assertThat(CliRun.of("optimize", "--prices", prices, "--method", "equal-weight")
                        .succeeds()
                        .out())
                .contains("Left out: FLAT-USD", "Equal weight", "optimal", "AAA-USD            50.000 %");
    }

    @Test
    void turnoverAndCostAreToldFromCurrentWeights() throws IOException {
        String held = write("held.csv", "symbol,weight\nAAA,0.8\nBBB,0.2\n");

        JsonNode answer = CliRun.of(
                        "optimize",
                        "--prices",
                        CliRun.table(folder, 60),
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
        String prices = CliRun.table(folder, 60);

        CliRun run =
                CliRun.of("optimize", "--prices", prices, "--method", "equal-weight", "--bound", "AAA=0:0.4", "--json");

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
        JsonNode answer = CliRun.of(
                        "optimize",
                        "--prices",
                        CliRun.table(folder, 120),
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
        assertThat(CliRun.of("optimize", "--prices", CliRun.table(folder, 120), "--all")
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
        var arguments =
                new ArrayList<>(List.of("optimize", "--prices", CliRun.table(folder, 120), "--json", "--method"));
        arguments.addAll(List.of(options.split(" ", -1)));

        JsonNode answer = CliRun.of(arguments.toArray(String[]::new)).succeeds().json();

        assertThat(answer.get("status").asString()).isEqualTo("optimal");
        assertThat(answer.get("invested").asDouble()).isCloseTo(1, within(1e-9));
        assertThat(answer.get("estimates")).hasSize(2);
    }

    @Test
    void cashHedgesAndNeutralityAreAskedForByOptions() throws IOException {
        String prices = CliRun.table(folder, 120);
        String held = write("held.csv", "symbol,weight\nAAA,0.8\nBBB,0.2\n");
        String caps = write("caps.csv", "symbol,cap\nAAA,3e9\nBBB,1e9\n");

        JsonNode kelly = CliRun.of(
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
        JsonNode cash = CliRun.of(
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
        JsonNode hedge = CliRun.of(
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
        CliRun neutral =
                CliRun.of("optimize", "--prices", prices, "--method", "factor-neutral", "--neutral-to", "AAA,BBB");
        assertThat(neutral.code()).isEqualTo(1);
        assertThat(neutral.out()).contains("No weights", "beta to", "smallest relaxation");
        JsonNode costs = CliRun.of(
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
        String prices = CliRun.table(folder, 60);

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
        String prices = CliRun.table(folder, 60);
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
        return CliRun.of(arguments.toArray(String[]::new)).refuses().err();
    }

    private String write(String name, String text) throws IOException {
        return CliRun.file(folder, name, text);
    }
}
