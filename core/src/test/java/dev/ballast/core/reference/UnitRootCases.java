package dev.ballast.core.reference;

import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.timeseries.CriticalValues;
import dev.ballast.core.statistics.timeseries.Deterministic;
import dev.ballast.core.statistics.timeseries.DickeyFuller;
import dev.ballast.core.statistics.timeseries.EngleGranger;
import dev.ballast.core.statistics.timeseries.HalfLife;
import dev.ballast.core.statistics.timeseries.HalfLife.Convention;
import dev.ballast.core.statistics.timeseries.Johansen;
import dev.ballast.core.statistics.timeseries.JohansenOutcome;
import dev.ballast.core.statistics.timeseries.KalmanHedge;
import dev.ballast.core.statistics.timeseries.Lags;
import dev.ballast.core.statistics.timeseries.Stationarity;
import dev.ballast.core.statistics.timeseries.UnitRootOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ejml.data.DMatrixRMaj;
import tools.jackson.databind.JsonNode;

/// Unit roots, cointegration and hedge ratios. Which lags and terms a field is about stands in its name.
final class UnitRootCases {

    private static final Pattern FIXED = Pattern.compile("(n|c|ct)_lag(\\d+)");
    private static final Pattern CHOSEN = Pattern.compile("(n|c|ct)_autolag_(aic|bic)");
    private static final Pattern KPSS = Pattern.compile("kpss_(c|ct)_nlags(\\d+)");
    private static final Pattern DELTA = Pattern.compile("delta=([0-9.e+-]+)");

    private UnitRootCases() {}

    static Map<String, ?> unitRoot(ReferenceCase reference) {
        double[] series = series(reference, "series");
        var result = new LinkedHashMap<String, Object>();
        for (String field : reference.expected().propertyNames()) {
            Matcher fixed = FIXED.matcher(field);
            Matcher chosen = CHOSEN.matcher(field);
            Matcher kpss = KPSS.matcher(field);
            if (fixed.matches()) {
                Lags lags = Lags.of(Integer.parseInt(fixed.group(2)));
                result.put(
                        field,
                        figures(DickeyFuller.test(series, terms(fixed.group(1)), lags)
                                .orElseThrow()));
            } else if (chosen.matches()) {
                Lags lags = chosen.group(2).equals("aic") ? Lags.byAkaike() : Lags.bySchwarz();
                result.put(
                        field,
                        figures(DickeyFuller.test(series, terms(chosen.group(1)), lags)
                                .orElseThrow()));
            } else if (kpss.matches()) {
                var around = kpss.group(1).equals("c") ? Stationarity.Around.LEVEL : Stationarity.Around.TREND;
                result.put(
                        field,
                        Stationarity.test(series, around, Integer.parseInt(kpss.group(2)))
                                .orElseThrow()
                                .statistic());
            }
        }
        return result;
    }

    private static Map<String, ?> figures(UnitRootOutcome test) {
        var figures = new LinkedHashMap<String, Object>();
        CriticalValues critical = test.criticalValues();
        figures.put("stat", test.statistic());
        figures.put("p", test.pValue());
        figures.put("nobs", test.observations());
        figures.put("usedlag", test.lags());
        figures.put(
                "crit",
                Map.of("1%", critical.onePercent(), "5%", critical.fivePercent(), "10%", critical.tenPercent()));
        if (test.criterion() instanceof Result.Known<Double>(Double least)) {
            figures.put("icbest", least);
        }
        return figures;
    }

    private static Deterministic terms(String name) {
        return switch (name) {
            case "n" -> Deterministic.NONE;
            case "c" -> Deterministic.CONSTANT;
            default -> Deterministic.CONSTANT_AND_TREND;
        };
    }

