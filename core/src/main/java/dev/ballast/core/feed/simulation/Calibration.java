package dev.ballast.core.feed.simulation;

import dev.ballast.core.market.Category;
import dev.ballast.core.market.Instrument;

/// The figures of the simulated market that are not of one asset.
///
/// Estimated with NumPy and SciPy on Binance daily closes against USDT, 2021-01-01…2025-12-31 (1,826 log returns); the
/// market factor is the equal-weighted mean of the 14 coins with whole histories. GARCH(1,1) with Student-t innovations
/// by maximum likelihood with variance targeting. For comparison: that factor had kurtosis 11.1 and autocorrelations
/// of its absolute return of 0.18 (1 day) and 0.15 (5 days); the mean pairwise correlation of 16 coins was 0.62.
final class Calibration {

    static final double DAYS_A_YEAR = 365;

    /// Annual volatility of the market factor.
    static final double MARKET_VOLATILITY = 0.801;

    /// Weight of yesterday's squared market return in today's variance.
    static final double GARCH_ALPHA = 0.0868;

    /// Weight of yesterday's variance; with alpha a persistence of 0.962.
    static final double GARCH_BETA = 0.8756;

    /// Estimated 4.76; whole, because a chi-square is drawn as a sum of squares.
    static final int MARKET_DEGREES_OF_FREEDOM = 5;

    /// Residuals gave 1.8 to 3.2; the least whole number for which variance exists.
    static final int SPECIFIC_DEGREES_OF_FREEDOM = 3;

    /// Change of log residual variance per change of log market variance: median of the 14 coins.
    static final double VARIANCE_ELASTICITY = 0.90;

    private Calibration() {}

    static double dailyMarketVariance() {
        return MARKET_VOLATILITY * MARKET_VOLATILITY / DAYS_A_YEAR;
    }

    /// Part of the residual variance that a category shares: mean residual correlation within the category above that
    /// between categories (−0.05). Where the universe holds one coin of a category nothing can be estimated:
    /// the mean of the four that could is assumed. Large L1 coins share nothing beyond the market.
    static double categoryShare(Category category) {
        return switch (category) {
            case L1 -> 0.0;
            case L2 -> 0.29;
            case DEFI -> 0.30;
            case PAYMENTS -> 0.13;
            case EXCHANGE, ORACLE, MEME, STABLECOIN, EQUITY, ETF, BOND, COMMODITY, OTHER -> 0.18;
        };
    }

    /// The model of an instrument that was not estimated itself. Crypto: mean of its category in [SimulatedAsset].
    /// Equity and ETF: annual volatility of 20 large US stocks (mean) and of the S&P 500 index, daily
    /// 2013…2022, with no beta to crypto. Stablecoin and bond: assumed.
    static AssetModel typical(Instrument instrument) {
        return switch (instrument.category()) {
            case L1 -> model(instrument, 0.99, 0.53, 5);
            case L2 -> model(instrument, 1.13, 0.48, 8);
            case DEFI -> model(instrument, 1.12, 0.64, 8);
            case PAYMENTS -> model(instrument, 0.92, 0.58, 5);
            case EXCHANGE -> model(instrument, 0.77, 0.54, 5);
            case ORACLE -> model(instrument, 1.11, 0.50, 5);
            case MEME -> model(instrument, 1.11, 1.10, 10);
            case OTHER -> model(instrument, 1.03, 0.60, 8);
            case COMMODITY -> model(instrument, 0.015, 0.161, 3);
            case EQUITY -> model(instrument, 0, 0.285, 2);
            case ETF -> model(instrument, 0, 0.176, 1);
            case BOND -> model(instrument, 0, 0.06, 1);
            case STABLECOIN -> model(instrument, 0, 0.005, 1);
        };
    }

    private static AssetModel model(Instrument instrument, double beta, double volatility, double spreadBasisPoints) {
        return new AssetModel(instrument, beta, volatility, spreadBasisPoints * 1e-4, 10e6);
    }
}
