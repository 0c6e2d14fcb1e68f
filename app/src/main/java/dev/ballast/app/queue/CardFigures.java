package dev.ballast.app.queue;

import dev.ballast.core.rebalance.Benefit;
import dev.ballast.core.rebalance.CostEstimate;
import dev.ballast.core.rebalance.Plan;
import dev.ballast.core.rebalance.PortfolioFigures;
import dev.ballast.core.rebalance.Repriced;
import dev.ballast.core.rebalance.Validity;
import dev.ballast.core.result.Result;
import org.jspecify.annotations.Nullable;

/// What a proposal costs, gives and changes, at the present prices where the engine can tell, else as it was made.
///
/// @param before figures of the book without it
/// @param after figures after its enabled legs
/// @param cost expected
/// @param benefit expected, beside doing nothing
/// @param validity now against when it was made; none where it is not measured
/// @param old why these are the figures of when it was made; empty where they are of now
public record CardFigures(
        PortfolioFigures before,
        PortfolioFigures after,
        CostEstimate cost,
        Benefit benefit,
        @Nullable Validity validity,
        String old) {

    static CardFigures of(Plan plan, @Nullable Result<Repriced> now) {
        return switch (now) {
            case null -> asMade(plan, "as proposed");
            case Result.Missing<Repriced>(String reason) -> asMade(plan, reason);
            case Result.Known<Repriced>(Repriced known) ->
                new CardFigures(
                        stressed(known.before(), plan.before()),
                        stressed(known.after(), plan.after()),
                        known.cost(),
                        known.benefit(),
                        known.validity(),
                        "");
        };
    }

    /// Scenarios are not priced anew each second: then those of the version stand.
    private static PortfolioFigures stressed(PortfolioFigures now, PortfolioFigures made) {
        return now.stress().losses().isEmpty()
                ? new PortfolioFigures(
                        now.weights(),
                        now.cashWeight(),
                        now.herfindahl(),
                        now.health(),
                        now.healthReason(),
                        now.volatility(),
                        now.largestDrift(),
                        made.stress(),
                        now.metrics(),
                        now.limits())
                : now;
    }

    private static CardFigures asMade(Plan plan, String why) {
        return new CardFigures(plan.before(), plan.after(), plan.cost(), plan.benefit(), null, why);
    }
}
