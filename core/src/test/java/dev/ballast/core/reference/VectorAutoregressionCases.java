package dev.ballast.core.reference;

import dev.ballast.core.statistics.timeseries.GrangerOutcome;
import dev.ballast.core.statistics.timeseries.VectorAutoregression;
import dev.ballast.core.statistics.timeseries.VectorAutoregressionFit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ejml.data.DMatrixRMaj;

/// Vector autoregressions; the order is the number of matrices `A1`, `A2`, … that are expected.
final class VectorAutoregressionCases {

    private static final Pattern GRANGER = Pattern.compile("granger_F_var(\\d+)_causes_var(\\d+)");
    private static final Pattern CHOICE = Pattern.compile("order_by_(aic|bic)_max(\\d+)");
    private static final Pattern FORECAST = Pattern.compile("forecast_(\\d+)");
    private static final Pattern RESPONSES = Pattern.compile("irf_orth_h0_(\\d+)");

    private VectorAutoregressionCases() {}

    static Map<String, ?> fit(ReferenceCase reference) {
        String unit = " " + reference.inputs().path("units").asString("");
        DMatrixRMaj series = UnitRootCases.matrix(reference.inputs().path("series"), unit, reference.data());
        int order = 1;
        while (reference.expected().has("A" + (order + 1))) {
            order++;
        }
        VectorAutoregressionFit fit = VectorAutoregression.fit(series, order).orElseThrow();
        var result = new LinkedHashMap<String, Object>();
        result.put("intercept", fit.intercept());
        for (int lag = 1; lag <= order; lag++) {
            result.put("A" + lag, EstimatorCases.rows(fit.coefficients(lag)));
        }
        result.put("sigma_u_df", EstimatorCases.rows(fit.residualCovariance()));
        result.put("sigma_u_mle", EstimatorCases.rows(fit.maximumLikelihoodCovariance()));
        result.put("loglik", fit.logLikelihood());
        result.put("aic", fit.akaike());
        result.put("bic", fit.schwarz());
        result.put("max_root_modulus", fit.largestRoot());
        for (String field : reference.expected().propertyNames()) {
            named(field, fit, series, result);
        }
        return result;
    }

    private static void named(
            String field, VectorAutoregressionFit fit, DMatrixRMaj series, Map<String, Object> result) {
        Matcher granger = GRANGER.matcher(field);
        Matcher choice = CHOICE.matcher(field);
        Matcher forecast = FORECAST.matcher(field);
        Matcher responses = RESPONSES.matcher(field);
        if (granger.matches()) {
            GrangerOutcome test =
                    fit.grangerCausality(Integer.parseInt(granger.group(1)), Integer.parseInt(granger.group(2)));
            result.put(
                    field,
                    Map.of(
                            "F",
                            test.statistic(),
                            "p",
                            test.pValue(),
                            "df",
                            List.of(test.numerator(), test.denominator())));
        } else if (choice.matches()) {
            var chosen = VectorAutoregression.chooseOrder(series, Integer.parseInt(choice.group(2)))
                    .orElseThrow();
            result.put(field, choice.group(1).equals("aic") ? chosen.byAkaike() : chosen.bySchwarz());
        } else if (forecast.matches()) {
            result.put(field, EstimatorCases.rows(fit.forecast(Integer.parseInt(forecast.group(1)))));
        } else if (responses.matches()) {
            List<Object> matrices = new ArrayList<>();
            fit.orthogonalResponses(Integer.parseInt(responses.group(1)))
                    .forEach(matrix -> matrices.add(EstimatorCases.rows(matrix)));
            result.put(field, matrices);
        }
    }
}
