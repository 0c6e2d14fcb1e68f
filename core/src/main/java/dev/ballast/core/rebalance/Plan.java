package dev.ballast.core.rebalance;

import dev.ballast.core.risk.Drift;
import java.util.List;

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
public record Plan(
        List<TriggerReading> readings,
        TargetMethod method,
        List<Leg> legs,
        List<String> skipped,
        CostEstimate cost,
        PortfolioFigures before,
        PortfolioFigures after,
        List<Drift> residual) {

    public Plan {
        readings = List.copyOf(readings);
        legs = List.copyOf(legs);
        skipped = List.copyOf(skipped);
        residual = List.copyOf(residual);
    }
    /// Highest urgency of what fired.
    public Urgency urgency() {
        return readings.stream()
                .map(TriggerReading::urgency)
                .max(Urgency::compareTo)
                .orElse(Urgency.LOW);
    }
}
