package dev.ballast.app.cli;

import dev.ballast.app.cli.OptimizeLimits.Overlay;
import dev.ballast.core.intake.FileProblem;
import dev.ballast.core.intake.HistoryFiles;
import dev.ballast.core.intake.HistoryPreview;
import dev.ballast.core.intake.WeightsCsv;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.optimization.Problem;
import dev.ballast.core.optimization.RiskModel;
import dev.ballast.core.optimization.method.CovarianceMethod;
import dev.ballast.core.optimization.method.ExpectedReturns;
import dev.ballast.core.optimization.method.MethodInput;
import dev.ballast.core.optimization.method.MethodSettings;
import dev.ballast.core.optimization.method.OptimizationMethod;
import dev.ballast.core.optimization.method.Parliament;
import dev.ballast.core.optimization.method.Particulars;
import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.CovarianceEstimate;
import dev.ballast.core.statistics.Returns;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Finds weights from a table of prices alone. Opens no book and changes nothing.
@Command(
        name = "optimize",
        description = "Finds weights from a table of prices by a method and under limits, or says which limits"
                + " conflict and what would have to give. Needs no book and changes nothing.")
final class OptimizeCommand implements Callable<Integer> {

    private static final double BASIS_POINTS = 10_000;

    /// One method or all of them.
    private static final class Which {

        @Option(
                names = "--method",
                paramLabel = "M",
                completionCandidates = Methods.class,
                description = "One of: ${COMPLETION-CANDIDATES}.")
        private @Nullable String method;

        @Option(names = "--all", description = "All methods: their weights, mean, median and spread per asset.")
        private boolean all;
    }

