package dev.ballast.core.reference;

import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.Problem;
import dev.ballast.core.optimization.RiskModel;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.optimization.allocation.DiscreteAllocation;
import dev.ballast.core.optimization.allocation.SimpleWeights;
import dev.ballast.core.optimization.growth.BinaryKelly;
import dev.ballast.core.optimization.growth.GaussianKelly;
import dev.ballast.core.optimization.growth.GrowthOptimal;
import dev.ballast.core.optimization.quadratic.MeanVariance;
import dev.ballast.core.optimization.quadratic.MinimumVariance;
import dev.ballast.core.optimization.views.BlackLitterman;
import dev.ballast.core.optimization.views.Equilibrium;
import dev.ballast.core.optimization.views.Posterior;
import dev.ballast.core.optimization.views.Uncertainty;
import dev.ballast.core.optimization.views.View;
import dev.ballast.core.statistics.Covariance;
import dev.ballast.core.statistics.kernel.SymmetricProduct;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;
import tools.jackson.databind.JsonNode;

/// Black and Litterman's posterior, Kelly's bets, whole shares.
final class ViewCases {

    private ViewCases() {}

    /// Calculators by id; a key also stands for the ids that begin with it.
    static Map<String, CaseCalculator> calculators() {
        return Map.ofEntries(
                Map.entry("opt.black_litterman", ViewCases::blackLitterman),
                Map.entry("opt.kelly_long_only_fully_invested", ViewCases::growthOptimal),
                Map.entry("opt.discrete_allocation_greedy", ViewCases::wholeShares),
                Map.entry("opt.kelly_unconstrained_gaussian", ViewCases::gaussianKelly),
                Map.entry("a.kelly", ViewCases::binaryKelly),
                Map.entry("a.bl", ViewCases::closedForm));
    }

    private static Map<String, ?> blackLitterman(ReferenceCase reference) {
        JsonNode inputs = reference.inputs();
        RiskModel risk = MethodCases.risk(reference);
        double aversion = inputs.path("delta").asDouble();
        double[] market = SimpleWeights.capitalisation(MethodCases.numbers(inputs.path("market_caps")))
                .orElseThrow();
        double[] prior = Equilibrium.impliedReturns(
                risk, market, aversion, inputs.path("rf_added_to_prior").asDouble());
        Posterior posterior = BlackLitterman.posterior(
                        risk, prior, inputs.path("tau").asDouble(), views(inputs), uncertainty(inputs))
                .orElseThrow();
        double[] implied =
                Equilibrium.impliedWeights(risk, posterior.returns(), aversion).orElseThrow();
        double sum = Arrays.stream(implied).sum();
        var problem = Problem.of(
                RiskModel.of(posterior.covariance()),
                posterior.returns(),
                Constraints.longOnly(reference.data().tickers()));
        return Map.of(
                "prior_pi", prior,
                "omega_diag", posterior.uncertainty(),
                "posterior_returns", posterior.returns(),
                "posterior_cov", EstimatorCases.rows(posterior.covariance()),
                "implied_weights_(delta S)^-1 mu_normalised",
                        Arrays.stream(implied).map(weight -> weight / sum).toArray(),
                "long_only_utility_weights", MeanVariance.of(problem, aversion).weights());
    }

    private static Map<String, ?> growthOptimal(ReferenceCase reference) {
        DMatrixRMaj returns = reference.data().returns();
        int periods = reference.data().periodsPerYear();
        Solution solution =
                GrowthOptimal.of(returns, Constraints.longOnly(reference.data().tickers()));
        return Map.of(
                "weights", solution.weights(),
                "mean_log_growth_per_period", solution.objective(),
                "annual_log_growth", solution.objective() * periods,
                "annual_vol",
                        RiskModel.of(Covariance.sample(returns).annual(periods)).volatilityOf(solution.weights()));
    }

