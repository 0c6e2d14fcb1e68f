package dev.ballast.core.risk.report;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.result.Result;

/// How much the assets differ from one another (RSK-3). Each figure is missing by itself, with its reason.
///
/// @param ratio Σ |w(i)| σ(i) ÷ σ(portfolio), ≥ 1 for a long-only book (Choueifat and Coignard 2008)
/// @param effectiveBets exp of the entropy of the variance shares of the principal components, in [1, n] (Meucci
/// 2009)
/// @param effectiveAssets 1 ÷ Σ of squared invested weights, in [1, n]
/// @param averageCorrelation plain mean over the pairs of assets held
/// @param weightedCorrelation mean weighted by w(i) w(j), the one the health score uses
/// @param highest the pair with the highest correlation
/// @param highestMajor the pair with the highest correlation among positions large enough for the pair limit
/// (RSK-7)
public record Diversification(
        Result<Double> ratio,
        Result<Double> effectiveBets,
        Result<Double> effectiveAssets,
        Result<Double> averageCorrelation,
        Result<Double> weightedCorrelation,
        Result<CorrelatedPair> highest,
        Result<CorrelatedPair> highestMajor) {

    /// Two assets and their correlation.
    ///
    /// @param first one asset
    /// @param second the other
    /// @param correlation in [−1, 1]
    public record CorrelatedPair(InstrumentId first, InstrumentId second, double correlation) {

        /// `BTC-USD / ETH-USD`.
        public String name() {
            return first + " / " + second;
        }
    }
}
