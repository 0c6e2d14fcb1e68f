package dev.ballast.core.reference;

import java.util.Map;

/// Returns, means, covariance, correlation and principal components.
final class EstimatorCases {

    private EstimatorCases() {}

    /// Calculators by id; a key also stands for the ids that begin with it.
    static Map<String, CaseCalculator> calculators() {
        return Map.of();
    }
}
