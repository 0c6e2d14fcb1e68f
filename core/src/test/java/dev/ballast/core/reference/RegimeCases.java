package dev.ballast.core.reference;

import dev.ballast.core.regime.HiddenMarkov;
import dev.ballast.core.regime.HiddenMarkovErrors;
import dev.ballast.core.regime.HiddenMarkovFit;
import dev.ballast.core.regime.HiddenMarkovModel;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/// The hidden Markov model of two states, calm first.
final class RegimeCases {

    private RegimeCases() {}

    static Map<String, ?> twoStates(ReferenceCase reference) {
        ReferenceData data = reference.data();
        double[] returns = SeriesNames.read(reference.inputs().path("series").asString(), data);
        HiddenMarkovFit fit = HiddenMarkov.fit(returns, 2).orElseThrow();
        HiddenMarkovModel model = fit.model();
        HiddenMarkovErrors errors = fit.standardErrors().orElseThrow();
        DMatrixRMaj filtered = fit.states().filtered();
        DMatrixRMaj smoothed = fit.states().smoothed();
        int last = returns.length - 1;
        int high = 0;
        int highest = 0;
        for (int t = 0; t <= last; t++) {
            high += smoothed.get(t, 1) > 0.5 ? 1 : 0;
            highest = smoothed.get(t, 1) > smoothed.get(highest, 1) ? t : highest;
        }
        var result = new LinkedHashMap<String, Object>();
        result.put("mu0,mu1,sd0,sd1,p00,p11", new double[] {
            model.mean(0),
            model.mean(1),
            model.deviation(0),
            model.deviation(1),
            model.transition(0, 0),
            model.transition(1, 1)
        });
        result.put("loglik", fit.logLikelihood());
        result.put("se_hessian", new double[] {
            errors.mean(0),
            errors.mean(1),
            errors.deviation(0),
            errors.deviation(1),
            errors.transition(0, 0),
            errors.transition(1, 1)
        });
        result.put("expected_duration", new double[] {
            model.expectedDuration(0).orElseThrow(), model.expectedDuration(1).orElseThrow()
        });
        result.put("filtered_high_vol_last", filtered.get(last, 1));
        result.put("smoothed_high_vol_last", smoothed.get(last, 1));
        result.put("share_of_days_smoothed_high_vol_gt_half", (double) high / returns.length);
        // Counted from the end: a benchmark of returns has as many rows as there are dates.
        int row = data.dates().size() - returns.length + highest;
        result.put("max_smoothed_high_vol_date", data.dates().get(row).toString());
        return result;
    }
}
