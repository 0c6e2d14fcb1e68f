package dev.ballast.core.risk.report;

import dev.ballast.core.result.Explanation;

/// Tells how the figures of a report came about (UI-9).
@FunctionalInterface
public interface RiskTrail {

    /// The trail of one figure of the report; a figure that it does not have explains why.
    Explanation explain(RiskReport report, RiskFigure figure);
}
