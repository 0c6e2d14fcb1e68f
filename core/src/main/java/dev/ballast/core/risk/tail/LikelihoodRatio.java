package dev.ballast.core.risk.tail;

/// A likelihood-ratio test.
///
/// @param statistic −2 ln(likelihood under the null ÷ likelihood without it), ≥ 0
/// @param degreesOfFreedom of its limiting χ² distribution
/// @param pValue probability of a statistic at least this large under the null, in [0, 1]
public record LikelihoodRatio(double statistic, int degreesOfFreedom, double pValue) {

    public LikelihoodRatio {
        if (!(statistic >= 0) || !(pValue >= 0 && pValue <= 1)) {
            throw new IllegalArgumentException(
                    "statistic must be >= 0 and pValue in [0, 1], were " + statistic + " and " + pValue);
        }
    }
}
