package dev.ballast.core.reference;

import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.Problem;
import dev.ballast.core.optimization.RiskModel;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.optimization.quadratic.MaximumDiversification;
import dev.ballast.core.optimization.quadratic.MaximumSharpe;
import dev.ballast.core.optimization.quadratic.MeanVarianceWithCosts;
import dev.ballast.core.optimization.quadratic.MinimumVariance;
import dev.ballast.core.optimization.quadratic.TargetReturn;
import dev.ballast.core.optimization.quadratic.Trades;
import dev.ballast.core.optimization.quadratic.TradingCosts;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import tools.jackson.databind.JsonNode;

/// Weights by quadratic programs of a few assets whose answer is known in closed form.
final class SmallQuadraticCases {

    private SmallQuadraticCases() {}

    /// Calculators by id; a key also stands for the ids that begin with it.
    static Map<String, CaseCalculator> calculators() {
        return Map.ofEntries(
                Map.entry("a.min_var", SmallQuadraticCases::minimumVariance),
                Map.entry("a.tangency_two_assets", SmallQuadraticCases::tangency),
                Map.entry("a.max_div_uncorrelated", SmallQuadraticCases::diversification),
                Map.entry("a.two_fund_frontier", SmallQuadraticCases::frontier),
                Map.entry("a.turnover_no_trade_region", SmallQuadraticCases::noTrade));
    }

    private static Map<String, ?> minimumVariance(ReferenceCase reference) {
        RiskModel risk = risk(reference.inputs());
        Constraints constraints = Constraints.fullyInvested(Constraints.numbered(risk.size()));
        JsonNode bounds = reference.inputs().path("bounds");
        if (bounds.isArray()) {
            constraints = constraints.withBounds(
                    bounds.get(0).asDouble(), bounds.get(1).asDouble());
        }
        Solution solution = MinimumVariance.of(Problem.of(risk, constraints));
        return Map.of("weights", solution.weights(), "variance", solution.objective());
    }

    private static Map<String, ?> tangency(ReferenceCase reference) {
        RiskModel risk = risk(reference.inputs());
        Problem problem = Problem.of(
                risk,
                QuadraticCases.numbers(reference.inputs().path("mu")),
                Constraints.fullyInvested(Constraints.numbered(risk.size())));
        Solution solution =
                MaximumSharpe.of(problem, reference.inputs().path("rf").asDouble());
        return Map.of("weights", solution.weights(), "sharpe", solution.objective());
    }

    private static Map<String, ?> diversification(ReferenceCase reference) {
        RiskModel risk = risk(reference.inputs());
        Solution solution = MaximumDiversification.of(Problem.of(risk, Constraints.longOnly(risk.size())));
        return Map.of("weights", solution.weights(), "ratio", solution.objective());
    }

    private static Map<String, ?> frontier(ReferenceCase reference) {
        RiskModel risk = risk(reference.inputs());
        Problem problem = Problem.of(
                risk,
                QuadraticCases.numbers(reference.inputs().path("mu")),
                Constraints.fullyInvested(Constraints.numbered(risk.size())));
        Solution solution =
                TargetReturn.of(problem, reference.inputs().path("target").asDouble(), TargetReturn.Goal.EXACTLY);
        return Map.of("weights", solution.weights(), "vol", Math.sqrt(solution.objective()));
    }

    private static Map<String, ?> noTrade(ReferenceCase reference) {
        JsonNode inputs = reference.inputs();
        double[] mean = QuadraticCases.numbers(inputs.path("mu"));
        double variance = Double.parseDouble(inputs.path("cov").asString().split(" ", 2)[0]);
        DMatrixRMaj matrix = CommonOps_DDRM.identity(mean.length);
        CommonOps_DDRM.scale(variance, matrix);
        Problem problem =
                Problem.of(RiskModel.of(matrix), mean, Constraints.fullyInvested(Constraints.numbered(mean.length)));
        Trades trades = MeanVarianceWithCosts.of(
                problem,
                inputs.path("gamma").asDouble(),
                TradingCosts.linear(
                        QuadraticCases.numbers(inputs.path("w0")),
                        inputs.path("cost").asDouble()));
        return Map.of("weights", trades.solution().weights());
    }

    /// From variances on the diagonal, or deviations and one correlation.
    private static RiskModel risk(JsonNode inputs) {
        if (inputs.has("cov_diag")) {
            return RiskModel.of(CommonOps_DDRM.diag(QuadraticCases.numbers(inputs.path("cov_diag"))));
        }
        double[] deviations = QuadraticCases.numbers(inputs.path("sd"));
        double correlation = inputs.path("rho").asDouble();
        var matrix = new DMatrixRMaj(deviations.length, deviations.length);
        for (int i = 0; i < deviations.length; i++) {
            for (int j = 0; j < deviations.length; j++) {
                matrix.set(i, j, deviations[i] * deviations[j] * (i == j ? 1 : correlation));
            }
        }
        return RiskModel.of(matrix);
    }
}