    static Map<String, ?> engleGranger(ReferenceCase reference) {
        double[] y = series(reference, "y0");
        double[] x = series(reference, "y1");
        int lags = reference.inputs().path("lags").asInt();
        EngleGranger test = EngleGranger.test(y, x, Lags.of(lags)).orElseThrow();
        EngleGranger chosen = EngleGranger.test(y, x, Lags.byAkaike()).orElseThrow();
        HalfLife halfLife = test.halfLife().orElseThrow();
        var periods = new LinkedHashMap<String, Object>();
        periods.put("regression", "du_t = a + b u_{t-1}");
        periods.put("b", halfLife.coefficient());
        periods.put("minus_ln2_over_b", halfLife.periods(Convention.CONTINUOUS).orElse(Double.NaN));
        periods.put(
                "minus_ln2_over_ln(1+b)", halfLife.periods(Convention.DISCRETE).orElse(Double.NaN));
        CriticalValues critical = test.criticalValues();
        var result = new LinkedHashMap<String, Object>();
        result.put("ols_const", test.intercept());
        result.put("hedge_ratio", test.hedgeRatio());
        result.put("t_stat_lag" + lags, test.statistic());
        result.put("p_lag" + lags, test.pValue());
        result.put("crit_1_5_10", new double[] {critical.onePercent(), critical.fivePercent(), critical.tenPercent()});
        result.put("t_stat_autolag_aic", chosen.statistic());
        result.put("p_autolag_aic", chosen.pValue());
        result.put("half_life", periods);
        result.put("spread_z_last", test.lastZScore());
        return result;
    }

    static Map<String, ?> halfLife(ReferenceCase reference) {
        double persistence = reference.inputs().path("phi").asDouble();
        return Map.of(
                "minus_ln2_over_lnphi",
                HalfLife.periods(persistence, Convention.DISCRETE).orElseThrow(),
                "minus_ln2_over_b",
                HalfLife.periods(persistence, Convention.CONTINUOUS).orElseThrow());
    }

    static Map<String, ?> johansen(ReferenceCase reference) {
        JsonNode inputs = reference.inputs();
        DMatrixRMaj series = matrix(inputs.path("series"), "", reference.data());
        Deterministic terms =
                switch (inputs.path("det_order").asInt()) {
                    case -1 -> Deterministic.NONE;
                    case 0 -> Deterministic.CONSTANT;
                    default -> Deterministic.CONSTANT_AND_TREND;
                };
        JohansenOutcome test =
                Johansen.test(series, terms, inputs.path("k_ar_diff").asInt()).orElseThrow();
        List<double[]> trace = new ArrayList<>();
        List<double[]> maximum = new ArrayList<>();
        for (int rank = 0; rank < test.series(); rank++) {
            trace.add(levels(test.traceCriticalValues(rank)));
            maximum.add(levels(test.maximumEigenvalueCriticalValues(rank)));
        }
        double[] vector = test.vector(0);
        var normalised = new double[vector.length];
        for (int i = 0; i < vector.length; i++) {
            normalised[i] = vector[i] / vector[0];
        }
        var result = new LinkedHashMap<String, Object>();
        result.put("trace", test.traceStatistics());
        result.put("trace_crit_90_95_99", trace);
        result.put("max_eig", test.maximumEigenvalueStatistics());
        result.put("max_eig_crit_90_95_99", maximum);
        result.put("eigenvalues", test.eigenvalues());
        result.put("first_vector_normalised_on_first", normalised);
        return result;
    }

    private static double[] levels(CriticalValues values) {
        return new double[] {values.tenPercent(), values.fivePercent(), values.onePercent()};
    }

    static Map<String, ?> kalman(ReferenceCase reference) {
        Matcher delta = DELTA.matcher(reference.inputs().path("Q").asString());
        if (!delta.find()) {
            throw new IllegalArgumentException("no delta in " + reference.inputs());
        }
        var filter = new KalmanHedge(
                Double.parseDouble(delta.group(1)), reference.inputs().path("R").asDouble());
        KalmanHedge.State state =
                filter.filter(series(reference, "y"), series(reference, "x")).orElseThrow();
        return Map.of(
                "beta_last",
                state.hedgeRatio(),
                "alpha_last",
                state.intercept(),
                "P_last",
                new double[][] {
                    {state.hedgeRatioVariance(), state.covariance()}, {state.covariance(), state.interceptVariance()}
                },
                "last_innovation",
                state.innovation(),
                "last_innovation_var",
                state.innovationVariance());
    }

    /// Columns named in a list; `unit` is put after each name.
    static DMatrixRMaj matrix(JsonNode names, String unit, ReferenceData data) {
        List<double[]> columns = new ArrayList<>();
        names.forEach(name -> columns.add(SeriesNames.read(name.asString() + unit, data)));
        var matrix = new DMatrixRMaj(columns.getFirst().length, columns.size());
        for (int column = 0; column < columns.size(); column++) {
            for (int row = 0; row < matrix.numRows; row++) {
                matrix.set(row, column, columns.get(column)[row]);
            }
        }
        return matrix;
    }

    private static double[] series(ReferenceCase reference, String field) {
        return SeriesNames.read(reference.inputs().path(field).asString(), reference.data());
    }
}
