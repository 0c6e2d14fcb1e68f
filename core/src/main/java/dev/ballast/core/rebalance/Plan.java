package dev.ballast.core.rebalance;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.result.Refusal;
import dev.ballast.core.risk.Drift;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/// The trades that answer some triggers, with what they cost and what they change.
///
/// @param readings the triggers that fired
/// @param method how the targets were made
/// @param legs in order of execution, sales first; never empty
/// @param skipped trades that were wanted but not planned, or planned smaller, one sentence each
/// @param cost expected
/// @param before figures of the book now
/// @param after figures of the book after all legs at their prices and fees
/// @param residual distances from target after all legs
/// @param benefit expected gain of utility against the cost and against doing nothing
/// @param curve the best 1, 2 … n legs, what they give and cost
/// @param findings what was left out, made smaller or not known while planning, with code and values
/// @param tilts by what the method's targets were multiplied to adapt to performance; empty where they were not
public record Plan(
        List<TriggerReading> readings,
        TargetMethod method,
        List<Leg> legs,
        List<String> skipped,
        CostEstimate cost,
        PortfolioFigures before,
        PortfolioFigures after,
        List<Drift> residual,
        Benefit benefit,
        List<BestLegs> curve,
        List<Refusal> findings,
        SortedMap<InstrumentId, Double> tilts) {

    private static final String UNKNOWN = "The benefit was not estimated.";

    public Plan {
        readings = List.copyOf(readings);
        legs = List.copyOf(legs);
        skipped = List.copyOf(skipped);
        residual = List.copyOf(residual);
        // Plans stored by an older version have none of these.
        benefit = Objects.requireNonNullElseGet(benefit, () -> Benefit.unknown(cost.total(), UNKNOWN));
        curve = List.copyOf(Objects.requireNonNullElse(curve, List.of()));
        findings = List.copyOf(Objects.requireNonNullElse(findings, List.of()));
        tilts = Collections.unmodifiableSortedMap(
                new TreeMap<>(Objects.requireNonNullElseGet(tilts, () -> new TreeMap<InstrumentId, Double>())));
    }

    /// A plan towards targets as their method made them.
    public Plan(
            List<TriggerReading> readings,
            TargetMethod method,
            List<Leg> legs,
            List<String> skipped,
            CostEstimate cost,
            PortfolioFigures before,
            PortfolioFigures after,
            List<Drift> residual,
            Benefit benefit,
            List<BestLegs> curve,
            List<Refusal> findings) {
        this(readings, method, legs, skipped, cost, before, after, residual, benefit, curve, findings, new TreeMap<>());
    }

    /// A plan whose benefit was not estimated.
    public Plan(
            List<TriggerReading> readings,
            TargetMethod method,
            List<Leg> legs,
            List<String> skipped,
            CostEstimate cost,
            PortfolioFigures before,
            PortfolioFigures after,
            List<Drift> residual) {
        this(
                readings,
                method,
                legs,
                skipped,
                cost,
                before,
                after,
                residual,
                Benefit.unknown(cost.total(), UNKNOWN),
                List.of(),
                List.of());
    }

    /// How the targets were made: `Inverse volatility, tilted by performance`.
    public String aim() {
        return tilts.isEmpty() ? method.label() : method.label() + Targets.TILTED;
    }

    /// Highest urgency of what fired.
    public Urgency urgency() {
        return readings.stream()
                .map(TriggerReading::urgency)
                .max(Urgency::compareTo)
                .orElse(Urgency.LOW);
    }
}
