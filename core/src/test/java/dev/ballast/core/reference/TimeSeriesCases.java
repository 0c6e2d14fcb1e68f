package dev.ballast.core.reference;

import java.util.Map;

/// GARCH, vector autoregression, unit roots, cointegration, hidden regimes.
final class TimeSeriesCases {

    private TimeSeriesCases() {}

    /// Calculators by id; a key also stands for the ids that begin with it.
    static Map<String, CaseCalculator> calculators() {
        return Map.of();
    }
}
