package dev.ballast.core.optimization.allocation;

import dev.ballast.core.optimization.AssetNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Whole shares for weights and a sum of money, with what is left over.
///
/// Greedy, as PyPortfolioOpt 1.5 does it: first the whole shares below each target, from the largest weight down; then
/// share by share to the asset furthest below its target among what was bought so far, as long as one can be paid.
/// After ten assets in a row that can't be paid the rest stays in cash, there as here. The crossing from money to
/// `double` is the caller's; figures are exact to rounding of the total.
///
/// @param shares per asset, in the order of the weights
/// @param leftover money not spent, ≥ 0
/// @param error root of the mean square of weights bought less weights wanted, over the assets wanted; weights bought
///     are of what was spent
public record DiscreteAllocation(List<Long> shares, double leftover, double error) {

    /// Assets in a row too dear for what is left.
    private static final int PATIENCE = 10;

    public DiscreteAllocation {
        shares = List.copyOf(shares);
    }

    /// Buys for `total`.
    ///
    /// @param weights ≥ 0 and finite, of which any sum above 1 + 1e-9 is refused; what is missing to 1 is left over
    ///     too, where the second round does not spend it
    /// @param prices > 0 and finite, of one share each
    /// @param total money, > 0 and finite
    public static DiscreteAllocation greedy(double[] weights, double[] prices, double total) {
        check(weights, prices, total);
        int[] order = IntStream.range(0, weights.length)
                .filter(i -> weights[i] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -weights[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        var shares = new long[weights.length];
        double funds = total;
        for (int asset : order) {
            shares[asset] = (long) (weights[asset] * total / prices[asset]);
            // Weights that sum to 1 but for rounding may ask for a share too many.
            while (shares[asset] > 0 && shares[asset] * prices[asset] > funds) {
                shares[asset]--;
            }
            funds -= shares[asset] * prices[asset];
        }
        boolean buying = order.length > 0;
        while (buying && funds > 0) {
            int asset = furthestBelow(order, weights, prices, shares, funds);
            buying = asset >= 0;
            if (buying) {
                shares[asset]++;
                funds -= prices[asset];
            }
        }
        return result(order, weights, prices, shares, funds);
    }

    private static void check(double[] weights, double[] prices, double total) {
        if (weights.length != prices.length) {
            throw new IllegalArgumentException(weights.length + " weights need as many prices, was " + prices.length);
        }
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            if (!(weights[i] >= 0 && weights[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "weight must be finite and >= 0, was " + weights[i] + " at " + AssetNames.of(i));
            }
            if (!(prices[i] > 0 && prices[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "price must be finite and > 0, was " + prices[i] + " at " + AssetNames.of(i));
            }
            sum += weights[i];
        }
        if (sum > 1 + 1e-9) {
            throw new IllegalArgumentException("weights must not sum to more than 1, was " + sum);
        }
        if (!(total > 0 && total < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("total must be finite and > 0, was " + total);
        }
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] * total / prices[i] > 1e15) {
                throw new IllegalArgumentException(
                        "more than 1e15 shares of " + AssetNames.of(i) + " at a price of " + prices[i]);
            }
        }
    }

    /// −1 where nothing wanted can be paid.
    private static int furthestBelow(int[] order, double[] weights, double[] prices, long[] shares, double funds) {
        double spent = spent(prices, shares);
        var deficit = new double[order.length];
        for (int k = 0; k < order.length; k++) {
            double bought = spent > 0 ? shares[order[k]] * prices[order[k]] / spent : 0;
            deficit[k] = weights[order[k]] - bought;
        }
        for (int tries = 0; tries < PATIENCE; tries++) {
            int most = 0;
            for (int k = 1; k < deficit.length; k++) {
                most = deficit[k] > deficit[most] ? k : most;
            }
            if (deficit[most] <= 0) {
                return -1;
            }
            if (prices[order[most]] <= funds) {
                return order[most];
            }
            deficit[most] = 0;
        }
        return -1;
    }

    private static double spent(double[] prices, long[] shares) {
        double spent = 0;
        for (int i = 0; i < prices.length; i++) {
            spent += shares[i] * prices[i];
        }
        return spent;
    }

    private static DiscreteAllocation result(
            int[] order, double[] weights, double[] prices, long[] shares, double funds) {
        double spent = spent(prices, shares);
        double squared = 0;
        for (int asset : order) {
            double difference = (spent > 0 ? shares[asset] * prices[asset] / spent : 0) - weights[asset];
            squared += difference * difference / order.length;
        }
        var list = new ArrayList<Long>();
        for (long count : shares) {
            list.add(count);
        }
        return new DiscreteAllocation(list, Math.max(0, funds), Math.sqrt(squared));
    }
}
