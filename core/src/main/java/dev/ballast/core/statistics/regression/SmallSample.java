package dev.ballast.core.statistics.regression;

/// The factor on a heteroskedasticity and autocorrelation consistent covariance.
public enum SmallSample {
    /// None: the asymptotic form of Newey and West (1987).
    NONE,
    /// T ÷ (T − k), k the number of coefficients (Davidson and MacKinnon 1993, p. 554).
    DEGREES_OF_FREEDOM
}
