package dev.ballast.core.optimization.method;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.optimization.Problem;
import dev.ballast.core.optimization.RiskModel;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.AlignedPrices;
import dev.ballast.core.statistics.CovarianceEstimate;
import dev.ballast.core.statistics.Returns;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ejml.data.DMatrixRMaj;

/// Target weights by any method (REB-4), or one sentence that says why there are none. The one entry for those above
/// this room.
///
/// Weights are fractions of equity by instrument; rounding at a bound is taken off, so that what may not be short is
/// never −1e-17. A method that lacks something, a sample that is too short, limits that conflict: all come back as a
/// reason, never as weights.
///
/// @param weights by instrument; what is left of 1 is cash
/// @param solution how they were found: status, residuals, binding limits with shadow prices
/// @param input what they were found from, for figures of the book ([PortfolioFigures])
/// @param convention how covariance and expected returns were estimated, one line
public record MethodTargets(
        SortedMap<InstrumentId, Double> weights, Solution solution, MethodInput input, String convention) {

    private static final double ROUNDING = 1e-9;

    public MethodTargets {
        weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
    }

    /// Targets from stored bars.
    ///
    /// @param universe instruments that the constraints are on
    /// @param histories bars of one timeframe; one instrument without a usable history spoils the targets, since
    ///     leaving it out would ask for its sale
    /// @param lookback number of returns, ≥ 2
    public static Result<MethodTargets> compute(
            TargetRequest request,
            Collection<InstrumentId> universe,
            Map<InstrumentId, PriceHistory> histories,
            int lookback) {
        if (universe.isEmpty()) {
            return Result.missing("No instruments to spread targets over.");
        }
        return AlignedPrices.of(new TreeSet<>(universe), histories, lookback)
                .flatMap(prices -> prices.excluded().isEmpty()
                        ? compute(request, prices.instruments(), Returns.simple(prices))
                        : Result.missing(excluded(request, prices.excluded())));
    }

    /// Targets from returns.
    ///
    /// @param instruments in order of id, as the constraints name them
    /// @param returns T × n simple returns per period
    public static Result<MethodTargets> compute(
            TargetRequest request, List<InstrumentId> instruments, DMatrixRMaj returns) {
        List<String> names = instruments.stream().map(InstrumentId::symbol).toList();
        if (!names.equals(request.constraints().assets())) {
            throw new IllegalArgumentException("constraints must be on " + names + " in this order, were on "
                    + request.constraints().assets());
        }
        if (returns.numRows < 2) {
            return Result.missing(request.method().label() + " needs 2 returns at least, was " + returns.numRows);
        }
        try {
            return solved(request, instruments, returns);
        } catch (IllegalArgumentException e) {
            // Data that an estimator refuses, by name: a reason here, not a fault of the caller.
            return Result.missing(request.method().label() + ": " + e.getMessage());
        }
    }

    private static Result<MethodTargets> solved(
            TargetRequest request, List<InstrumentId> instruments, DMatrixRMaj returns) {
        CovarianceEstimate covariance = request.covariance().estimate(returns);
        RiskModel risk = RiskModel.of(covariance.annual(request.settings().periodsPerYear()));
        double[] held = instruments.stream()
                .mapToDouble(id -> request.held().getOrDefault(id, 0.0))
                .toArray();
        return request.expected()
                .estimate(returns, risk, request.settings(), request.particulars())
                .flatMap(means -> {
                    MethodInput input = MethodInput.of(
                                    returns, Problem.of(risk, means.array(), request.constraints()), request.settings())
                            .with(request.particulars())
                            .withHeld(held);
                    String convention = covariance.convention() + "; " + means.convention();
                    return Parliament.vote(input, request.method()).solution().flatMap(solution -> solution.result()
                            .map(weights -> new MethodTargets(
                                    named(instruments, weights, input), solution, input, convention)));
                });
    }

    private static SortedMap<InstrumentId, Double> named(
            List<InstrumentId> instruments, double[] weights, MethodInput input) {
        var named = new TreeMap<InstrumentId, Double>();
        for (int i = 0; i < weights.length; i++) {
            // A solve meets bounds to 1e-9 at worst: what is beyond is rounding.
            double lower = input.problem().constraints().lower(i);
            double upper = input.problem().constraints().upper(i);
            double weight = weights[i];
            if (weight < lower && weight >= lower - ROUNDING) {
                weight = lower;
            } else if (weight > upper && weight <= upper + ROUNDING) {
                weight = upper;
            }
            named.put(instruments.get(i), weight);
        }
        return named;
    }

    private static String excluded(TargetRequest request, SortedMap<InstrumentId, String> excluded) {
        InstrumentId first = excluded.firstKey();
        return "No " + request.method().label() + " targets without " + first + ": " + excluded.get(first) + ".";
    }
}
