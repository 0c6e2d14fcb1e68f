package dev.ballast.core.reference;

import dev.ballast.core.performance.SharpeRatio;
import dev.ballast.core.risk.series.Drawdowns;
import dev.ballast.core.risk.tail.EmpiricalTail;
import dev.ballast.core.risk.tail.NormalTail;
import dev.ballast.core.risk.tail.QuantileConvention;
import dev.ballast.core.risk.tail.StudentT;
import dev.ballast.core.risk.tail.TailMeanConvention;
import dev.ballast.core.statistics.Covariance;
import dev.ballast.core.statistics.Covariance.Convention;
import dev.ballast.core.statistics.CovarianceEstimate;
import dev.ballast.core.statistics.Decay;
import dev.ballast.core.statistics.NearestCorrelation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import tools.jackson.databind.JsonNode;

/// Cases with a closed form.
final class AnalyticCases {

    private AnalyticCases() {}

    /// Calculators by id; a key also stands for the ids that begin with it.
    static Map<String, CaseCalculator> calculators() {
        return Map.ofEntries(
                Map.entry("a.max_drawdown", AnalyticCases::drawdown),
                Map.entry("a.normal_var_cvar", AnalyticCases::normalTail),
                Map.entry("a.student_t_cvar", AnalyticCases::studentTail),
                Map.entry("a.cvar_discrete", AnalyticCases::discreteTail),
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

    /// Depths are positive in Ballast, the case's is not; its indices are days here.
    private static Map<String, ?> drawdown(ReferenceCase reference) {
        double[] wealth = numbers(reference.inputs().path("nav"));
        List<Instant> days = IntStream.range(0, wealth.length)
                .mapToObj(day -> Instant.EPOCH.plus(Duration.ofDays(day)))
                .toList();
        var deepest = Drawdowns.ofWealth(days, wealth).deepest().orElseThrow();
        return Map.of(
                "mdd", -deepest.depth(),
                "peak_index", days.indexOf(deepest.peak()),
                "trough_index", days.indexOf(deepest.trough()),
                "recovery_index", deepest.recovery().map(days::indexOf).orElse(-1));
    }

    private static Map<String, ?> normalTail(ReferenceCase reference) {
        JsonNode inputs = reference.inputs();
        var tail = new NormalTail(
                inputs.path("mu").asDouble(),
                inputs.path("sigma").asDouble(),
                inputs.path("alpha").asDouble());
        return Map.of("var", tail.valueAtRisk(), "cvar", tail.conditionalValueAtRisk());
    }

    private static Map<String, ?> studentTail(ReferenceCase reference) {
        JsonNode inputs = reference.inputs();
        var tail = new StudentT(
                inputs.path("nu").asDouble(), 0, inputs.path("scale").asDouble());
        double confidence = inputs.path("alpha").asDouble();
        return Map.of("var", tail.valueAtRisk(confidence), "cvar", tail.conditionalValueAtRisk(confidence));
    }

    private static Map<String, ?> discreteTail(ReferenceCase reference) {
        double[] losses = numbers(reference.inputs().path("losses"));
        double[] returns = Arrays.stream(losses).map(loss -> -loss).toArray();
        EmpiricalTail tail =
                EmpiricalTail.of(returns, reference.inputs().path("alpha").asDouble());
        return Map.of(
                "var", tail.valueAtRisk(QuantileConvention.INVERTED_CDF),
                "cvar",
                        tail.conditionalValueAtRisk(
                                TailMeanConvention.ROCKAFELLAR_URYASEV, QuantileConvention.INVERTED_CDF));
    }

    private static double[] numbers(JsonNode array) {
        var numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.get(i).asDouble();
        }
        return numbers;
    }
}