    private static Map<String, ?> wholeShares(ReferenceCase reference) {
        ReferenceData data = reference.data();
        RiskModel risk = RiskModel.of(Covariance.sample(data.returns()).annual(data.periodsPerYear()));
        double[] weights = MinimumVariance.of(Problem.of(risk, Constraints.longOnly(data.tickers())))
                .weights();
        double[] last = data.tickers().stream()
                .mapToDouble(ticker -> Arrays.stream(data.column(ticker))
                        .reduce((before, after) -> after)
                        .orElseThrow())
                .toArray();
        DiscreteAllocation bought = DiscreteAllocation.greedy(
                weights, last, reference.inputs().path("total").asDouble());
        var shares = new TreeMap<String, Long>();
        for (int i = 0; i < weights.length; i++) {
            if (bought.shares().get(i) > 0) {
                shares.put(data.tickers().get(i), bought.shares().get(i));
            }
        }
        return Map.of("shares", shares, "leftover", bought.leftover());
    }

    private static Map<String, ?> gaussianKelly(ReferenceCase reference) {
        DMatrixRMaj returns = reference.data().returns();
        double riskFree =
                reference.inputs().path("rf").asDouble() / reference.data().periodsPerYear();
        GaussianKelly kelly = GaussianKelly.of(
                        RiskModel.of(Covariance.sample(returns)), SymmetricProduct.means(returns), riskFree)
                .orElseThrow();
        return Map.of(
                "fractions", kelly.fractions(),
                "half_kelly", kelly.fractions(0.5),
                "leverage", kelly.leverage());
    }

    private static Map<String, ?> binaryKelly(ReferenceCase reference) {
        JsonNode inputs = reference.inputs();
        var bet = new BinaryKelly(
                inputs.path("p").asDouble(),
                inputs.path("win").asDouble(),
                inputs.path("lose").asDouble());
        return Map.of("f", bet.fraction(), "growth", bet.growth());
    }

    private static Map<String, ?> closedForm(ReferenceCase reference) {
        JsonNode inputs = reference.inputs();
        var posterior = BlackLitterman.posterior(
                        RiskModel.of(new DMatrixRMaj(rows(inputs.path("cov")))),
                        MethodCases.numbers(inputs.path("pi")),
                        inputs.path("tau").asDouble(),
                        views(inputs),
                        uncertainty(inputs))
                .orElseThrow();
        return Map.of("posterior", posterior.returns());
    }

    private static List<View> views(JsonNode inputs) {
        var views = new ArrayList<View>();
        double[][] portfolios = rows(inputs.path("P"));
        for (int k = 0; k < portfolios.length; k++) {
            views.add(View.on(
                    "view " + (k + 1), portfolios[k], inputs.path("Q").get(k).asDouble()));
        }
        return views;
    }

    /// Words or a diagonal matrix.
    private static Uncertainty uncertainty(JsonNode inputs) {
        JsonNode omega = inputs.path("omega");
        int count = inputs.path("Q").size();
        if (omega.isArray()) {
            double[][] rows = rows(omega);
            var diagonal = new ArrayList<Double>();
            for (int k = 0; k < count; k++) {
                diagonal.add(rows[k][k]);
            }
            return new Uncertainty.Variances(diagonal);
        }
        String words = omega.asString();
        if (words.startsWith("infinite")) {
            return new Uncertainty.Variances(Collections.nCopies(count, Double.POSITIVE_INFINITY));
        }
        if (words.startsWith("Idzorek")) {
            return new Uncertainty.Confidence(Arrays.stream(MethodCases.numbers(inputs.path("view_confidences")))
                    .boxed()
                    .toList());
        }
        if (words.startsWith("diag(tau P S P')") || words.startsWith("default")) {
            return new Uncertainty.Proportional();
        }
        throw new IllegalArgumentException("no uncertainty " + words);
    }

    private static double[][] rows(JsonNode matrix) {
        var rows = new double[matrix.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = MethodCases.numbers(matrix.get(i));
        }
        return rows;
    }
}
