package dev.ballast.core.reference;

import dev.ballast.core.performance.BenchmarkComparison;
import dev.ballast.core.performance.PerformanceFigures;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.series.Drawdown;
import dev.ballast.core.risk.series.Drawdowns;
import dev.ballast.core.risk.tail.EmpiricalTail;
import dev.ballast.core.risk.tail.QuantileConvention;
import dev.ballast.core.statistics.Volatility;
import dev.ballast.core.statistics.regression.Intercept;
import dev.ballast.core.statistics.regression.LeastSquares;
import dev.ballast.core.statistics.regression.LeastSquaresFit;
import dev.ballast.core.statistics.regression.SmallSample;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ejml.data.DMatrixRMaj;
import tools.jackson.databind.JsonNode;

/// Performance figures and factor regression.
final class PerformanceCases {

    private static final Pattern LAGS = Pattern.compile("(\\d+)");

    private static final Pattern HISTORICAL_VAR = Pattern.compile("var(\\d+)_hist_linear");

    private PerformanceCases() {}

    /// Calculators by id; a key also stands for the ids that begin with it.
    static Map<String, CaseCalculator> calculators() {
        return Map.of("perf.", PerformanceCases::figures, "perf.factor_regression", PerformanceCases::regression);
    }

    private static Map<String, ?> figures(ReferenceCase reference) {
        ReferenceData data = reference.data();
        double riskFree = reference.inputs().path("rf_annual").asDouble(data.riskFreeAnnual());
        int periods = data.periodsPerYear();
        double[] returns = portfolio(reference);
        List<Instant> times = times(data);
        PerformanceFigures figures = PerformanceFigures.of(times, returns, periods, riskFree);
        var all = new LinkedHashMap<String, Object>();
        all.put("final_nav", figures.finalWealth());
        put(all, "cagr", figures.annualGrowth());
        all.put("ann_mean", figures.annualMean());
        all.put("ann_vol", figures.annualVolatility());
        put(all, "sharpe", figures.sharpe());
        put(all, "sortino_mar0", figures.sortinoZero());
        put(all, "sortino_rf", figures.sortinoRiskFree());
        all.put("downside_dev_mar0", figures.downsideDeviationZero());
        all.put("max_drawdown", -figures.drawdown().maximum());
        figures.drawdown().deepest().ifPresent(spell -> dates(all, spell));
        put(all, "calmar", figures.calmar());
        all.put("ulcer_index", figures.ulcerIndex());
        all.put("pain_index", figures.painIndex());
        put(all, "omega0", figures.omega());
        put(all, "skew", figures.skewness());
        put(all, "excess_kurtosis", figures.excessKurtosis());
        all.put("best", figures.best());
        all.put("worst", figures.worst());
        all.put("hit_ratio", figures.hitRatio());
        put(all, "probabilistic_sharpe", figures.probabilisticSharpe());
        reference.expected().propertyNames().forEach(name -> {
            Matcher quantile = HISTORICAL_VAR.matcher(name);
            if (quantile.matches()) {
                double confidence = Double.parseDouble("0." + quantile.group(1));
                all.put(name, EmpiricalTail.of(returns, confidence).valueAtRisk(QuantileConvention.LINEAR));
            }
        });
        String benchmark = reference.inputs().path("benchmark").asString(data.benchmark());
        if (!benchmark.isEmpty()) {
            compare(all, returns, series(data, benchmark), reference, riskFree);
        }
        return all;
    }

    private static void compare(
            Map<String, Object> all, double[] returns, double[] market, ReferenceCase reference, double riskFree) {
        int periods = reference.data().periodsPerYear();
        BenchmarkComparison comparison =
                BenchmarkComparison.of(returns, market, periods, riskFree).orElseThrow();
        all.put("beta", comparison.beta());
        all.put("jensen_alpha_annual", comparison.alpha());
        put(all, "treynor", comparison.treynor());
        put(all, "correlation", comparison.correlation());
        all.put("tracking_error", comparison.trackingError());
        put(all, "information_ratio", comparison.informationRatio());
        put(all, "m2", comparison.modigliani());
        List<Instant> times = times(reference.data());
        put(
                all,
                "benchmark_cagr",
                PerformanceFigures.of(times, market, periods, riskFree).annualGrowth());
        all.put("benchmark_vol", Volatility.annual(market, periods));
        all.put("benchmark_mdd", -Drawdowns.ofReturns(times, market).maximum());
    }

