package dev.ballast.core.risk;

import dev.ballast.core.result.Result;
import java.util.List;

/// The health score with every deduction itemised (RSK-5).
///
/// @param score 0 to 100
/// @param healthy whether it lies above the policy's mark
/// @param deductions what was taken off, in points; empty for a perfect book
/// @param averageCorrelation weighted average pairwise correlation, or why there is none (then it costs nothing)
public record Health(double score, boolean healthy, List<Deduction> deductions, Result<Double> averageCorrelation) {

    /// One reason why the score is not 100.
    ///
    /// @param kind what kind of deduction
    /// @param subject symbol, category or `portfolio`
    /// @param points taken off, > 0
    /// @param reason one sentence with the values
    public record Deduction(Kind kind, String subject, double points, String reason) {}

    /// What a deduction is for.
    public enum Kind {
        POSITION,
        CATEGORY,
        CORRELATION
    }

    public Health {
        deductions = List.copyOf(deductions);
    }
}
