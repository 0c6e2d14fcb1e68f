package dev.ballast.core.reference;

import dev.ballast.core.performance.SharpeRatio;
import dev.ballast.core.statistics.Covariance;
import dev.ballast.core.statistics.Covariance.Convention;
import dev.ballast.core.statistics.CovarianceEstimate;
import dev.ballast.core.statistics.Decay;
import dev.ballast.core.statistics.NearestCorrelation;
import java.util.ArrayList;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import tools.jackson.databind.JsonNode;

/// Cases with a closed form.
final class AnalyticCases {

    private AnalyticCases() {}

    /// Calculators by id; a key also stands for the ids that begin with it.
    static Map<String, CaseCalculator> calculators() {
        return Map.ofEntries(
                Map.entry("a.ewma_two_points", AnalyticCases::exponentialVariance),
                Map.entry("a.nearest_correlation_higham", AnalyticCases::nearestCorrelation),
                Map.entry("a.sharpe_annualisation", AnalyticCases::sharpe));
    }

    private static Map<String, ?> exponentialVariance(ReferenceCase reference) {
        double[] returns = numbers(reference.inputs().path("r"));
        var decay = Decay.ofLambda(reference.inputs().path("lam").asDouble());
        CovarianceEstimate estimate =
                Covariance.exponential(new DMatrixRMaj(returns), decay, Convention.RECURSIVE_SEED_FIRST);
        return Map.of("var", estimate.get(0, 0));
    }

    /// To full digits and, as published, to four.
    private static Map<String, ?> nearestCorrelation(ReferenceCase reference) {
        var rows = new ArrayList<double[]>();
        reference.inputs().path("matrix").forEach(row -> rows.add(numbers(row)));
        var given = new DMatrixRMaj(rows.toArray(double[][]::new));
        DMatrixRMaj nearest = NearestCorrelation.of(given).orElseThrow().matrix();
        DMatrixRMaj published = nearest.copy();
        for (int i = 0; i < published.data.length; i++) {
            published.data[i] = Math.round(1e4 * published.data[i]) / 1e4;
        }
        return Map.of("nearest", EstimatorCases.rows(nearest), "published", EstimatorCases.rows(published));
    }

    /// Twelve months a year.
    private static Map<String, ?> sharpe(ReferenceCase reference) {
        JsonNode inputs = reference.inputs();
        double mean = inputs.path("monthly_mean").asDouble();
        double deviation = inputs.path("monthly_sd").asDouble();
        return Map.of(
                "sharpe",
                SharpeRatio.annual(mean, deviation, 12, inputs.path("rf_annual").asDouble())
                        .orElseThrow());
    }

    private static double[] numbers(JsonNode array) {
        var numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.get(i).asDouble();
        }
        return numbers;
    }
}
