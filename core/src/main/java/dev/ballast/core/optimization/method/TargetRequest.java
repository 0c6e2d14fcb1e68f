package dev.ballast.core.optimization.method;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.optimization.Constraints;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What target weights are asked for (REB-4): a method, how it estimates, and the limits.
///
/// @param method any of OPT-2
/// @param covariance estimator of the covariance
/// @param expected source of expected returns
/// @param constraints on assets named by [InstrumentId#symbol] in order of id, as [#longOnly] makes them; the caller
///     adds bounds, groups, turnover
/// @param held current weights as fractions of equity; an instrument that is not there is held at 0
/// @param settings periods a year, cash rate, costs, …
/// @param particulars arrays in order of id
public record TargetRequest(
        OptimizationMethod method,
        CovarianceMethod covariance,
        ExpectedReturns expected,
        Constraints constraints,
        SortedMap<InstrumentId, Double> held,
        MethodSettings settings,
        Particulars particulars) {

    public TargetRequest {
        held = Collections.unmodifiableSortedMap(new TreeMap<>(held));
        for (Map.Entry<InstrumentId, Double> entry : held.entrySet()) {
            if (!Double.isFinite(entry.getValue())) {
                throw new IllegalArgumentException(
                        "current weight of " + entry.getKey() + " must be finite, was " + entry.getValue());
            }
        }
    }

    /// Sample covariance, past arithmetic means, usual settings.
    public static TargetRequest of(OptimizationMethod method, Constraints constraints, Map<InstrumentId, Double> held) {
        return new TargetRequest(
                method,
                CovarianceMethod.SAMPLE,
                ExpectedReturns.ARITHMETIC,
                constraints,
                new TreeMap<>(held),
                MethodSettings.DEFAULT,
                Particulars.NONE);
    }

    /// No shorts, no asset above the whole book, `invested` of equity in all and the rest cash.
    ///
    /// @param invested in (0, 1]
    public static Constraints longOnly(Collection<InstrumentId> universe, double invested) {
        if (!(invested > 0 && invested <= 1)) {
            throw new IllegalArgumentException("invested share must lie in (0, 1], was " + invested);
        }
        List<String> names =
                new TreeSet<>(universe).stream().map(InstrumentId::symbol).toList();
        return Constraints.none(names).withBounds(0, 1).withBudget(invested);
    }

    public TargetRequest with(CovarianceMethod changed) {
        return new TargetRequest(method, changed, expected, constraints, held, settings, particulars);
    }

    public TargetRequest with(ExpectedReturns changed) {
        return new TargetRequest(method, covariance, changed, constraints, held, settings, particulars);
    }

    public TargetRequest with(MethodSettings changed) {
        return new TargetRequest(method, covariance, expected, constraints, held, changed, particulars);
    }

    public TargetRequest with(Particulars changed) {
        return new TargetRequest(method, covariance, expected, constraints, held, settings, changed);
    }
}
