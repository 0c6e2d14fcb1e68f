package dev.ballast.app.dashboard;

import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.Health;
import java.util.List;

/// The gauge and the list beneath it (RSK-5).
///
/// @param score 0 to 100; NaN where `reason` says why there is none
/// @param reason empty where the score is known
/// @param healthy whether the score lies above the mark
/// @param healthyAbove the mark
/// @param averageCorrelation weighted average pairwise correlation; NaN where there is none
/// @param correlationReason why there is none; empty where there is
/// @param deductions largest first
public record HealthFigures(
        double score,
        String reason,
        boolean healthy,
        double healthyAbove,
        double averageCorrelation,
        String correlationReason,
        List<Deduction> deductions) {

    /// One line of the list.
    ///
    /// @param points taken off, > 0
    /// @param title what was taken off for, such as `Position BTC-USD`
    /// @param reason one sentence with the values
    public record Deduction(double points, String title, String reason) {}

    public HealthFigures {
        deductions = List.copyOf(deductions);
    }

    static HealthFigures of(Snapshot snapshot) {
        double mark = snapshot.policy().risk().healthyAbove();
        return switch (snapshot.health()) {
            case Result.Missing<Health>(String reason) ->
                new HealthFigures(Double.NaN, reason, false, mark, Double.NaN, reason, List.of());
            case Result.Known<Health>(Health health) ->
                new HealthFigures(
                        health.score(),
                        "",
                        health.healthy(),
                        mark,
                        health.averageCorrelation().orElse(Double.NaN),
                        health.averageCorrelation().reason(),
                        health.deductions().stream()
                                .map(HealthFigures::line)
                                .sorted((a, b) -> Double.compare(b.points(), a.points()))
                                .toList());
        };
    }

    private static Deduction line(Health.Deduction deduction) {
        String title =
                switch (deduction.kind()) {
                    case POSITION -> "Position " + deduction.subject();
                    case CATEGORY -> "Category " + deduction.subject();
                    case CORRELATION -> "Correlation";
                };
        return new Deduction(deduction.points(), title, deduction.reason());
    }
}
