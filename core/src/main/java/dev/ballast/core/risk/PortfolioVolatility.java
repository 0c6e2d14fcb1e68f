package dev.ballast.core.risk;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.AlignedPrices;
import dev.ballast.core.statistics.Covariance;
import dev.ballast.core.statistics.Returns;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/// Volatility of a book at fixed weights (RSK-1): √(wᵀ Σ w · periods), Σ the sample covariance of daily returns.
///
/// Made once for a set of instruments and their history, O(n² T); each new set of weights is then O(n²). Immutable.
public final class PortfolioVolatility {

    private final List<InstrumentId> instruments;
    private final DMatrixRMaj covariance;

    private PortfolioVolatility(List<InstrumentId> instruments, DMatrixRMaj covariance) {
        this.instruments = instruments;
        this.covariance = covariance;
    }

    /// The covariance behind the volatility of a book of these instruments.
    ///
    /// Missing as soon as one of them is unusable: a figure without it would look too calm.
    ///
    /// @param instruments those with a weight; none for a book all in cash
    /// @param lookback number of daily returns, ≥ 2
    public static Result<PortfolioVolatility> of(
            Collection<InstrumentId> instruments, Map<InstrumentId, PriceHistory> history, int lookback) {
        if (instruments.isEmpty()) {
            return Result.of(new PortfolioVolatility(List.of(), new DMatrixRMaj(0, 0)));
        }
        return switch (AlignedPrices.of(instruments, history, lookback)) {
            case Result.Missing<AlignedPrices>(String reason) -> Result.missing(reason);
            case Result.Known<AlignedPrices>(AlignedPrices prices) -> of(prices);
        };
    }

    /// The same over prices that are aligned already; a weight of an instrument that is not among them is missing when
    /// it is asked for, others are not.
    public static PortfolioVolatility over(AlignedPrices prices) {
        return new PortfolioVolatility(
                prices.instruments(), Covariance.sample(Returns.simple(prices)).matrix());
    }

    private static Result<PortfolioVolatility> of(AlignedPrices prices) {
        if (!prices.excluded().isEmpty()) {
            InstrumentId first = prices.excluded().firstKey();
            return Result.missing(
                    "No volatility without " + first + ": " + prices.excluded().get(first) + ".");
        }
        return Result.of(over(prices));
    }

    /// Annual volatility as a fraction of equity; 0 for a book all in cash, which has none.
    ///
    /// @param weights fractions of equity; cash is what is left of 1
    /// @param lookback number of daily returns, ≥ 2
    /// @param periodsPerYear 365 for crypto
    public static Result<Double> annual(
            Map<InstrumentId, Double> weights,
            Map<InstrumentId, PriceHistory> history,
            int lookback,
            int periodsPerYear) {
        return switch (of(held(weights), history, lookback)) {
            case Result.Missing<PortfolioVolatility>(String reason) -> Result.missing(reason);
            case Result.Known<PortfolioVolatility>(PortfolioVolatility volatility) ->
                volatility.annual(weights, periodsPerYear);
        };
    }

    /// Annual volatility at these weights; missing where one is not of the instruments this was made for.
    ///
    /// @param weights fractions of equity; an instrument without one has none
    /// @param periodsPerYear 365 for crypto
    public Result<Double> annual(Map<InstrumentId, Double> weights, int periodsPerYear) {
        var known = new HashSet<>(instruments);
        for (InstrumentId instrument : held(weights)) {
            if (!known.contains(instrument)) {
                return Result.missing("No volatility without " + instrument + ": it has no history here.");
            }
        }
        if (instruments.isEmpty()) {
            return Result.of(0.0);
        }
        var vector = new DMatrixRMaj(instruments.size(), 1);
        for (int i = 0; i < instruments.size(); i++) {
            vector.set(i, weights.getOrDefault(instruments.get(i), 0.0));
        }
        var product = new DMatrixRMaj(vector.numRows, 1);
        CommonOps_DDRM.mult(covariance, vector, product);
        double variance = CommonOps_DDRM.dot(vector, product);
        return Result.finite(Math.sqrt(Math.max(0, variance) * periodsPerYear), "The volatility");
    }

    /// How each instrument stands to the risk of a book at these weights, per day; missing where one is not of the
    /// instruments this was made for.
    ///
    /// @param weights fractions of equity; an instrument without one has none
    public Result<CovarianceShares> shares(Map<InstrumentId, Double> weights) {
        var unknown = new TreeSet<>(held(weights));
        unknown.removeAll(Set.copyOf(instruments));
        if (!unknown.isEmpty()) {
            return Result.missing("No covariance of " + unknown.first() + ": it has no history here.");
        }
        var volatilities = new HashMap<InstrumentId, Double>();
        var covariances = new HashMap<InstrumentId, Double>();
        for (int i = 0; i < instruments.size(); i++) {
            double product = 0;
            for (int j = 0; j < instruments.size(); j++) {
                product += covariance.get(i, j) * weights.getOrDefault(instruments.get(j), 0.0);
            }
            volatilities.put(instruments.get(i), Math.sqrt(covariance.get(i, i)));
            covariances.put(instruments.get(i), product);
        }
        return Result.of(new CovarianceShares(volatilities, covariances));
    }

    /// Instruments with a weight.
    public static SortedSet<InstrumentId> held(Map<InstrumentId, Double> weights) {
        var held = new TreeSet<InstrumentId>();
        weights.forEach((instrument, weight) -> {
            if (weight != 0) {
                held.add(instrument);
            }
        });
        return held;
    }
}
