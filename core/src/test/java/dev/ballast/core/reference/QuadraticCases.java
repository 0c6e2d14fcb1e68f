package dev.ballast.core.reference;

import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.LinearConstraint;
import dev.ballast.core.optimization.Problem;
import dev.ballast.core.optimization.RiskModel;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.optimization.frontier.EfficientFrontier;
import dev.ballast.core.optimization.frontier.FrontierPoint;
import dev.ballast.core.optimization.quadratic.MaximumDiversification;
import dev.ballast.core.optimization.quadratic.MaximumSharpe;
import dev.ballast.core.optimization.quadratic.MeanVariance;
import dev.ballast.core.optimization.quadratic.MeanVarianceWithCosts;
import dev.ballast.core.optimization.quadratic.MinimumSemivariance;
import dev.ballast.core.optimization.quadratic.MinimumVariance;
import dev.ballast.core.optimization.quadratic.TargetReturn;
import dev.ballast.core.optimization.quadratic.TargetVolatility;
import dev.ballast.core.optimization.quadratic.TrackingError;
import dev.ballast.core.optimization.quadratic.Trades;
import dev.ballast.core.optimization.quadratic.Trades.Kind;
import dev.ballast.core.optimization.quadratic.TradingCosts;
import dev.ballast.core.statistics.Covariance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import tools.jackson.databind.JsonNode;

/// Weights by quadratic programs on the series: minimum variance and its kin, the frontier, trading costs, neutrality.
final class QuadraticCases {

    private static final Pattern AT_MOST = Pattern.compile("<=\\s*([0-9.eE+-]+)");

    private QuadraticCases() {}

    /// Calculators by id; a key also stands for the ids that begin with it.
    static Map<String, CaseCalculator> calculators() {
        return Map.ofEntries(
                Map.entry("opt.min_variance", QuadraticCases::minimumVariance),
                Map.entry("opt.min_variance_turnover_cap", QuadraticCases::turnoverCap),
                Map.entry("opt.max_sharpe", QuadraticCases::maximumSharpe),
                Map.entry("opt.target_return", QuadraticCases::targetReturn),
                Map.entry("opt.target_volatility", QuadraticCases::targetVolatility),
                Map.entry("opt.efficient_frontier", QuadraticCases::frontier),
                Map.entry("opt.mean_variance_utility", QuadraticCases::utility),
                Map.entry("opt.mean_variance_linear_costs", QuadraticCases::linearCosts),
                Map.entry("opt.max_diversification", QuadraticCases::maximumDiversification),
                Map.entry("opt.min_semivariance", QuadraticCases::semivariance),
                Map.entry("opt.factor_and_dollar_neutral", QuadraticCases::neutral),
                Map.entry("opt.min_tracking_error", QuadraticCases::trackingError));
    }

    private static Map<String, ?> minimumVariance(ReferenceCase reference) {
        Problem problem = annual(reference, constraints(reference));
        Map<String, Object> figures = book(reference, problem, MinimumVariance.of(problem));
        JsonNode sectors = reference.inputs().path("sectors");
        if (sectors.isObject()) {
            double[] weights = (double[]) figures.get("weights");
            var sums = new HashMap<String, Object>();
            for (String sector : sectors.propertyNames()) {
                double sum = 0;
                for (JsonNode ticker : sectors.path(sector)) {
                    sum += weights[reference.data().tickers().indexOf(ticker.asString())];
                }
                sums.put(sector, sum);
            }
            figures.put("sector_weights", sums);
        }
        return figures;
    }

    private static Map<String, ?> turnoverCap(ReferenceCase reference) {
        double[] held = numbers(reference.inputs().path("w0"));
        double cap = atMost(reference.inputs().path("constraint").asString());
        Constraints constraints =
                Constraints.longOnly(reference.data().tickers()).withTurnover(held, cap);
        Problem problem = annual(reference, constraints);
        Solution solution = MinimumVariance.of(problem);
        Map<String, Object> figures = book(reference, problem, solution);
        figures.put("turnover_sum_abs", traded(held, solution.weights()));
        // The case prices half the variance.
        figures.put(
                "shadow_price_theta",
                solution.binding().stream()
                                .filter(binding -> binding.constraint().startsWith("turnover"))
                                .mapToDouble(binding -> binding.shadowPrice())
                                .sum()
                        / 2);
        return figures;
    }

    private static Map<String, ?> maximumSharpe(ReferenceCase reference) {
        Problem problem = annual(reference, constraints(reference));
        return book(
                reference,
                problem,
                MaximumSharpe.of(problem, reference.inputs().path("rf").asDouble()));
    }

