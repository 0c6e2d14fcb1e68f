package dev.ballast.core.statistics;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.result.Result;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/// Correlations that follow as bars close: where the estimator is exponentially weighted and one bar has come since the
/// last question, that bar alone is taken in (STA-3); any other question is estimated from all returns.
///
/// The answer is that of [Correlations#estimate(AlignedPrices, CorrelationSettings)] to 1e-12: what is known is kept
/// only where the returns themselves are the same, so that a corrected or excluded bar is never missed. Mutable and
/// for one thread.
public final class LiveCorrelation {

    private @Nullable WindowedCovariance window;
    private List<InstrumentId> instruments = List.of();
    private double decay;
    private long updates;
    private long estimates;

    /// Correlations of aligned prices.
    public Result<CorrelationMatrix> estimate(AlignedPrices prices, CorrelationSettings settings) {
        if (settings.estimator() != CorrelationSettings.Estimator.EWMA) {
            estimates++;
            return Correlations.estimate(prices, settings);
        }
        DMatrixRMaj returns = Returns.simple(prices);
        WindowedCovariance followed = follow(prices.instruments(), returns, settings.decay());
        var covariance = new DMatrixRMaj(returns.numCols, returns.numCols);
        followed.copyTo(covariance);
        return Correlations.ofCovariance(prices, returns, covariance, settings);
    }

    private WindowedCovariance follow(List<InstrumentId> asked, DMatrixRMaj returns, double lambda) {
        WindowedCovariance known = window;
        if (known != null && lambda == decay && asked.equals(instruments)) {
            if (known.isOf(returns)) {
                return known;
            }
            if (known.isFollowedBy(returns)) {
                int last = (returns.numRows - 1) * returns.numCols;
                known.update(Arrays.copyOfRange(returns.data, last, last + returns.numCols));
                updates++;
                return known;
            }
        }
        estimates++;
        WindowedCovariance anew = WindowedCovariance.of(returns, Decay.ofLambda(lambda));
        window = anew;
        instruments = asked;
        decay = lambda;
        return anew;
    }

    /// Bars that were taken in alone.
    public long updates() {
        return updates;
    }

    /// Estimates from all returns.
    public long estimates() {
        return estimates;
    }
}
