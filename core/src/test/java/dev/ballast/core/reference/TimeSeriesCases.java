package dev.ballast.core.reference;

import java.util.HashMap;
import java.util.Map;

/// GARCH, vector autoregression, unit roots, cointegration, hidden regimes.
final class TimeSeriesCases {

    private TimeSeriesCases() {}

    /// Calculators by id; a key also stands for the ids that begin with it.
    static Map<String, CaseCalculator> calculators() {
        var all = new HashMap<String, CaseCalculator>();
        all.put("ts.garch11_normal", GarchCases::normal);
        all.put("ts.garch11_student_t", GarchCases::studentT);
        all.put("ts.gjr_garch", GarchCases::gjr);
        all.put("ts.var", VectorAutoregressionCases::fit);
        all.put("ts.adf_kpss", UnitRootCases::unitRoot);
        all.put("ts.engle_granger", UnitRootCases::engleGranger);
        all.put("ts.johansen", UnitRootCases::johansen);
        all.put("ts.regime", RegimeCases::twoStates);
        all.put("ts.kalman_hedge_ratio", UnitRootCases::kalman);
        all.put("a.halflife_ar1", UnitRootCases::halfLife);
        all.put("a.garch_unconditional", GarchCases::unconditional);
        return all;
    }
}
