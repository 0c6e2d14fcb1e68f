package dev.ballast.core.risk.report;

/// Sensitivity of the portfolio to a benchmark (RSK-3): ordinary least squares r = α + β b + ε on common dates.
///
/// @param benchmark its name
/// @param beta slope β
/// @param standardError of β, classical, T − 2 degrees of freedom
/// @param alpha intercept α per day, a fraction
/// @param correlation between portfolio and benchmark, in [−1, 1]
/// @param observations days in common
public record Beta(
        String benchmark, double beta, double standardError, double alpha, double correlation, int observations) {

    /// Share of the portfolio's variance that the benchmark explains.
    public double rSquared() {
        return correlation * correlation;
    }
}
