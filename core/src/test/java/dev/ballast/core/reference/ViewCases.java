package dev.ballast.core.reference;

import dev.ballast.core.optimization.RiskModel;
import dev.ballast.core.optimization.growth.BinaryKelly;
import dev.ballast.core.optimization.growth.GaussianKelly;
import dev.ballast.core.optimization.views.BlackLitterman;
import dev.ballast.core.optimization.views.Uncertainty;
import dev.ballast.core.optimization.views.View;
import dev.ballast.core.statistics.Covariance;
import dev.ballast.core.statistics.kernel.SymmetricProduct;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import tools.jackson.databind.JsonNode;

/// Black and Litterman's posterior and Kelly's bets.
final class ViewCases {

    private ViewCases() {}

    /// Calculators by id; a key also stands for the ids that begin with it.
    static Map<String, CaseCalculator> calculators() {
        return Map.ofEntries(
                Map.entry("opt.kelly_unconstrained_gaussian", ViewCases::gaussianKelly),
                Map.entry("a.kelly", ViewCases::binaryKelly),
                Map.entry("a.bl", ViewCases::closedForm));
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
