package dev.ballast.core.statistics.factor;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A portfolio's variance by factor (ACC-9). Per period; `systematic` and `specific` sum to `total`.
///
/// @param total sample variance of the portfolio's return, divisor T − 1
/// @param systematic bᵀFb, F the sample covariance of the factors, b the portfolio's betas
/// @param specific sample variance of the portfolio's own residual: orthogonal to the factors by construction of the
///     regression, so that nothing is left between
/// @param independentSpecific Σ w² s²: what the specific part would be if assets had nothing else in common; far from
///     `specific` where a factor is missing
/// @param betas b by factor
/// @param contributions b(k) (Fb)(k) by factor; they sum to `systematic`
public record FactorRisk(
        double total,
        double systematic,
        double specific,
        double independentSpecific,
        Map<String, Double> betas,
        Map<String, Double> contributions) {

    public FactorRisk {
        betas = Collections.unmodifiableMap(new LinkedHashMap<>(betas));
        contributions = Collections.unmodifiableMap(new LinkedHashMap<>(contributions));
    }
}