    private static Map<String, ?> targetReturn(ReferenceCase reference) {
        Problem problem = annual(reference, constraints(reference));
        double target = reference.inputs().path("target_return").asDouble();
        boolean exactly = !reference.inputs().path("constraint").asString("").contains(">=");
        return book(
                reference,
                problem,
                TargetReturn.of(problem, target, exactly ? TargetReturn.Goal.EXACTLY : TargetReturn.Goal.AT_LEAST));
    }

    private static Map<String, ?> targetVolatility(ReferenceCase reference) {
        Problem problem = annual(reference, constraints(reference));
        return book(
                reference,
                problem,
                TargetVolatility.of(
                        problem, reference.inputs().path("target_vol").asDouble()));
    }

    private static Map<String, ?> frontier(ReferenceCase reference) {
        Problem problem = annual(reference, constraints(reference));
        EfficientFrontier frontier = EfficientFrontier.of(problem).orElseThrow();
        Matcher count = Pattern.compile("^(\\d+) ")
                .matcher(reference.inputs().path("points").asString());
        if (!count.find()) {
            throw new IllegalArgumentException("no number of points in " + reference.inputs());
        }
        var points = new ArrayList<Map<String, ?>>();
        for (FrontierPoint point :
                frontier.points(Integer.parseInt(count.group(1))).orElseThrow()) {
            points.add(Map.of(
                    "target", point.expectedReturn(),
                    "ret", point.expectedReturn(),
                    "vol", point.volatility(),
                    "weights", point.weightArray()));
        }
        return Map.of("points", points);
    }

    private static Map<String, ?> utility(ReferenceCase reference) {
        Problem problem = annual(reference, constraints(reference));
        Solution solution =
                MeanVariance.of(problem, reference.inputs().path("gamma").asDouble());
        Map<String, Object> figures = book(reference, problem, solution);
        figures.put("objective", solution.objective());
        return figures;
    }

    private static Map<String, ?> linearCosts(ReferenceCase reference) {
        JsonNode inputs = reference.inputs();
        double horizon = inputs.path("horizon_days").asDouble();
        Problem problem =
                scaled(reference, horizon, Constraints.longOnly(reference.data().tickers()));
        double[] held = numbers(inputs.path("w0"));
        Trades trades = MeanVarianceWithCosts.of(
                problem,
                inputs.path("gamma").asDouble(),
                TradingCosts.linear(held, inputs.path("cost").asDouble()));
        return Map.of(
                "weights", trades.solution().weights(),
                "objective", trades.solution().objective(),
                "turnover_sum_abs", trades.turnover(),
                "n_bought", trades.count(Kind.BOUGHT),
                "n_sold_partly", trades.count(Kind.SOLD_PARTLY),
                "n_sold_out", trades.count(Kind.SOLD_OUT),
                "n_untouched", trades.count(Kind.UNTOUCHED));
    }

    private static Map<String, ?> maximumDiversification(ReferenceCase reference) {
        Problem problem = annual(reference, constraints(reference));
        Solution solution = MaximumDiversification.of(problem);
        Map<String, Object> figures = book(reference, problem, solution);
        figures.put("diversification_ratio", solution.objective());
        return figures;
    }

    private static Map<String, ?> semivariance(ReferenceCase reference) {
        double threshold = reference.inputs().path("benchmark_per_period").asDouble();
        Solution solution = MinimumSemivariance.of(reference.data().returns(), threshold, constraints(reference));
        double annual = solution.objective() * reference.data().periodsPerYear();
        return Map.of(
                "weights", solution.weights(),
                "semivariance_annual", annual,
                "semideviation_annual", Math.sqrt(annual));
    }

    private static Map<String, ?> neutral(ReferenceCase reference) {
        JsonNode inputs = reference.inputs();
        double[][] betas = betas(reference);
        double most = atMost(inputs.path("constraints").asString());
        Constraints constraints = Constraints.none(reference.data().tickers())
                .withBounds(-most, most)
                .withBudget(0);
        for (int f = 0; f < betas[0].length; f++) {
            var exposures = new double[betas.length];
            for (int i = 0; i < exposures.length; i++) {
                exposures[i] = betas[i][f];
            }
            constraints = constraints.with(LinearConstraint.equal("factor " + f, exposures, 0));
        }
        Problem problem = annual(reference, constraints);
        Solution solution = MeanVariance.of(problem, inputs.path("gamma").asDouble());
        double[] weights = solution.weights();
        return Map.of(
                "weights", weights,
                "betas", betas,
                "ret", problem.returnOf(weights),
                "vol", problem.risk().volatilityOf(weights),
                "gross", Arrays.stream(weights).map(Math::abs).sum());
    }

