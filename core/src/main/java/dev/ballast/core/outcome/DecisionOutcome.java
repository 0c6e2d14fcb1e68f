package dev.ballast.core.outcome;

import dev.ballast.core.rebalance.ProposalId;
import dev.ballast.core.rebalance.RejectReason;
import dev.ballast.core.rebalance.TargetMethod;
import dev.ballast.core.rebalance.TriggerKind;
import dev.ballast.core.regime.MarketRegime;
import dev.ballast.core.result.Result;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What one decision came to so far (REB-10, EDGE-3). Amounts in the book's currency. Immutable.
///
/// @param proposal which
/// @param verdict how it was decided, which says what `shadow` is
/// @param triggers kinds of what fired, each once
/// @param method how its targets were made
/// @param regime of the market when it was raised, if it was known
/// @param reason of a rejection
/// @param note of the decision; may be empty
/// @param raisedAt when it was raised
/// @param decidedAt when it was decided; for an executed one the first fill
/// @param traded Σ|leg| as proposed
/// @param estimatedCost as proposed
/// @param cost of what was filled, against the estimate for it
/// @param value real book less shadow book, now: what the decision earned (> 0) or cost
/// @param own the part of it that sums count: from the decision until the same question was decided anew ([OwnParts])
/// @param equityThen value of the book at the decision
/// @param real return and risk of the book since
/// @param shadow return and risk of the shadow book since
/// @param path both books over time, oldest first
/// @param clipped later trades that did not fit the shadow book in whole
public record DecisionOutcome(
        ProposalId proposal,
        Verdict verdict,
        List<TriggerKind> triggers,
        TargetMethod method,
        Optional<MarketRegime> regime,
        Optional<RejectReason> reason,
        String note,
        Instant raisedAt,
        Instant decidedAt,
        double traded,
        double estimatedCost,
        Result<RealisedCost> cost,
        double value,
        double own,
        double equityThen,
        PathFigures real,
        PathFigures shadow,
        List<OutcomePoint> path,
        int clipped) {

    public DecisionOutcome {
        triggers = List.copyOf(triggers);
        path = List.copyOf(path);
    }

    /// The same with the part that sums count.
    DecisionOutcome counting(double part) {
        return new DecisionOutcome(
                proposal,
                verdict,
                triggers,
                method,
                regime,
                reason,
                note,
                raisedAt,
                decidedAt,
                traded,
                estimatedCost,
                cost,
                value,
                part,
                equityThen,
                real,
                shadow,
                path,
                clipped);
    }

    /// Whether the decision has earned so far.
    public boolean succeeded() {
        return value > 0;
    }
}
