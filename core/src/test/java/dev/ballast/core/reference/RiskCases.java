package dev.ballast.core.reference;

import dev.ballast.core.risk.tail.CornishFisher;
import dev.ballast.core.risk.tail.EmpiricalTail;
import dev.ballast.core.risk.tail.EulerContributions;
import dev.ballast.core.risk.tail.NormalTail;
import dev.ballast.core.risk.tail.QuantileConvention;
import dev.ballast.core.risk.tail.StudentTFit;
import dev.ballast.core.risk.tail.TailMeanConvention;
import dev.ballast.core.statistics.Covariance;
import dev.ballast.core.statistics.Moments;
import dev.ballast.core.statistics.Moments.Bias;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/// Value at risk, expected shortfall and contributions of the equally weighted portfolio.
final class RiskCases {

    private RiskCases() {}

    /// Calculators by id; a key also stands for the ids that begin with it.
    static Map<String, CaseCalculator> calculators() {
        return Map.of(
                "risk.historical_var_cvar", RiskCases::historical,
                "risk.parametric_and_cornish_fisher", RiskCases::parametric,
                "risk.component_var_normal", RiskCases::components,
                "risk.student_t_var", RiskCases::studentT,
                "risk.monte_carlo_normal_limit", RiskCases::monteCarloLimit);
    }

    private static Map<String, ?> historical(ReferenceCase reference) {
        double[] returns = reference.data().equalWeightReturns();
        return byConfidence(reference, confidence -> {
            EmpiricalTail tail = EmpiricalTail.of(returns, confidence);
            var figures = new HashMap<String, Object>();
            figures.put("var_linear_type7", tail.valueAtRisk(QuantileConvention.LINEAR));
            figures.put("var_lower", tail.valueAtRisk(QuantileConvention.LOWER));
            figures.put("var_higher", tail.valueAtRisk(QuantileConvention.HIGHER));
            figures.put("var_inverted_cdf_type1", tail.valueAtRisk(QuantileConvention.INVERTED_CDF));
            figures.put("cvar_rockafellar_uryasev", mean(tail, TailMeanConvention.ROCKAFELLAR_URYASEV));
            figures.put("cvar_mean_of_returns_le_quantile_linear", mean(tail, TailMeanConvention.NOT_ABOVE_QUANTILE));
            figures.put("cvar_mean_worst_ceil", mean(tail, TailMeanConvention.WORST_CEILING));
            figures.put("k", tail.coverage());
            return figures;
        });
    }

    private static double mean(EmpiricalTail tail, TailMeanConvention convention) {
        return tail.conditionalValueAtRisk(convention, QuantileConvention.LINEAR);
    }

    private static Map<String, ?> parametric(ReferenceCase reference) {
        Moments moments = Moments.of(reference.data().equalWeightReturns());
        double deviation = moments.standardDeviation(1);
        double skewness = moments.skewness(Bias.POPULATION).orElseThrow();
        double kurtosis = moments.excessKurtosis(Bias.POPULATION).orElseThrow();
        var shape = new CornishFisher(skewness, kurtosis);
        var figures = new HashMap<String, Object>(byConfidence(reference, confidence -> {
            var normal = new NormalTail(moments.mean(), deviation, confidence);
            double quantile = shape.quantileAt(confidence);
            return Map.of(
                    "z", NormalTail.quantile(confidence),
                    "normal_var", normal.valueAtRisk(),
                    "normal_cvar", normal.conditionalValueAtRisk(),
                    "z_cornish_fisher", quantile,
                    // Not through the domain check: the case asks for the expansion wherever the sample puts it.
                    "cornish_fisher_var", -(moments.mean() + deviation * quantile));
        }));
        figures.put("mean", moments.mean());
        figures.put("sigma_ddof1", deviation);
        figures.put("skew", skewness);
        figures.put("excess_kurtosis", kurtosis);
        figures.put("skew_unbiased", moments.skewness(Bias.UNBIASED).orElseThrow());
        figures.put(
                "excess_kurtosis_unbiased",
                moments.excessKurtosis(Bias.UNBIASED).orElseThrow());
        return figures;
    }

    private static Map<String, ?> components(ReferenceCase reference) {
        DMatrixRMaj returns = reference.data().returns();
        int size = returns.numCols;
        var weights = new DMatrixRMaj(size, 1);
        CommonOps_DDRM.fill(weights, 1.0 / size);
        DMatrixRMaj mean = CommonOps_DDRM.sumCols(returns, null);
        CommonOps_DDRM.divide(mean, returns.numRows);
        CommonOps_DDRM.transpose(mean);
        var product = new DMatrixRMaj(size, 1);
        CommonOps_DDRM.mult(Covariance.sample(returns).matrix(), weights, product);
        double[] parts = EulerContributions.normalValueAtRisk(
                weights, mean, product, reference.inputs().path("alpha").asDouble());
        return Map.of("component", parts, "total", Arrays.stream(parts).sum());
    }

    private static Map<String, ?> studentT(ReferenceCase reference) {
        StudentTFit fit = StudentTFit.of(reference.data().equalWeightReturns()).orElseThrow();
        var figures = new HashMap<String, Object>();
        figures.put("nu", fit.distribution().degreesOfFreedom());
        figures.put("loc", fit.distribution().location());
        figures.put("scale", fit.distribution().scale());
        figures.put("loglik", fit.logLikelihood());
        // Fields var95, var99 and so on carry the confidence in their names.
        for (String name : reference.expected().propertyNames()) {
            if (name.matches("var\\d+")) {
                double confidence = Double.parseDouble("0." + name.substring(3));
                figures.put(name, fit.distribution().valueAtRisk(confidence));
            }
        }
        return figures;
    }

    /// The limit of endless paths. [dev.ballast.core.risk.tail.MonteCarloTest] holds a simulation against it.
    private static Map<String, ?> monteCarloLimit(ReferenceCase reference) {
        double confidence = reference.inputs().path("alpha").asDouble();
        Moments moments = Moments.of(reference.data().equalWeightReturns());
        var tail = new NormalTail(moments.mean(), moments.standardDeviation(1), confidence);
        double z = NormalTail.quantile(confidence);
        double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) / moments.standardDeviation(1);
        var figures = new HashMap<String, Object>();
        figures.put("var_limit", tail.valueAtRisk());
        figures.put("cvar_limit", tail.conditionalValueAtRisk());
        for (String name : reference.expected().propertyNames()) {
            if (name.matches("se_of_var_at_.*_paths")) {
                double paths = Double.parseDouble(name.substring("se_of_var_at_".length(), name.indexOf("_paths")));
                figures.put(name, Math.sqrt(confidence * (1 - confidence) / paths) / density);
            }
        }
        return figures;
    }

    private static Map<String, ?> byConfidence(ReferenceCase reference, DoubleFunction<Map<String, ?>> figures) {
        var all = new HashMap<String, Object>();
        List<String> names = List.copyOf(reference.expected().propertyNames());
        for (String name : names) {
            if (name.matches("0?\\.\\d+")) {
                all.put(name, figures.apply(Double.parseDouble(name)));
            }
        }
        return all;
    }
}
