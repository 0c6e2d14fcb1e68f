package dev.ballast.core.reference;

import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.RiskModel;
import dev.ballast.core.optimization.hierarchical.HierarchicalRiskParity;
import dev.ballast.core.optimization.hierarchical.HierarchicalRiskParity.Allocation;
import dev.ballast.core.optimization.hierarchical.HierarchicalRiskParity.Distance;
import dev.ballast.core.optimization.parity.InverseRisk;
import dev.ballast.core.optimization.parity.RiskBudgeting;
import dev.ballast.core.optimization.scenario.ScenarioOptimiser;
import dev.ballast.core.optimization.scenario.ScenarioSolution;
import dev.ballast.core.statistics.ClusterTree;
import dev.ballast.core.statistics.Covariance;
import dev.ballast.core.statistics.Linkage;
import dev.ballast.core.statistics.kernel.SymmetricProduct;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import tools.jackson.databind.JsonNode;

/// Optimisers other than quadratic programs: risk parity, hierarchical risk parity, measures over scenarios.
final class MethodCases {

    private MethodCases() {}

    /// Calculators by id; a key also stands for the ids that begin with it.
    static Map<String, CaseCalculator> calculators() {
        return Map.ofEntries(
                Map.entry("opt.risk_parity_erc", MethodCases::equalContributions),
                Map.entry("opt.risk_budgeting", MethodCases::budgets),
                Map.entry("opt.inverse_vol_and_variance", MethodCases::inverse),
                Map.entry("opt.hrp", MethodCases::hierarchical),
                Map.entry("opt.hrp_lopez_de_prado", MethodCases::lopezDePrado),
                Map.entry("opt.min_cvar", MethodCases::valueAtRisk),
                Map.entry("opt.min_mad", MethodCases::meanAbsoluteDeviation),
                Map.entry("opt.min_cdar", MethodCases::drawdown),
                Map.entry("a.erc_two_assets_any_rho", MethodCases::pairs),
                Map.entry("a.erc_constant_correlation", MethodCases::constantCorrelation),
                Map.entry("a.hrp_two_assets", MethodCases::hierarchicalPair));
    }

    private static Map<String, ?> equalContributions(ReferenceCase reference) {
        RiskModel risk = risk(reference);
        return portfolio(
                reference,
                risk,
                RiskBudgeting.standard().equalContributions(risk).weights());
    }

    private static Map<String, ?> budgets(ReferenceCase reference) {
        RiskModel risk = risk(reference);
        double[] budgets = numbers(reference.inputs().path("budgets"));
        return portfolio(
                reference, risk, RiskBudgeting.standard().budgets(risk, budgets).weights());
    }

    private static Map<String, ?> inverse(ReferenceCase reference) {
        RiskModel risk = risk(reference);
        return Map.of(
                "inverse_vol", InverseRisk.volatility(risk).orElseThrow(),
                "inverse_variance", InverseRisk.variance(risk).orElseThrow());
    }

    private static Map<String, ?> hierarchical(ReferenceCase reference) {
        RiskModel risk = RiskModel.of(Covariance.sample(reference.data().returns()));
        var figures = new HashMap<String, Object>();
        for (String linkage : reference.expected().propertyNames()) {
            Allocation allocation = new HierarchicalRiskParity(
                            Distance.CORRELATION, Linkage.valueOf(linkage.toUpperCase(Locale.ROOT)))
                    .allocate(risk)
                    .orElseThrow();
            figures.put(
                    linkage,
                    Map.of(
                            "weights", allocation.weightArray(),
                            "leaf_order", tickers(reference, allocation.order()),
                            "linkage", rows(allocation.tree())));
        }
        return figures;
    }

    private static Map<String, ?> lopezDePrado(ReferenceCase reference) {
        RiskModel risk = annualSample(reference);
        Linkage linkage =
                Linkage.valueOf(reference.inputs().path("linkage").asString().toUpperCase(Locale.ROOT));
        Allocation allocation = new HierarchicalRiskParity(Distance.COLUMNS_OF_CORRELATION, linkage)
                .allocate(risk)
                .orElseThrow();
        var figures = new HashMap<String, Object>(portfolio(reference, risk, allocation.weightArray()));
        figures.put("leaf_order", tickers(reference, allocation.order()));
        return figures;
    }

    /// As SciPy writes a linkage matrix.
    private static List<double[]> rows(ClusterTree tree) {
        var rows = new ArrayList<double[]>();
        for (int join = 0; join < tree.joins(); join++) {
            rows.add(new double[] {tree.left(join), tree.right(join), tree.height(join), tree.members(join)});
        }
        return rows;
    }

    private static List<String> tickers(ReferenceCase reference, List<Integer> order) {
        return order.stream().map(reference.data().tickers()::get).toList();
    }

