package dev.ballast.core.rebalance;

import dev.ballast.core.result.Refusal;
import dev.ballast.core.result.RefusedException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
/// @param decision the latest step, none for a proposal that nobody has touched
/// @param edit what the trader changed, none where the legs are the engine's own
/// @param departure when and where its orders leave, once approved
public record Proposal(
        ProposalId id,
        int version,
        String cause,
        ProposalState state,
        Plan plan,
        Instant raisedAt,
        Instant expiresAt,
        double priceGuard,
        @Nullable Decision decision,
        @Nullable TraderEdit edit,
        @Nullable Departure departure) {

    public Proposal {
        if (plan.legs().isEmpty()) {
            throw new IllegalArgumentException("proposal " + id + " has no legs");
        }
    }

    /// A proposal that the trader has not edited nor approved.
    public Proposal(
            ProposalId id,
            int version,
            String cause,
            ProposalState state,
            Plan plan,
            Instant raisedAt,
            Instant expiresAt,
            double priceGuard,
            @Nullable Decision decision) {
        this(id, version, cause, state, plan, raisedAt, expiresAt, priceGuard, decision, null, null);
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

    /// Whether the trader's own hand is on the legs; newer inputs then never overwrite them.
    public boolean isEdited() {
        return edit != null;
    }

    /// Why the figures of an edited proposal are no longer true; empty where they are.
    public String staleBecause() {
        return edit == null ? "" : edit.staleBecause();
    }

    /// When the first order leaves, once approved.
    public Optional<Instant> leavesAt() {
        return Optional.ofNullable(departure).map(Departure::at);
    }

    /// The proposal in its next state, one version on; `RefusedException` where the step is not legal.
    public Proposal to(ProposalState next, Decision why) {
        require(next);
        return new Proposal(id, version + 1, cause, next, plan, raisedAt, expiresAt, priceGuard, why, edit, departure);
    }

    /// Approved: its orders leave at `leaving`, and until then it can be taken back.
    public Proposal approved(Departure leaving, Decision why) {
        require(ProposalState.APPROVED);
        return new Proposal(
                id,
                version + 1,
                cause,
                ProposalState.APPROVED,
                plan,
                raisedAt,
                expiresAt,
                priceGuard,
                why,
                edit,
                leaving);
    }

    /// An approval taken back: it waits for the trader again.
    public Proposal undone(Decision why) {
        require(ProposalState.PROPOSED);
        return new Proposal(
                id, version + 1, cause, ProposalState.PROPOSED, plan, raisedAt, expiresAt, priceGuard, why, edit, null);
    }

    /// With other legs or newer figures, one version on.
    ///
    /// @param changed by the trader, none where the legs are the engine's own
    /// @param lapse when it now lapses
    public Proposal revised(Plan other, @Nullable TraderEdit changed, Instant lapse, Decision why) {
        require(ProposalState.PROPOSED);
        return new Proposal(
                id, version + 1, cause, ProposalState.PROPOSED, other, raisedAt, lapse, priceGuard, why, changed, null);
    }

    private void require(ProposalState next) {
        if (!state.next().contains(next)) {
            throw new RefusedException(
                    Refusal.of(state.refusal(), "Proposal " + id + " is " + state + " and cannot become " + next)
                            .with("state", state)
                            .with("asked", next));
        }
    }
}
