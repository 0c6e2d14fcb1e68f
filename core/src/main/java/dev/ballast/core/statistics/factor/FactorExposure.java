package dev.ballast.core.statistics.factor;

import dev.ballast.core.result.Result;
import java.util.List;

/// One asset on the factors: r = α + Σ β(k) f(k) + ε by ordinary least squares.
///
/// @param asset its name
/// @param observations T
/// @param alpha constant per period
/// @param betas one per factor, in their order
/// @param rSquared share of the variance that the factors explain; missing for an asset that does not vary
/// @param adjustedRSquared the same less what K factors explain by chance
/// @param specificVolatility √(Σε² ÷ (T − K − 1)) per period
public record FactorExposure(
        String asset,
        int observations,
        Coefficient alpha,
        List<Coefficient> betas,
        Result<Double> rSquared,
        Result<Double> adjustedRSquared,
        double specificVolatility) {

    public FactorExposure {
        betas = List.copyOf(betas);
    }

    /// One coefficient and what to judge it by.
    ///
    /// @param name of the factor
    /// @param value the estimate
    /// @param standardError classical
    /// @param neweyWestError with Bartlett weights, no small-sample correction
    public record Coefficient(String name, double value, double standardError, double neweyWestError) {

        /// Value over its classical error; missing where the factors leave no error.
        public Result<Double> tStatistic() {
            return over(standardError);
        }

        /// Value over its Newey–West error.
        public Result<Double> neweyWestT() {
            return over(neweyWestError);
        }

        private Result<Double> over(double error) {
            return error > 0
                    ? Result.finite(value / error, "The t statistic of " + name)
                    : Result.missing("No t statistic of " + name + ": its error is 0.");
        }
    }
}
