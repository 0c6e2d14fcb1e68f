package dev.ballast.core.rebalance;

import dev.ballast.core.result.Refusal;
import dev.ballast.core.result.RefusalCode;
import dev.ballast.core.result.RefusedException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Trades that the engine suggests and the trader approves or rejects (REB-7, REB-8).
///
/// Immutable: a step gives a new one.
///
/// @param id identity over all versions
/// @param version 1, 2, 3 …: a key press acts only on the version that was on screen
/// @param cause what it is about, such as `DEVIATION`; a newer proposal of the same cause supersedes an open older one
/// @param state where it stands
/// @param triggers the readings that fired
/// @param method how the targets were made
/// @param urgency highest of the triggers
/// @param legs in order of execution
/// @param cost expected
/// @param before figures when it was made
/// @param after figures if every enabled leg is filled at its price
/// @param raisedAt when it was made
/// @param expiresAt when it lapses unanswered
/// @param priceGuard largest move of a leg's price since then at which it may still be approved, a fraction
/// @param decision the latest step, none while PROPOSED
public record Proposal(
        ProposalId id,
        int version,
        String cause,
        ProposalState state,
        List<TriggerReading> triggers,
        TargetMethod method,
        Urgency urgency,
        List<Leg> legs,
        CostEstimate cost,
        PortfolioFigures before,
        PortfolioFigures after,
        Instant raisedAt,
        Instant expiresAt,
        double priceGuard,
        @Nullable Decision decision) {

    public Proposal {
        triggers = List.copyOf(triggers);
        legs = List.copyOf(legs);
        if (legs.isEmpty()) {
            throw new IllegalArgumentException("proposal " + id + " has no legs");
        }
    }

    /// The legs that are to be traded.
    public List<Leg> enabledLegs() {
        return legs.stream().filter(Leg::enabled).toList();
    }

    /// The proposal in its next state, one version on; `RefusedException` where the step is not legal.
    public Proposal to(ProposalState next, Decision why) {
        if (!state.next().contains(next)) {
            throw new RefusedException(Refusal.of(
                            RefusalCode.ILLEGAL_TRANSITION,
                            "Proposal " + id + " is " + state + " and cannot become " + next)
                    .with("state", state)
                    .with("asked", next));
        }
        return new Proposal(
                id,
                version + 1,
                cause,
                next,
                triggers,
                method,
                urgency,
                legs,
                cost,
                before,
                after,
                raisedAt,
                expiresAt,
                priceGuard,
                why);
    }
}
