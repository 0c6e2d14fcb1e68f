package dev.ballast.app.cli;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.optimization.RiskModel;
import dev.ballast.core.optimization.method.Exposures;
import dev.ballast.core.optimization.method.OptimizationMethod;
import dev.ballast.core.optimization.method.Particulars;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of `ballast optimize` that single methods need.
final class OptimizeParticulars {

    private static final String MARKET = "market";

    @Option(
            names = "--caps",
            paramLabel = "A=1,B=2|FILE",
            description = "Market capitalisations, for cap-weight, black-litterman and capm. FILE: CSV symbol,cap.")
    private @Nullable String caps;

    @Option(
            names = "--benchmark",
            paramLabel = "A=0.6,B=0.4|FILE",
            description = "Weights to follow, for minimum-tracking-error; the market of black-litterman and capm"
                    + " where no capitalisations are given.")
    private @Nullable String benchmark;

    @Option(
            names = "--risk-budgets",
            paramLabel = "A=1,B=2|FILE",
            description = "Shares of the variance, for risk-budgets; only proportions count, 0 where not named.")
    private @Nullable String budgets;

    @Option(
            names = "--hedge-with",
            paramLabel = "A,B",
            description = "Hedging assets, for minimum-variance-hedge of --from-weights; unbounded without limits.")
    private @Nullable String hedges;

    @Option(
            names = "--neutral-to",
            paramLabel = "A,B",
            description = "Assets to have no beta to, for factor-neutral; 'market' is --caps or --benchmark.")
    private @Nullable String neutral;

    @Option(
            names = "--view",
            paramLabel = "A>B=Q[@C]",
            description = "For black-litterman: A=0.1, A>B=0.05 or A,B>C=0.05@0.6, a year, with a confidence in"
                    + " [0, 1], 0.5 without; may be given again and again.")
    private List<String> views = new ArrayList<>();

    @Option(
            names = "--tau",
            defaultValue = "0.05",
            description = "Variance of the equilibrium against that of returns. Default: ${DEFAULT-VALUE}.")
    private double tau;

    @Option(
            names = "--impact",
            defaultValue = "0",
            paramLabel = "K",
            description = "Coefficient of |trade|^1.5 in costs, for cost-aware-mean-variance: the cost of trading as"
                    + " much as the book is worth, a fraction of it. Default: ${DEFAULT-VALUE}.")
    private double impact;

    @Option(
            names = "--kelly-fraction",
            defaultValue = "0.5",
            paramLabel = "C",
            description = "Share of the growth-optimal book, for fractional-kelly, in (0, 1]."
                    + " Default: ${DEFAULT-VALUE}.")
    private double kellyFraction;

    @Option(
            names = "--tilt-strength",
            defaultValue = "1",
            paramLabel = "K",
            description =
                    "How far momentum-tilt and mean-reversion-tilt move weights, >= 0." + " Default: ${DEFAULT-VALUE}.")
    private double tiltStrength;

    /// What the options say of these instruments; `IllegalArgumentException` names the option that is wrong.
    Particulars of(List<InstrumentId> instruments, RiskModel risk) {
        Particulars particulars = Named.option("--impact", () -> Particulars.NONE.withImpact(impact));
        particulars = with("--kelly-fraction", particulars, before -> before.withKellyFraction(kellyFraction));
        particulars = with("--tilt-strength", particulars, before -> before.withTiltStrength(tiltStrength));
        particulars = with("--tau", particulars, before -> before.withViews(OptimizeViews.of(views, tau, instruments)));
        if (caps != null) {
            double[] values = new SymbolValues("--caps", instruments).read(caps);
            particulars = with("--caps", particulars, before -> before.withCapitalisations(values));
        }
        if (benchmark != null) {
            double[] values = new SymbolValues("--benchmark", instruments).read(benchmark);
            particulars = with("--benchmark", particulars, before -> before.withBenchmark(values));
        }
        if (budgets != null) {
            double[] values = new SymbolValues("--risk-budgets", instruments).read(budgets);
            particulars = with("--risk-budgets", particulars, before -> before.withRiskBudgets(values));
        }
        if (hedges != null) {
            List<Integer> indices = new SymbolValues("--hedge-with", instruments).indices(hedges);
            particulars = with("--hedge-with", particulars, before -> before.withHedges(indices));
        }
        return neutral == null ? particulars : neutral(neutral, particulars, instruments, risk);
    }

    private static Particulars neutral(
            String text, Particulars particulars, List<InstrumentId> instruments, RiskModel risk) {
        var exposures = new Exposures(risk);
        var names = new SymbolValues("--neutral-to", instruments);
        return with("--neutral-to", particulars, before -> {
            for (String name : text.split(",", -1)) {
                if (name.strip().equalsIgnoreCase(MARKET)) {
                    double[] market = before.marketWeights()
                            .orElseThrow(() -> new IllegalArgumentException("market needs --caps or --benchmark"));
                    exposures.none("beta to the market", market);
                } else {
                    int index = names.index(name, text);
                    exposures.none("beta to " + instruments.get(index).symbol(), index);
                }
            }
            return before.withExposures(exposures.all());
        });
    }

    private static Particulars with(String option, Particulars before, UnaryOperator<Particulars> change) {
        return Named.option(option, () -> change.apply(before));
    }

    /// The options that give a method what it needs, for the message where they are missing.
    static String optionsOf(OptimizationMethod method) {
        return switch (method) {
            case CAP_WEIGHT -> "--caps";
            case RISK_BUDGETS -> "--risk-budgets";
            case TARGET_RETURN -> "--target-return";
            case TARGET_VOLATILITY -> "--target-volatility";
            case COST_AWARE_MEAN_VARIANCE -> "--from-weights";
            case FACTOR_NEUTRAL -> "--neutral-to";
            case MINIMUM_TRACKING_ERROR -> "--benchmark";
            case BLACK_LITTERMAN -> "--caps or --benchmark";
            case MINIMUM_VARIANCE_HEDGE -> "--from-weights and --hedge-with";
            case EQUAL_WEIGHT,
                    PERFORMANCE,
                    INVERSE_VOLATILITY,
                    INVERSE_VARIANCE,
                    EQUAL_RISK_CONTRIBUTION,
                    HIERARCHICAL_RISK_PARITY,
                    MOMENTUM_TILT,
                    MEAN_REVERSION_TILT,
                    MINIMUM_VARIANCE,
                    MEAN_VARIANCE,
                    MAXIMUM_SHARPE,
                    MAXIMUM_DIVERSIFICATION,
                    MINIMUM_SEMIVARIANCE,
                    GROWTH_OPTIMAL,
                    FRACTIONAL_KELLY,
                    MINIMUM_CVAR,
                    MINIMUM_MAD,
                    MINIMUM_CDAR -> "";
        };
    }
}
