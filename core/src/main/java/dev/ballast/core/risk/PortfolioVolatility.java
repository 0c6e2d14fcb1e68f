package dev.ballast.core.risk;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.AlignedPrices;
import dev.ballast.core.statistics.Covariance;
import dev.ballast.core.statistics.Returns;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/// Volatility of a book at fixed weights (RSK-1): √(wᵀ Σ w · periods), Σ the sample covariance of daily returns.
public final class PortfolioVolatility {

    private PortfolioVolatility() {}

    /// Annual volatility as a fraction of equity; 0 for a book all in cash, which has none.
    ///
    /// Missing as soon as one weighted instrument is unusable: a figure without it would look too calm.
    ///
    /// @param weights fractions of equity; cash is what is left of 1
    /// @param lookback number of daily returns, ≥ 2
    /// @param periodsPerYear 365 for crypto
    public static Result<Double> annual(
            Map<InstrumentId, Double> weights,
            Map<InstrumentId, PriceHistory> history,
            int lookback,
            int periodsPerYear) {
        var held = new TreeMap<InstrumentId, Double>();
        weights.forEach((instrument, weight) -> {
            if (weight != 0) {
                held.put(instrument, weight);
            }
        });
        if (held.isEmpty()) {
            return Result.of(0.0);
        }
        return switch (AlignedPrices.of(held.keySet(), history, lookback)) {
            case Result.Missing<AlignedPrices>(String reason) -> Result.missing(reason);
            case Result.Known<AlignedPrices>(AlignedPrices prices) -> annual(held, prices, periodsPerYear);
        };
    }

    private static Result<Double> annual(
            SortedMap<InstrumentId, Double> weights, AlignedPrices prices, int periodsPerYear) {
        if (!prices.excluded().isEmpty()) {
            InstrumentId first = prices.excluded().firstKey();
            return Result.missing(
                    "No volatility without " + first + ": " + prices.excluded().get(first) + ".");
        }
        // Columns and weights are both in order of instrument id.
        var vector = new DMatrixRMaj(
                weights.values().stream().mapToDouble(Double::doubleValue).toArray());
        DMatrixRMaj covariance = Covariance.sample(Returns.simple(prices)).matrix();
        var product = new DMatrixRMaj(vector.numRows, 1);
        CommonOps_DDRM.mult(covariance, vector, product);
        double variance = CommonOps_DDRM.dot(vector, product);
        return Result.finite(Math.sqrt(Math.max(0, variance) * periodsPerYear), "The volatility");
    }
}
