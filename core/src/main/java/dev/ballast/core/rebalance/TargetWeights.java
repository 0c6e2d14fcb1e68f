package dev.ballast.core.rebalance;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.method.MethodSettings;
import dev.ballast.core.optimization.method.MethodTargets;
import dev.ballast.core.optimization.method.OptimizationMethod;
import dev.ballast.core.optimization.method.TargetRequest;
import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.AlignedPrices;
import dev.ballast.core.statistics.Returns;
import dev.ballast.core.statistics.Volatility;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ejml.data.DMatrixRMaj;

/// Makes target weights by the chosen method (REB-4). Computed weights sum to 1 less the policy's cash target.
public final class TargetWeights {

    private static final int FEWEST_RETURNS = 30;
    private static final int MOST_RETURNS = 365;

    private TargetWeights() {}

    /// Targets, or why there are none: one unusable instrument spoils computed targets, since leaving it out would
    /// ask for its sale.
    ///
    /// @param universe instruments to spread over; not used for the trader's own targets
    /// @param histories daily bars, for inverse volatility
    /// @param own the trader's own targets, given back as they are
    public static Result<Targets> compute(
            TargetMethod method,
            Collection<InstrumentId> universe,
            Map<InstrumentId, PriceHistory> histories,
            Targets own,
            RebalancePolicy policy) {
        return compute(method, universe, histories, own, policy, MethodSettings.DEFAULT, Map.of());
    }

    /// The same with what optimisers need.
    ///
    /// @param settings periods a year, cash rate, risk aversion, costs
    /// @param held present weights, for methods that look at costs
    public static Result<Targets> compute(
            TargetMethod method,
            Collection<InstrumentId> universe,
            Map<InstrumentId, PriceHistory> histories,
            Targets own,
            RebalancePolicy policy,
            MethodSettings settings,
            Map<InstrumentId, Double> held) {
        var instruments = new TreeSet<>(universe);
        if (method != TargetMethod.OWN && instruments.isEmpty()) {
            return Result.missing("No instruments to spread targets over.");
        }
        if (method.solver().isPresent()) {
            return solved(method, method.solver().get(), instruments, histories, policy, settings, held);
        }
        return switch (method) {
            case EQUAL_WEIGHT -> Result.of(equal(instruments, policy));
            case INVERSE_VOLATILITY -> inverseVolatility(instruments, histories, policy);
            case OWN -> Result.of(own);
            case INVERSE_VARIANCE,
                    EQUAL_RISK_CONTRIBUTION,
                    HIERARCHICAL_RISK_PARITY,
                    MOMENTUM_TILT,
                    MEAN_REVERSION_TILT,
                    PERFORMANCE,
                    MINIMUM_VARIANCE,
                    MEAN_VARIANCE,
                    COST_AWARE_MEAN_VARIANCE,
                    MAXIMUM_SHARPE,
                    MAXIMUM_DIVERSIFICATION,
                    MINIMUM_SEMIVARIANCE,
                    GROWTH_OPTIMAL,
                    MINIMUM_CVAR,
                    MINIMUM_MAD,
                    MINIMUM_CDAR -> throw new IllegalStateException(method + " has a solver");
        };
    }

    /// Long only, fully invested but for the cash target, over the longest common history up to a fixed number of
    /// days.
    private static Result<Targets> solved(
            TargetMethod method,
            OptimizationMethod solver,
            SortedSet<InstrumentId> instruments,
            Map<InstrumentId, PriceHistory> histories,
            RebalancePolicy policy,
            MethodSettings settings,
            Map<InstrumentId, Double> held) {
        int lookback = instruments.stream()
                .map(histories::get)
                .mapToInt(history -> history == null ? 0 : history.bars().size() - 1)
                .min()
                .orElse(0);
        if (lookback < FEWEST_RETURNS) {
            return Result.missing(method.label() + " needs " + FEWEST_RETURNS
                    + " daily returns of every instrument, one has " + Math.max(0, lookback) + ".");
        }
        Constraints constraints = TargetRequest.longOnly(instruments, 1 - policy.cashTarget());
        var known = new TreeMap<>(held);
        known.keySet().retainAll(instruments);
        return MethodTargets.compute(
                        TargetRequest.of(solver, constraints, known).with(settings),
                        instruments,
                        histories,
                        Math.min(lookback, MOST_RETURNS))
                .map(solution -> new Targets(method, solution.weights()));
    }

    private static Targets equal(SortedSet<InstrumentId> instruments, RebalancePolicy policy) {
        var scores = new TreeMap<InstrumentId, Double>();
        instruments.forEach(id -> scores.put(id, 1.0));
        return scaled(TargetMethod.EQUAL_WEIGHT, scores, policy);
    }

    private static Result<Targets> inverseVolatility(
            SortedSet<InstrumentId> instruments, Map<InstrumentId, PriceHistory> histories, RebalancePolicy policy) {
        return switch (AlignedPrices.of(instruments, histories, policy.volatilityLookback())) {
            case Result.Missing<AlignedPrices>(String reason) -> Result.missing(reason);
            case Result.Known<AlignedPrices>(AlignedPrices prices) -> inverseVolatility(prices, policy);
        };
    }

    private static Result<Targets> inverseVolatility(AlignedPrices prices, RebalancePolicy policy) {
        SortedMap<InstrumentId, String> excluded = prices.excluded();
        if (!excluded.isEmpty()) {
            InstrumentId first = excluded.firstKey();
            return Result.missing("No inverse-volatility targets without " + first + ": " + excluded.get(first) + ".");
        }
        DMatrixRMaj returns = Returns.simple(prices);
        var scores = new TreeMap<InstrumentId, Double>();
        for (int i = 0; i < returns.numCols; i++) {
            // Days a year cancel out of the weights.
            scores.put(prices.instruments().get(i), 1 / Volatility.annual(returns, i, 1));
        }
        return Result.of(scaled(TargetMethod.INVERSE_VOLATILITY, scores, policy));
    }

    private static Targets scaled(TargetMethod method, SortedMap<InstrumentId, Double> scores, RebalancePolicy policy) {
        double sum = scores.values().stream().mapToDouble(Double::doubleValue).sum();
        scores.replaceAll((instrument, score) -> score / sum * (1 - policy.cashTarget()));
        return new Targets(method, scores);
    }
}
