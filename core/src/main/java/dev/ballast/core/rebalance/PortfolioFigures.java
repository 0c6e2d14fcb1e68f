package dev.ballast.core.rebalance;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.result.Result;
import dev.ballast.core.stress.StressLosses;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/// The figures of a book that a proposal shows before and after itself (REB-7).
///
/// @param weights of the open positions, fractions of equity
/// @param cashWeight cash as a fraction of equity
/// @param herfindahl Σ w² over invested weights, in [0, 1]
/// @param health score 0 to 100; NaN where `healthReason` says why there is none
/// @param healthReason empty where the score is known
/// @param volatility annual, a fraction; NaN where it is not known
/// @param largestDrift largest distance of a weight from its target, a fraction
/// @param stress what the book loses in each scenario; none in figures that were stored before there were any
/// @param metrics further figures, each with its value or the reason why there is none; empty in older proposals
/// @param limits every limit with its status, worst first; empty in older proposals
public record PortfolioFigures(
        SortedMap<InstrumentId, Double> weights,
        double cashWeight,
        double herfindahl,
        double health,
        String healthReason,
        double volatility,
        double largestDrift,
        StressLosses stress,
        Map<RiskMetric, Measure> metrics,
        List<LimitFigure> limits) {

    public PortfolioFigures {
        weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
        stress = Objects.requireNonNullElse(stress, StressLosses.NONE);
        var known = new EnumMap<RiskMetric, Measure>(RiskMetric.class);
        known.putAll(Objects.requireNonNullElse(metrics, Map.of()));
        metrics = Collections.unmodifiableMap(known);
        limits = List.copyOf(Objects.requireNonNullElse(limits, List.of()));
    }

    /// Figures without the further ones.
    public PortfolioFigures(
            SortedMap<InstrumentId, Double> weights,
            double cashWeight,
            double herfindahl,
            double health,
            String healthReason,
            double volatility,
            double largestDrift,
            StressLosses stress) {
        this(
                weights,
                cashWeight,
                herfindahl,
                health,
                healthReason,
                volatility,
                largestDrift,
                stress,
                Map.of(),
                List.of());
    }

    /// One of the further figures.
    public Result<Double> metric(RiskMetric metric) {
        Measure measure = metrics.get(metric);
        return measure == null ? Result.missing(metric.label() + " was not computed.") : measure.result();
    }
}