    private static void dates(Map<String, Object> all, Drawdown.Spell spell) {
        all.put("mdd_peak", date(spell.peak()));
        all.put("mdd_trough", date(spell.trough()));
        spell.recovery().ifPresent(time -> all.put("mdd_recovery", date(time)));
    }

    private static Map<String, ?> regression(ReferenceCase reference) {
        JsonNode inputs = reference.inputs();
        double[] y = expression(reference, inputs.path("y").asString());
        JsonNode names = inputs.path("x");
        var regressors = new DMatrixRMaj(y.length, names.size());
        for (int column = 0; column < names.size(); column++) {
            double[] series = expression(reference, names.get(column).asString());
            for (int row = 0; row < y.length; row++) {
                regressors.set(row, column, series[row]);
            }
        }
        LeastSquaresFit fit =
                LeastSquares.fit(y, regressors, Intercept.INCLUDED).orElseThrow();
        var all = new LinkedHashMap<String, Object>();
        all.put("coef", fit.coefficients());
        all.put("se_ols", fit.standardErrors());
        all.put("t_ols", fit.tStatistics().orElseThrow());
        put(all, "r2", fit.rSquared());
        put(all, "adj_r2", fit.adjustedRSquared());
        Matcher lags = LAGS.matcher(inputs.path("newey_west").asString(""));
        if (lags.find()) {
            int count = Integer.parseInt(lags.group(1));
            all.put("se_newey_west" + count, fit.neweyWestStandardErrors(count, SmallSample.NONE));
        }
        return all;
    }

    /// `SERIES` or `SERIES - RATE`, such as `equal-weight return - rf/ppy` or `SPY - RF`.
    private static double[] expression(ReferenceCase reference, String text) {
        String[] terms = text.split(" - ", 2);
        double[] values = terms[0].strip().toLowerCase(Locale.ROOT).startsWith("equal")
                ? reference.data().equalWeightReturns()
                : series(reference.data(), terms[0].strip());
        if (terms.length == 2) {
            double[] rate = rate(reference, terms[1].strip(), values.length);
            for (int i = 0; i < values.length; i++) {
                values[i] -= rate[i];
            }
        }
        return values;
    }

    private static double[] rate(ReferenceCase reference, String name, int length) {
        if (reference.data().has(name)) {
            return series(reference.data(), name);
        }
        double annual =
                reference.inputs().path("rf_annual").asDouble(reference.data().riskFreeAnnual());
        var rates = new double[length];
        java.util.Arrays.fill(rates, annual / reference.data().periodsPerYear());
        return rates;
    }

    /// Returns of a column of prices; a column that is not all positive holds returns already, as factors do.
    private static double[] series(ReferenceData data, String name) {
        double[] column = data.column(name);
        boolean prices = data.tickers().contains(name)
                || name.equals(data.benchmark())
                || java.util.Arrays.stream(column).allMatch(value -> value > 0.5);
        if (prices) {
            return data.returnsOf(name);
        }
        int returns = data.dates().size() - 1;
        return java.util.Arrays.copyOfRange(column, column.length - returns, column.length);
    }

    private static double[] portfolio(ReferenceCase reference) {
        JsonNode weights = reference.inputs().path("weights");
        DMatrixRMaj returns = reference.data().returns();
        if (weights.isMissingNode()) {
            return reference.data().equalWeightReturns();
        }
        var portfolio = new double[returns.numRows];
        for (int column = 0; column < returns.numCols; column++) {
            JsonNode weight = weights.isArray()
                    ? weights.get(column)
                    : weights.path(reference.data().tickers().get(column));
            for (int row = 0; row < portfolio.length; row++) {
                portfolio[row] += weight.asDouble(0) * returns.get(row, column);
            }
        }
        return portfolio;
    }

    private static List<Instant> times(ReferenceData data) {
        return data.dates().stream()
                .map(date -> date.atStartOfDay(ZoneOffset.UTC).toInstant())
                .toList();
    }

    private static String date(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC).toString();
    }

    private static void put(Map<String, Object> all, String name, Result<Double> figure) {
        all.put(name, figure.orElseThrow());
    }
}