    /// Names of the methods, for the help.
    private static final class Methods implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(OptimizationMethod.values())
                    .map(OptimizationMethod::key)
                    .iterator();
        }
    }

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--prices",
            paramLabel = "FILE",
            required = true,
            description = "Daily prices: CSV, .gz too, a date column and one column per symbol.")
    private Path prices = Path.of("");

    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    @Option(
            names = "--covariance",
            defaultValue = "sample",
            paramLabel = "NAME",
            description = "sample, ewma:0.94, ledoit-wolf-constant-variance, ledoit-wolf-single-factor,"
                    + " ledoit-wolf-constant-correlation, oas or semi. Default: ${DEFAULT-VALUE}.")
    private String covariance = "";

    @Option(
            names = "--expected",
            defaultValue = "arithmetic",
            paramLabel = "NAME",
            description = "Expected returns: arithmetic, geometric, ewma:0.94, capm or black-litterman; the last two"
                    + " need --caps or --benchmark. Default: ${DEFAULT-VALUE}.")
    private String expected = "";

    @Option(
            names = "--returns",
            defaultValue = "simple",
            paramLabel = "simple|log",
            description = "Returns that covariance and means are taken of; scenarios are always simple returns."
                    + " Default: ${DEFAULT-VALUE}.")
    private String returns = "";

    @Option(
            names = "--periods",
            defaultValue = "252",
            description =
                    "Days with prices a year: 365 for crypto, 252 for exchange-traded. Default: ${DEFAULT-VALUE}.")
    private int periods;

    @Option(
            names = "--risk-free",
            defaultValue = "0.02",
            description = "Rate of cash a year, a fraction. Default: ${DEFAULT-VALUE}.")
    private double riskFree;

    @Option(
            names = "--risk-aversion",
            defaultValue = "5",
            description = "γ of return − γ/2 × variance. Default: ${DEFAULT-VALUE}.")
    private double riskAversion;

    @Option(
            names = "--confidence",
            defaultValue = "0.95",
            description = "Of conditional value at risk and drawdown at risk, in (0, 1). Default: ${DEFAULT-VALUE}.")
    private double confidence;

    @Option(names = "--target-return", paramLabel = "R", description = "A year, for the methods that aim at a return.")
    private @Nullable Double targetReturn;

    @Option(
            names = "--target-volatility",
            paramLabel = "V",
            description = "A year, for the methods that aim at a volatility.")
    private @Nullable Double targetVolatility;

    @Mixin
    private OptimizeLimits limits = new OptimizeLimits();

    @Mixin
    private OptimizeParticulars particulars = new OptimizeParticulars();

    @Option(
            names = "--from-weights",
            paramLabel = "FILE",
            description = "What is held now: CSV with the header symbol,weight; the rest is cash.")
    private @Nullable Path from;

    @Option(
            names = "--cost-bps",
            defaultValue = "0",
            paramLabel = "BPS",
            description = "Cost of trading, basis points of the traded value. Default: ${DEFAULT-VALUE}.")
    private double costBasisPoints;

    @Option(names = "--json", description = "Print JSON with plain numbers.")
    private boolean json;

    OptimizeCommand() {
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() {
        String wanted = which.method;
        OptimizationMethod method =
                wanted == null ? null : Named.option("--method", () -> OptimizationMethod.parse(wanted));
        var estimators = new Estimators(
                Named.option("--covariance", () -> CovarianceMethod.parse(covariance)),
                Named.option("--expected", () -> ExpectedReturns.parse(expected)),
                isLogarithmic());
        MethodSettings settings = settings();
        HistoryPreview preview = HistoryFiles.read(prices);
        if (!preview.isAcceptable()) {
            return refuse(preview.problems(), preview.problemCount());
        }
        RiskInput sample = RiskInput.of(preview, prices);
        double @Nullable [] held = null;
        if (from != null) {
            WeightsCsv file = WeightsCsv.read(from);
            List<FileProblem> problems = sample.problems(file);
            if (!problems.isEmpty()) {
                return refuse(problems, problems.size());
            }
            held = sample.joined().instruments().stream()
                    .mapToDouble(id -> file.weights().getOrDefault(id, 0.0))
                    .toArray();
        }
        Overlay overlay = method == OptimizationMethod.MINIMUM_VARIANCE_HEDGE ? Overlay.YES : Overlay.NO;
        OptimizeFacts facts = facts(sample, estimators, settings, held, overlay);
        if (which.all || method == null) {
            return answerAll(facts);
        }
        method.lacking(facts.input()).ifPresent(what -> {
            throw new IllegalArgumentException(
                    "--method " + method.key() + " needs " + what + ": give " + OptimizeParticulars.optionsOf(method));
        });
        return answer(facts, Parliament.vote(facts.input(), method));
    }

    private int answer(OptimizeFacts facts, Parliament.Vote vote) {
        if (!vote.solution().isKnown()) {
            throw new IllegalArgumentException(vote.solution().reason());
        }
        if (json) {
            Json.print(spec.commandLine().getOut(), OptimizeDocument.of(facts, vote));
        } else {
            OptimizeText.print(spec.commandLine().getOut(), facts, vote);
        }
        return vote.weights().isKnown() ? ExitCode.OK : ExitCode.FAULT;
    }

    private int answerAll(OptimizeFacts facts) {
        Parliament parliament = Parliament.of(facts.input(), Arrays.asList(OptimizationMethod.values()));
        if (json) {
            Json.print(spec.commandLine().getOut(), OptimizeDocument.of(facts, parliament));
        } else {
            OptimizeText.print(spec.commandLine().getOut(), facts, parliament);
        }
        return parliament.consensus().isKnown() ? ExitCode.OK : ExitCode.FAULT;
    }

    private OptimizeFacts facts(
            RiskInput sample,
            Estimators estimators,
            MethodSettings settings,
            double @Nullable [] held,
            Overlay overlay) {
        List<InstrumentId> instruments = sample.joined().instruments();
        DMatrixRMaj closes = sample.joined().closes();
        DMatrixRMaj simple = Returns.simple(closes);
        DMatrixRMaj estimated = estimators.logarithmic() ? Returns.logarithmic(closes) : simple;
        CovarianceEstimate covariances = estimators.covariance().estimate(estimated);
        RiskModel risk = RiskModel.of(covariances.annual(settings.periodsPerYear()));
        Particulars given = particulars.of(instruments, risk);
        ExpectedReturns.Estimate means =
                switch (estimators.means().estimate(estimated, risk, settings, given)) {
                    case Result.Known<ExpectedReturns.Estimate>(ExpectedReturns.Estimate known) -> known;
                    case Result.Missing<ExpectedReturns.Estimate>(String reason) ->
                        throw new IllegalArgumentException("--expected " + expected + ": " + reason);
                };
        Problem problem = Problem.of(risk, means.array(), limits.of(instruments, held, overlay));
        MethodInput input = MethodInput.of(simple, problem, settings).with(given);
        return new OptimizeFacts(
                sample,
                held == null ? input : input.withHeld(held),
                covariances.convention() + ", " + returns + " returns, x " + settings.periodsPerYear(),
                means.convention() + " of " + returns + " returns");
    }

    private boolean isLogarithmic() {
        return switch (returns) {
            case "simple" -> false;
            case "log" -> true;
            default -> throw new IllegalArgumentException("--returns must be simple or log, was '" + returns + "'");
        };
    }

    private MethodSettings settings() {
        if (!(costBasisPoints >= 0 && costBasisPoints <= BASIS_POINTS)) {
            throw new IllegalArgumentException("--cost-bps must lie in [0, 10000], was " + costBasisPoints);
        }
        MethodSettings settings = MethodSettings.DEFAULT.withCostRate(costBasisPoints / BASIS_POINTS);
        settings = with("--periods", settings, before -> before.withPeriodsPerYear(periods));
        settings = with("--risk-free", settings, before -> before.withRiskFree(riskFree));
        settings = with("--risk-aversion", settings, before -> before.withRiskAversion(riskAversion));
        settings = with("--confidence", settings, before -> before.withConfidence(confidence));
        if (targetReturn != null) {
            double target = targetReturn;
            settings = with("--target-return", settings, before -> before.withTargetReturn(target));
        }
        if (targetVolatility != null) {
            double target = targetVolatility;
            settings = with("--target-volatility", settings, before -> before.withTargetVolatility(target));
        }
        return settings;
    }

    private static MethodSettings with(String option, MethodSettings before, UnaryOperator<MethodSettings> change) {
        return Named.option(option, () -> change.apply(before));
    }

    private int refuse(List<FileProblem> problems, long count) {
        problems.forEach(problem -> spec.commandLine().getErr().println(problem.message()));
        spec.commandLine().getErr().println("ballast: refused with " + count + " problems: nothing was optimised");
        spec.commandLine().getErr().flush();
        if (json) {
            Json.print(spec.commandLine().getOut(), Map.of("problemCount", count, "problems", Json.problems(problems)));
        }
        return ExitCode.REFUSED;
    }

    /// How covariance and means are estimated.
    private record Estimators(CovarianceMethod covariance, ExpectedReturns means, boolean logarithmic) {}
}
