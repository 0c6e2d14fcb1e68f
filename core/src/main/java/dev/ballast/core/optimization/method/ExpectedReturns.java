package dev.ballast.core.optimization.method;

import dev.ballast.core.optimization.RiskModel;
import dev.ballast.core.optimization.views.BlackLitterman;
import dev.ballast.core.optimization.views.Equilibrium;
import dev.ballast.core.optimization.views.Posterior;
import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.Decay;
import dev.ballast.core.statistics.MeanEstimate;
import dev.ballast.core.statistics.Means;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ejml.data.DMatrixRMaj;

/// Where expected returns come from (OPT-1), by the name that the command line knows it by.
///
/// @param kind the source
/// @param decay how fast the weights of [Kind#EWMA] fade; empty for all others
public record ExpectedReturns(Kind kind, Optional<Decay> decay) {

    /// A source.
    public enum Kind {
        /// Mean per period × periods a year.
        ARITHMETIC("arithmetic"),
        /// Growth a year of what was held throughout.
        GEOMETRIC("geometric"),
        /// Exponentially weighted mean × periods a year.
        EWMA("ewma"),
        /// Cash plus β times what the market is expected to earn above it, β from the covariance with its weights
        // (Sharpe 1964).
        CAPM("capm"),
        /// Equilibrium and views mixed (Black and Litterman 1992).
        BLACK_LITTERMAN("black-litterman");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /// Name on the command line.
        public String key() {
            return key;
        }
    }

    /// Expected returns with how they came about.
    ///
    /// @param values one per asset, per year
    /// @param convention one line for the screen
    public record Estimate(List<Double> values, String convention) {

        public Estimate {
            values = List.copyOf(values);
        }

        static Estimate of(double[] values, String convention) {
            return new Estimate(Arrays.stream(values).boxed().toList(), convention);
        }

        /// The values as an array of its own.
        public double[] array() {
            return values.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    /// As for covariances: RiskMetrics 1996.
    private static final Decay DAILY = Decay.ofLambda(0.94);

    public static final ExpectedReturns ARITHMETIC = of(Kind.ARITHMETIC);

    public ExpectedReturns {
        if (decay.isPresent() != (kind == Kind.EWMA)) {
            throw new IllegalArgumentException(
                    "a decay belongs to ewma and to it alone, was " + decay + " for " + kind);
        }
    }

    /// A source with its usual setting: λ = 0.94 for EWMA.
    public static ExpectedReturns of(Kind kind) {
        return new ExpectedReturns(kind, kind == Kind.EWMA ? Optional.of(DAILY) : Optional.empty());
    }

    /// Reads `arithmetic`, `geometric`, `ewma`, `ewma:0.97`, `capm`, `black-litterman`; `IllegalArgumentException`
    /// lists the names.
    public static ExpectedReturns parse(String text) {
        String[] parts = text.split(":", 2);
        Kind kind = Arrays.stream(Kind.values())
                .filter(each -> each.key().equals(parts[0]))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no expected returns '" + text + "', there are "
                        + Arrays.stream(Kind.values()).map(Kind::key).collect(Collectors.joining(", "))));
        if (parts.length == 1) {
            return of(kind);
        }
        if (kind != Kind.EWMA) {
            throw new IllegalArgumentException(
                    "expected returns '" + kind.key() + "' take no setting, was '" + text + "'");
        }
        try {
            return new ExpectedReturns(kind, Optional.of(Decay.ofLambda(Double.parseDouble(parts[1]))));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("lambda of ewma must be a number, was '" + parts[1] + "'", e);
        }
    }

    /// Expected returns per year, or why there are none: a market that was not given, views that contradict.
    ///
    /// CAPM and Black-Litterman hold the weights of [Particulars#marketWeights] for the market. CAPM expects
    /// of it the mean of its past; Black-Litterman what makes an investor of the settings' risk aversion hold it.
    ///
    /// @param returns T × n returns per period, T ≥ 2
    /// @param risk covariance per year
    public Result<Estimate> estimate(
            DMatrixRMaj returns, RiskModel risk, MethodSettings settings, Particulars particulars) {
        int periods = settings.periodsPerYear();
        return switch (kind) {
            case ARITHMETIC -> Result.of(told(Means.arithmetic(returns, periods)));
            case GEOMETRIC -> Result.of(told(Means.geometric(returns, periods)));
            case EWMA -> Result.of(told(Means.exponential(returns, decay.orElse(DAILY), periods)));
            case CAPM ->
                particulars
                        .marketWeights()
                        .map(market -> capm(Means.arithmetic(returns, periods), risk, market, settings.riskFree()))
                        .orElseGet(this::withoutMarket);
            case BLACK_LITTERMAN ->
                posterior(risk, settings, particulars)
                        .map(found -> Estimate.of(
                                found.returns(),
                                String.format(
                                        Locale.ROOT,
                                        "Black-Litterman, tau %s, risk aversion %s, %d views",
                                        particulars.views().tau(),
                                        settings.riskAversion(),
                                        particulars.views().views().size())));
        };
    }

    /// Equilibrium and views mixed; missing without a market or where certain views contradict.
    static Result<Posterior> posterior(RiskModel risk, MethodSettings settings, Particulars particulars) {
        ViewSet views = particulars.views();
        return particulars
                .marketWeights()
                .map(market -> BlackLitterman.posterior(
                        risk,
                        Equilibrium.impliedReturns(risk, market, settings.riskAversion(), settings.riskFree()),
                        views.tau(),
                        views.views(),
                        views.uncertainty()))
                .orElseGet(() -> Result.missing("black-litterman needs capitalisations or a benchmark"));
    }

    private <T> Result<T> withoutMarket() {
        return Result.missing(kind.key() + " needs capitalisations or a benchmark");
    }

    private static Result<Estimate> capm(MeanEstimate means, RiskModel risk, double[] market, double riskFree) {
        double[] covariance = risk.times(market);
        double variance = risk.varianceOf(market);
        if (!(variance > 0)) {
            return Result.missing("capm needs a market that varies, its variance is " + variance);
        }
        double expected = 0;
        for (int i = 0; i < market.length; i++) {
            expected += market[i] * means.get(i);
        }
        for (int i = 0; i < covariance.length; i++) {
            covariance[i] = riskFree + covariance[i] / variance * (expected - riskFree);
        }
        return Result.of(Estimate.of(
                covariance, String.format(Locale.ROOT, "CAPM, market %.6f a year, cash %s", expected, riskFree)));
    }

    private static Estimate told(MeanEstimate estimate) {
        return Estimate.of(estimate.values(), estimate.convention());
    }

    /// `ewma:0.94`, as [#parse] reads it.
    public String key() {
        return kind.key()
                + decay.map(set -> String.format(Locale.ROOT, ":%s", set.lambda()))
                        .orElse("");
    }
}
