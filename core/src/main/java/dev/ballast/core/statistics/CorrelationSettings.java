package dev.ballast.core.statistics;

/// How correlations are to be estimated (STA-3).
///
/// @param estimator which estimator
/// @param lookback number of daily returns used, ≥ 2
/// @param decay λ of the exponentially weighted estimator, in (0, 1)
public record CorrelationSettings(Estimator estimator, int lookback, double decay) {

    /// Which estimator.
    public enum Estimator {
        /// Equal weights, divisor T − 1, mean removed.
        SAMPLE,
        /// Exponential weights, mean not removed (RiskMetrics 1996).
        EWMA
    }

    /// 30 daily returns, equal weights: what the health score uses (RSK-5).
    public static final CorrelationSettings DEFAULT = new CorrelationSettings(Estimator.SAMPLE, 30, 0.94);

    public CorrelationSettings {
        if (lookback < 2) {
            throw new IllegalArgumentException("lookback must be >= 2 returns, was " + lookback);
        }
        if (!(decay > 0 && decay < 1)) {
            throw new IllegalArgumentException("decay must lie in (0, 1), was " + decay);
        }
    }
}
