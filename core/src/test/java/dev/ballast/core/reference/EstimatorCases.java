package dev.ballast.core.reference;

import dev.ballast.core.statistics.Correlation;
import dev.ballast.core.statistics.CorrelationEstimate;
import dev.ballast.core.statistics.Covariance;
import dev.ballast.core.statistics.Covariance.Convention;
import dev.ballast.core.statistics.CovarianceEstimate;
import dev.ballast.core.statistics.Decay;
import dev.ballast.core.statistics.MeanEstimate;
import dev.ballast.core.statistics.Means;
import dev.ballast.core.statistics.PrincipalComponents;
import dev.ballast.core.statistics.Returns;
import dev.ballast.core.statistics.shrinkage.LedoitWolf;
import dev.ballast.core.statistics.shrinkage.LedoitWolf.Divisor;
import dev.ballast.core.statistics.shrinkage.OracleApproximation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/// Returns, means, covariance, correlation and principal components.
final class EstimatorCases {

    private EstimatorCases() {}

    /// Calculators by id; a key also stands for the ids that begin with it.
    static Map<String, CaseCalculator> calculators() {
        return Map.ofEntries(
                Map.entry("returns.simple", EstimatorCases::returns),
                Map.entry(
                        "mean.arithmetic",
                        each -> mean(Means.arithmetic(each.data().returns(), periods(each)))),
                Map.entry(
                        "mean.geometric",
                        each -> mean(Means.geometric(each.data().returns(), periods(each)))),
                Map.entry(
                        "mean.ewma", each -> mean(Means.exponential(each.data().returns(), span(each), periods(each)))),
                Map.entry("cov.sample", EstimatorCases::sample),
                Map.entry("corr.pearson", EstimatorCases::pearson),
                Map.entry(
                        "corr.spearman",
                        each -> Map.of(
                                "corr",
                                rows(Correlation.spearman(each.data().returns()).matrix()))),
                Map.entry("cov.ewma", EstimatorCases::exponential),
                Map.entry(
                        "cov.pypfopt_exp_cov",
                        each -> covariance(
                                each,
                                Covariance.exponentialAboutSampleMean(
                                        each.data().returns(), span(each)))),
                Map.entry(
                        "cov.ledoit_wolf_identity",
                        each -> shrunk(
                                each, LedoitWolf.constantVariance(each.data().returns()))),
                Map.entry(
                        "cov.ledoit_wolf_single_factor",
                        each -> shrunk(each, LedoitWolf.singleFactor(each.data().returns()))),
                Map.entry("cov.ledoit_wolf_constant_correlation", EstimatorCases::constantCorrelation),
                Map.entry(
                        "cov.oas",
                        each -> shrunk(
                                each, OracleApproximation.estimate(each.data().returns()))),
                Map.entry("cov.semicovariance", EstimatorCases::semicovariance),
                Map.entry("ts.pca_correlation", EstimatorCases::principalComponents));
    }

    private static Map<String, ?> returns(ReferenceCase reference) {
        DMatrixRMaj prices = reference.data().prices();
        DMatrixRMaj simple = Returns.simple(prices);
        return Map.of(
                "T",
                simple.numRows,
                "first_row",
                row(simple, 0),
                "last_row",
                row(simple, simple.numRows - 1),
                "column_sums",
                columnSums(simple),
                "log_column_sums",
                columnSums(Returns.logarithmic(prices)));
    }

    private static Map<String, ?> mean(MeanEstimate estimate) {
        return Map.of("mu", estimate.values());
    }

    private static Map<String, ?> sample(ReferenceCase reference) {
        DMatrixRMaj returns = reference.data().returns();
        int lost = reference.inputs().path("ddof").asInt(1);
        CovarianceEstimate population = Covariance.sample(returns, 0);
        double trace = IntStream.range(0, population.size())
                .mapToDouble(i -> population.get(i, i))
                .sum();
        return Map.of(
                "cov", rows(Covariance.sample(returns, lost).annual(periods(reference))), "ddof0_daily_trace", trace);
    }

