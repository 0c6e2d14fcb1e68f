package dev.ballast.core.outcome;

import dev.ballast.core.result.Result;
import java.time.Duration;
import java.util.Collection;

/// What decisions of one kind came to together (REB-10). Amounts in the book's currency.
///
/// @param name of the group
/// @param decisions how many
/// @param succeeded those that have earned so far
/// @param successRate succeeded ÷ decisions
/// @param perWeek decisions a week since the first of all decisions; missing within the first day
/// @param value what they earned (> 0) or cost together, each day once: the sum of their own parts
/// @param meanValue value ÷ decisions
/// @param estimatedCost for what was filled
/// @param realisedCost of what was filled
public record OutcomeGroup(
        String name,
        int decisions,
        int succeeded,
        Result<Double> successRate,
        Result<Double> perWeek,
        double value,
        Result<Double> meanValue,
        double estimatedCost,
        double realisedCost) {

    private static final double WEEK = Duration.ofDays(7).toSeconds();

    /// @param since how long decisions have been followed
    static OutcomeGroup of(String name, Collection<DecisionOutcome> outcomes, Duration since) {
        int count = outcomes.size();
        int succeeded =
                (int) outcomes.stream().filter(DecisionOutcome::succeeded).count();
        double value = outcomes.stream().mapToDouble(DecisionOutcome::own).sum();
        double estimated = 0;
        double realised = 0;
        for (DecisionOutcome outcome : outcomes) {
            if (outcome.cost() instanceof Result.Known<RealisedCost>(RealisedCost cost)) {
                estimated += cost.estimated();
                realised += cost.realised();
            }
        }
        Result<Double> none = Result.missing("There is no such decision yet.");
        return new OutcomeGroup(
                name,
                count,
                succeeded,
                count == 0 ? none : Result.of((double) succeeded / count),
                since.compareTo(Duration.ofDays(1)) < 0
                        ? Result.missing("Decisions have been followed for less than a day.")
                        : Result.of(count * WEEK / since.toSeconds()),
                value,
                count == 0 ? none : Result.of(value / count),
                estimated,
                realised);
    }
}