    private static Map<String, ?> valueAtRisk(ReferenceCase reference) {
        DMatrixRMaj returns = reference.data().returns();
        Constraints constraints = bounded(reference);
        JsonNode target = reference.inputs().path("target_annual_return");
        if (target.isNumber()) {
            double least = target.asDouble() / reference.data().periodsPerYear();
            constraints = constraints.with(ScenarioOptimiser.meanReturn(returns, least));
        }
        ScenarioSolution answer = ScenarioOptimiser.standard()
                .minimumConditionalValueAtRisk(
                        returns, reference.inputs().path("beta").asDouble(), constraints);
        var figures = new HashMap<String, Object>(
                portfolio(reference, annualSample(reference), answer.solution().weights()));
        figures.put("cvar_per_period", answer.solution().objective());
        figures.put("var_alpha_per_period", answer.quantile().orElseThrow());
        return figures;
    }

    private static Map<String, ?> meanAbsoluteDeviation(ReferenceCase reference) {
        var answer = ScenarioOptimiser.standard()
                .minimumMeanAbsoluteDeviation(reference.data().returns(), bounded(reference))
                .solution();
        return Map.of("weights", answer.weights(), "mad_per_period", answer.objective());
    }

    private static Map<String, ?> drawdown(ReferenceCase reference) {
        var answer = ScenarioOptimiser.standard()
                .minimumConditionalDrawdown(
                        reference.data().returns(),
                        reference.inputs().path("beta").asDouble(),
                        bounded(reference))
                .solution();
        return Map.of("weights", answer.weights(), "cdar", answer.objective());
    }

    /// Any correlation but ±1.
    private static Map<String, ?> pairs(ReferenceCase reference) {
        double[] deviations = numbers(reference.inputs().path("sd"));
        double[] last = {};
        for (double correlation = -0.95; correlation < 1; correlation += 0.1) {
            last = RiskBudgeting.standard()
                    .equalContributions(constantCorrelation(deviations, correlation))
                    .weights();
        }
        return Map.of("weights", last);
    }

    private static Map<String, ?> constantCorrelation(ReferenceCase reference) {
        JsonNode inputs = reference.inputs();
        RiskModel risk = constantCorrelation(
                numbers(inputs.path("sd")), inputs.path("rho").asDouble());
        return Map.of(
                "weights", RiskBudgeting.standard().equalContributions(risk).weights());
    }

    private static Map<String, ?> hierarchicalPair(ReferenceCase reference) {
        JsonNode inputs = reference.inputs();
        RiskModel risk = constantCorrelation(
                numbers(inputs.path("sd")), inputs.path("rho").asDouble());
        return Map.of(
                "weights",
                HierarchicalRiskParity.ofLopezDePrado()
                        .allocate(risk)
                        .orElseThrow()
                        .weightArray());
    }

    private static RiskModel constantCorrelation(double[] deviations, double correlation) {
        var covariance = new DMatrixRMaj(deviations.length, deviations.length);
        for (int i = 0; i < deviations.length; i++) {
            for (int j = 0; j < deviations.length; j++) {
                covariance.set(i, j, deviations[i] * deviations[j] * (i == j ? 1 : correlation));
            }
        }
        return RiskModel.of(covariance);
    }

    private static Constraints bounded(ReferenceCase reference) {
        JsonNode bounds = reference.inputs().path("bounds");
        return Constraints.fullyInvested(reference.data().tickers())
                .withBounds(bounds.path(0).asDouble(), bounds.path(1).asDouble(Double.POSITIVE_INFINITY));
    }

    /// What the case names as its covariance; only samples are named so far.
    static RiskModel risk(ReferenceCase reference) {
        String name = reference.inputs().path("cov").asString();
        if (!name.equals("cov.sample_annual")) {
            throw new IllegalArgumentException("no covariance " + name);
        }
        return annualSample(reference);
    }

    private static RiskModel annualSample(ReferenceCase reference) {
        return RiskModel.of(Covariance.sample(reference.data().returns())
                .annual(reference.data().periodsPerYear()));
    }

    /// Weights with annual return, volatility, Sharpe ratio and shares of risk.
    private static Map<String, ?> portfolio(ReferenceCase reference, RiskModel risk, double[] weights) {
        double[] means = SymmetricProduct.means(reference.data().returns());
        double annual = 0;
        for (int i = 0; i < weights.length; i++) {
            annual += means[i] * weights[i] * reference.data().periodsPerYear();
        }
        double volatility = risk.volatilityOf(weights);
        return Map.of(
                "weights", weights,
                "ret", annual,
                "vol", volatility,
                "sharpe", (annual - reference.data().riskFreeAnnual()) / volatility,
                "risk_contribution_share", RiskBudgeting.contributions(risk, weights));
    }

    static double[] numbers(JsonNode array) {
        var numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.get(i).asDouble();
        }
        return numbers;
    }
}
