package dev.ballast.app.cli;

import dev.ballast.core.intake.FileProblem;
import dev.ballast.core.intake.HistoryFiles;
import dev.ballast.core.intake.HistoryPreview;
import dev.ballast.core.intake.WeightsCsv;
import dev.ballast.core.market.Category;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.RiskPolicy;
import dev.ballast.core.risk.report.Benchmark;
import dev.ballast.core.risk.report.RiskRequest;
import dev.ballast.core.risk.report.RiskSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Measures the risk of a portfolio given by files alone. Opens no book and changes nothing.
@Command(
        name = "risk",
        description =
                "Measures the risk of a portfolio from a table of prices and weights: volatility, value at risk by"
                        + " method, contributions, drawdown, diversification, limits. Needs no book and changes nothing.")
final class RiskCommand implements Callable<Integer> {

    private static final String EQUAL = "equal";

    private final Host host;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--prices",
            paramLabel = "FILE",
            required = true,
            description = "Daily prices: CSV, .gz too, a date column and one column per symbol.")
    private Path prices = Path.of("");

    @Option(
            names = "--weights",
            paramLabel = "equal|FILE",
            required = true,
            description = "equal, or a CSV file with the header symbol,weight: fractions of equity, the rest is cash.")
    private String weights = EQUAL;

    @Option(
            names = "--benchmark",
            paramLabel = "FILE",
            description = "Daily prices of one benchmark, for beta: CSV, .gz too, a date column and one column.")
    private @Nullable Path benchmark;

    @Option(
            names = "--confidence",
            defaultValue = "0.95",
            description = "Of value at risk, in (0, 1). Default: ${DEFAULT-VALUE}.")
    private double confidence;

    @Option(
            names = "--periods",
            defaultValue = "365",
            description =
                    "Days with prices a year: 365 for crypto, 252 for exchange-traded. Default: ${DEFAULT-VALUE}.")
    private int periods;

    @Option(names = "--json", description = "Print JSON with plain numbers.")
    private boolean json;

    RiskCommand(Host host) {
        this.host = host;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() {
        RiskSettings settings = RiskSettings.DEFAULT.withConfidence(confidence).withPeriodsPerYear(periods);
        HistoryPreview preview = HistoryFiles.read(prices);
        if (!preview.isAcceptable()) {
            return refuse(preview.problems(), preview.problemCount());
        }
        RiskInput input = RiskInput.of(preview, prices);
        SortedMap<InstrumentId, Double> held;
        if (weights.equals(EQUAL)) {
            held = RiskRequest.equalWeights(input.sample());
        } else {
            WeightsCsv file = WeightsCsv.read(Path.of(weights));
            List<FileProblem> problems = input.problems(file);
            if (!problems.isEmpty()) {
                return refuse(problems, problems.size());
            }
            held = file.weights();
        }
        Result<Benchmark> compared = Result.missing("No benchmark was given: name its prices with --benchmark.");
        if (benchmark != null) {
            HistoryPreview other = HistoryFiles.read(benchmark);
            if (!other.isAcceptable()) {
                return refuse(other.problems(), other.problemCount());
            }
            compared = Result.of(RiskInput.benchmark(other, benchmark));
        }
        RiskFacts facts = RiskFacts.of(input, held, categories(input), compared, settings, RiskPolicy.DEFAULT);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Json.print(out, RiskDocument.of(facts));
        } else {
            RiskText.print(out, facts);
        }
        return ExitCode.OK;
    }

    private Map<InstrumentId, Category> categories(RiskInput input) {
        var categories = new HashMap<InstrumentId, Category>();
        input.joined().instruments().forEach(id -> categories.put(id, host.category(id.base())));
        return categories;
    }

    private int refuse(List<FileProblem> problems, long count) {
        PrintWriter err = spec.commandLine().getErr();
        problems.forEach(problem -> err.println(problem.message()));
        err.println("ballast: refused with " + count + " problems: no risk was measured");
        err.flush();
        if (json) {
            Json.print(spec.commandLine().getOut(), Map.of("problemCount", count, "problems", Json.problems(problems)));
        }
        return ExitCode.REFUSED;
    }
}
