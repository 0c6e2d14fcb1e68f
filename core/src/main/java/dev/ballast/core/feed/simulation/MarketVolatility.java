package dev.ballast.core.feed.simulation;

/// Daily variance of the market factor: GARCH(1,1), h′ = ω + α·r² + β·h, from its long-run level.
/// Source: Bollerslev 1986. Not thread-safe.
final class MarketVolatility {

    private final double longRun = Calibration.dailyMarketVariance();
    private double variance = longRun;

    /// Variance of today's market return.
    double variance() {
        return variance;
    }

    /// Today's variance over the long run's; 1 in a market as usual.
    double stress() {
        return variance / longRun;
    }

    /// Closes a day on which the market factor returned `logReturn`.
    void close(double logReturn) {
        double omega = longRun * (1 - Calibration.GARCH_ALPHA - Calibration.GARCH_BETA);
        variance = omega + Calibration.GARCH_ALPHA * logReturn * logReturn + Calibration.GARCH_BETA * variance;
    }
}