    /// Slopes of each asset on all factors jointly, with an intercept.
    private static double[][] betas(ReferenceCase reference) {
        ReferenceData data = reference.data();
        DMatrixRMaj returns = data.returns();
        var factors = new ArrayList<double[]>();
        for (JsonNode name : reference.inputs().path("factors")) {
            double[] column = data.column(name.asString());
            boolean prices = Arrays.stream(column).allMatch(value -> value > 0);
            factors.add(prices ? data.returnsOf(name.asString()) : lastOf(column, returns.numRows));
        }
        var regressors = new DMatrixRMaj(returns.numRows, factors.size() + 1);
        for (int row = 0; row < returns.numRows; row++) {
            regressors.set(row, 0, 1);
            for (int f = 0; f < factors.size(); f++) {
                regressors.set(row, f + 1, factors.get(f)[row]);
            }
        }
        var slopes = new DMatrixRMaj(regressors.numCols, returns.numCols);
        CommonOps_DDRM.solve(regressors, returns, slopes);
        var betas = new double[returns.numCols][factors.size()];
        for (int i = 0; i < betas.length; i++) {
            for (int f = 0; f < factors.size(); f++) {
                betas[i][f] = slopes.get(f + 1, i);
            }
        }
        return betas;
    }

    /// A factor's file may have as many rows as prices: its first then has no asset return beside it.
    private static double[] lastOf(double[] column, int rows) {
        return Arrays.copyOfRange(column, column.length - rows, column.length);
    }

    private static Map<String, ?> trackingError(ReferenceCase reference) {
        double[] benchmark = numbers(reference.inputs().path("benchmark_weights"));
        Solution solution = TrackingError.of(annual(reference, constraints(reference)), benchmark);
        return Map.of("weights", solution.weights(), "tracking_error", Math.sqrt(solution.objective()));
    }

    private static Problem annual(ReferenceCase reference, Constraints constraints) {
        return scaled(reference, reference.data().periodsPerYear(), constraints);
    }

    /// Means and sample covariances of one period, times `periods`.
    private static Problem scaled(ReferenceCase reference, double periods, Constraints constraints) {
        DMatrixRMaj returns = reference.data().returns();
        DMatrixRMaj mean = CommonOps_DDRM.sumCols(returns, null);
        CommonOps_DDRM.scale(periods / returns.numRows, mean);
        DMatrixRMaj covariance = Covariance.sample(returns).matrix();
        CommonOps_DDRM.scale(periods, covariance);
        return Problem.of(RiskModel.of(covariance), Arrays.copyOf(mean.data, returns.numCols), constraints);
    }

    /// Budget 1, the case's bounds and sectors.
    private static Constraints constraints(ReferenceCase reference) {
        List<String> tickers = reference.data().tickers();
        Constraints constraints = Constraints.fullyInvested(tickers);
        JsonNode bounds = reference.inputs().path("bounds");
        if (bounds.isArray()) {
            constraints = constraints.withBounds(
                    bounds.get(0).isNull()
                            ? Double.NEGATIVE_INFINITY
                            : bounds.get(0).asDouble(),
                    bounds.get(1).isNull()
                            ? Double.POSITIVE_INFINITY
                            : bounds.get(1).asDouble());
        }
        JsonNode sectors = reference.inputs().path("sectors");
        JsonNode limits = reference.inputs().path("sector_bounds");
        if (sectors.isObject()) {
            for (String sector : sectors.propertyNames()) {
                var members = new ArrayList<String>();
                sectors.path(sector).forEach(ticker -> members.add(ticker.asString()));
                constraints = constraints.withGroup(
                        sector,
                        members,
                        limits.path(sector).get(0).asDouble(),
                        limits.path(sector).get(1).asDouble());
            }
        }
        return constraints;
    }

    private static Map<String, Object> book(ReferenceCase reference, Problem problem, Solution solution) {
        double[] weights = solution.weights();
        var figures = new HashMap<String, Object>();
        figures.put("weights", weights);
        figures.put("ret", problem.returnOf(weights));
        figures.put("vol", problem.risk().volatilityOf(weights));
        problem.sharpeOf(weights, reference.data().riskFreeAnnual()).ifPresent(ratio -> figures.put("sharpe", ratio));
        return figures;
    }

    private static double traded(double[] held, double[] weights) {
        double sum = 0;
        for (int i = 0; i < held.length; i++) {
            sum += Math.abs(weights[i] - held[i]);
        }
        return sum;
    }

    private static double atMost(String words) {
        Matcher matcher = AT_MOST.matcher(words);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no limit in " + words);
        }
        return Double.parseDouble(matcher.group(1));
    }

    static double[] numbers(JsonNode array) {
        var numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.get(i).asDouble();
        }
        return numbers;
    }
}