    private static Map<String, ?> pearson(ReferenceCase reference) {
        CorrelationEstimate correlation = Correlation.pearson(reference.data().returns());
        PrincipalComponents components = correlation.principalComponents();
        return Map.of(
                "corr",
                rows(correlation.matrix()),
                "eigenvalues_desc",
                IntStream.range(0, components.size())
                        .mapToDouble(components::eigenvalue)
                        .toArray(),
                "mean_offdiag",
                correlation.meanOffDiagonal(),
                "absorption_ratio_top_fifth",
                components.absorptionRatio());
    }

    private static Map<String, ?> exponential(ReferenceCase reference) {
        var decay = Decay.ofLambda(reference.inputs().path("lambda").asDouble());
        var byConvention = new LinkedHashMap<String, Object>();
        Map.of(
                        "recursive_seed_first", Convention.RECURSIVE_SEED_FIRST,
                        "recursive_seed_sample", Convention.RECURSIVE_SEED_SAMPLE,
                        "normalised_zero_mean", Convention.NORMALISED,
                        "normalised_ew_mean", Convention.NORMALISED_MEAN_REMOVED)
                .forEach((name, convention) -> byConvention.put(
                        name,
                        rows(Covariance.exponential(reference.data().returns(), decay, convention)
                                .annual(periods(reference)))));
        return byConvention;
    }

    private static Map<String, ?> constantCorrelation(ReferenceCase reference) {
        DMatrixRMaj returns = reference.data().returns();
        return Map.of(
                "paper",
                shrunk(reference, LedoitWolf.constantCorrelation(returns, Divisor.T)),
                "pypfopt",
                shrunk(reference, LedoitWolf.constantCorrelation(returns, Divisor.MIXED)));
    }

    private static Map<String, ?> semicovariance(ReferenceCase reference) {
        double threshold = reference.inputs().path("benchmark_per_period").asDouble();
        return covariance(reference, Covariance.semicovariance(reference.data().returns(), threshold));
    }

    private static Map<String, ?> principalComponents(ReferenceCase reference) {
        PrincipalComponents components =
                Correlation.pearson(reference.data().returns()).principalComponents();
        IntStream ranks = IntStream.range(0, components.size());
        return Map.of(
                "explained",
                ranks.mapToDouble(components::explained).toArray(),
                "pc1",
                IntStream.range(0, components.size())
                        .mapToDouble(asset -> components.weight(0, asset))
                        .toArray());
    }

    private static Map<String, ?> shrunk(ReferenceCase reference, CovarianceEstimate estimate) {
        return Map.of(
                "shrinkage", estimate.shrinkage().orElseThrow(), "cov", rows(estimate.annual(periods(reference))));
    }

    private static Map<String, ?> covariance(ReferenceCase reference, CovarianceEstimate estimate) {
        return Map.of("cov", rows(estimate.annual(periods(reference))));
    }

    private static Decay span(ReferenceCase reference) {
        return Decay.ofSpan(reference.inputs().path("span").asDouble());
    }

    /// The case's own periods a year, or the set's.
    private static int periods(ReferenceCase reference) {
        return reference
                .inputs()
                .path("periods_per_year")
                .asInt(reference.data().periodsPerYear());
    }

    private static double[] row(DMatrixRMaj matrix, int row) {
        return IntStream.range(0, matrix.numCols)
                .mapToDouble(column -> matrix.get(row, column))
                .toArray();
    }

    static double[][] rows(DMatrixRMaj matrix) {
        return IntStream.range(0, matrix.numRows)
                .mapToObj(row -> row(matrix, row))
                .toArray(double[][]::new);
    }

    private static double[] columnSums(DMatrixRMaj matrix) {
        var sums = new double[matrix.numCols];
        for (int row = 0; row < matrix.numRows; row++) {
            for (int column = 0; column < sums.length; column++) {
                sums[column] += matrix.get(row, column);
            }
        }
        return sums;
    }
}
