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
/// @param plan the trades, what they answer, cost and change; when edited, only its enabled legs are to be traded
/// @param raisedAt when it was made
/// @param expiresAt when it lapses unanswered
/// @param priceGuard largest move of a leg's price since then at which it may still be approved, a fraction
/// @param decision the latest step, none while PROPOSED
public record Proposal(
        ProposalId id,
        int version,
        String cause,
        ProposalState state,
        Plan plan,
        Instant raisedAt,
        Instant expiresAt,
        double priceGuard,
        @Nullable Decision decision) {

    public Proposal {
        if (plan.legs().isEmpty()) {
            throw new IllegalArgumentException("proposal " + id + " has no legs");
        }
    }

    /// The readings that fired.
    public List<TriggerReading> triggers() {
        return plan.readings();
    }

    /// How the targets were made.
    public TargetMethod method() {
        return plan.method();
    }

    /// Highest of the triggers.
    public Urgency urgency() {
        return plan.urgency();
    }

    /// In order of execution.
    public List<Leg> legs() {
        return plan.legs();
    }

    public CostEstimate cost() {
        return plan.cost();
    }

    /// Figures when it was made.
    public PortfolioFigures before() {
        return plan.before();
    }

    /// Figures if every enabled leg is filled at its price.
    public PortfolioFigures after() {
        return plan.after();
    }

    /// The legs that are to be traded.
    public List<Leg> enabledLegs() {
        return legs().stream().filter(Leg::enabled).toList();
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
        return new Proposal(id, version + 1, cause, next, plan, raisedAt, expiresAt, priceGuard, why);
    }
}
