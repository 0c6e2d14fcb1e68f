package dev.ballast.core.reference;

import java.util.Map;

/// Value at risk, expected shortfall and contributions.
final class RiskCases {

    private RiskCases() {}

    /// Calculators by id; a key also stands for the ids that begin with it.
    static Map<String, CaseCalculator> calculators() {
        return Map.of();
    }
}
