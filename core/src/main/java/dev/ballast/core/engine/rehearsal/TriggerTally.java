package dev.ballast.core.engine.rehearsal;

/// What the proposals of one cause came to.
///
/// @param cause such as `DEVIATION`
/// @param raised how many
/// @param executed in whole or in part
/// @param rejected by the rule
/// @param expired unanswered
/// @param superseded by a newer one
/// @param failed approved, with no order filled
/// @param traded Σ|fill| in the book's currency
/// @param estimatedCost of the executed ones, in the book's currency
/// @param realisedCost fees and distances from the middle, in the book's currency
public record TriggerTally(
        String cause,
        int raised,
        int executed,
        int rejected,
        int expired,
        int superseded,
        int failed,
        double traded,
        double estimatedCost,
        double realisedCost) {}
