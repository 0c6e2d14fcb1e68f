package dev.ballast.core.reference;

import java.util.Map;

/// Performance figures and factor regression.
final class PerformanceCases {

    private PerformanceCases() {}

    /// Calculators by id; a key also stands for the ids that begin with it.
    static Map<String, CaseCalculator> calculators() {
        return Map.of();
    }
}
