package dev.ballast.core.statistics;

/// How correlations are to be estimated (STA-3).
///
/// @param estimator which estimator
/// @param lookback number of returns used, ≥ 2
/// @param decay λ of the exponentially weighted estimator, in (0, 1)
public record CorrelationSettings(Estimator estimator, int lookback, double decay) {

    /// Which estimator.
    public enum Estimator {
        /// Equal weights, divisor T − 1, mean removed.
        SAMPLE("Sample"),
        /// Exponential weights, mean not removed (RiskMetrics 1996).
        EWMA("EWMA"),
        /// Pearson's of the ranks: sees any monotone dependence and no outlier.
        SPEARMAN("Spearman"),
        /// Sample covariance shrunk towards mean variance × identity (Ledoit and Wolf 2004): calmer where returns are
        /// few for so many instruments.
        LEDOIT_WOLF("Ledoit-Wolf");

        private final String label;

        Estimator(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
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
