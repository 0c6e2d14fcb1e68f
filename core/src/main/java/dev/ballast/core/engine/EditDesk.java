package dev.ballast.core.engine;

import dev.ballast.core.journal.JournalType;
import dev.ballast.core.journal.Payload;
import dev.ballast.core.portfolio.MarketView;
import dev.ballast.core.rebalance.Decision;
import dev.ballast.core.rebalance.Leg;
import dev.ballast.core.rebalance.Plan;
import dev.ballast.core.rebalance.PlanRequest;
import dev.ballast.core.rebalance.PlanRevision;
import dev.ballast.core.rebalance.Planner;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.rebalance.Recalculation;
import dev.ballast.core.rebalance.Targets;
import dev.ballast.core.rebalance.TraderEdit;
import dev.ballast.core.rebalance.TriggerKind;
import dev.ballast.core.result.Refusal;
import dev.ballast.core.result.RefusalCode;
import dev.ballast.core.result.RefusedException;
import dev.ballast.core.result.Result;
import dev.ballast.core.store.Change;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The trader's hand on a proposal that waits (REB-8): legs switched and resized, figures made anew.
///
/// An edit keeps to the inputs that the proposal was made from, so that its figures stay comparable with those before
/// it; a recalculation takes present ones. Both give a new version.
final class EditDesk {

    private final DeskState state;
    private final Committer committer;
    private final Analyst analyst;
    private final Raiser raiser;
    private final InputsDesk inputs;

    EditDesk(DeskState state, Committer committer, Analyst analyst, Raiser raiser, InputsDesk inputs) {
        this.state = state;
        this.committer = committer;
        this.analyst = analyst;
        this.raiser = raiser;
        this.inputs = inputs;
    }

    Outcome edit(Command.EditLegs command, Instant now) {
        Proposal proposal = requireWaiting(state.require(command.proposal(), command.version()), now);
        if (command.edits().isEmpty()) {
            throw new IllegalArgumentException("edits of " + proposal.id() + " are empty");
        }
        PlanRequest request = inputs.of(proposal)
                .orElseThrow(() -> new RefusedException(Refusal.of(
                                RefusalCode.INPUTS_MISSING,
                                "What " + proposal.id() + " was made from was not stored: recalculate it first")
                        .with("proposal", proposal.id())));
        List<Leg> legs = PlanRevision.edited(proposal.legs(), command.edits(), request);
        Plan plan = PlanRevision.of(request, legs, proposal.plan().skipped());
        Proposal edited = proposal.revised(
                plan, traderEdit(proposal, plan, now), proposal.expiresAt(), Decision.trader(now, "edited"));
        save(committer.begin(now), edited, JournalType.PROPOSAL_EDITED, Payload.of("edits", command.edits()));
        return new Outcome.Done("Edited " + edited.id() + ", now version " + edited.version(), committer.sequence());
    }

    Outcome recalculate(Command.Recalculate command, Instant now) {
        Proposal proposal = requireWaiting(state.require(command.proposal(), command.version()), now);
        analyst.refresh(now);
        MarketView market = analyst.market(now);
        PlanRequest request = barred(proposal, raiser.request(market, targets(proposal), proposal.triggers()));
        boolean keep = command.mode() == Recalculation.KEEP_EDITS && proposal.isEdited();
        Plan plan =
                keep ? PlanRevision.of(request, proposal.legs(), proposal.plan().skipped()) : planned(request);
        TraderEdit edit = keep ? refreshed(proposal, now) : null;
        Proposal renewed = proposal.revised(
                plan,
                edit,
                now.plus(state.policy.rebalance().expiry()),
                Decision.trader(now, keep ? "recalculated with its edits" : "recalculated"));
        Committer.Batch batch = committer.begin(now);
        Change.InputsSaved saved = inputs.save(batch, renewed, request);
        Payload payload = Payload.of("mode", command.mode()).and("inputs", saved.hash());
        save(batch, renewed, JournalType.PROPOSAL_RECALCULATED, payload);
        inputs.accept(saved, request);
        return new Outcome.Done(
                "Recalculated " + renewed.id() + ", now version " + renewed.version(), committer.sequence());
    }

    private static Plan planned(PlanRequest request) {
        return switch (Planner.plan(request)) {
            case Result.Known<Plan>(Plan plan) -> plan;
            case Result.Missing<Plan>(String reason) ->
                throw new RefusedException(Refusal.of(RefusalCode.NOTHING_TO_DO, reason));
        };
    }

    /// Weights that the trader chose stay the aim; all else follows the standing targets.
    private Targets targets(Proposal proposal) {
        boolean chosen = proposal.cause().equals(TriggerKind.CHOSEN_WEIGHTS.name());
        return chosen ? inputs.of(proposal).map(PlanRequest::targets).orElseGet(raiser::targets) : raiser.targets();
    }

    /// What the trader barred with the weights stays barred however often they are put to new prices.
    private PlanRequest barred(Proposal proposal, PlanRequest request) {
        boolean chosen = proposal.cause().equals(TriggerKind.CHOSEN_WEIGHTS.name());
        return chosen
                ? inputs.of(proposal)
                        .map(made -> made.policy().trade())
                        .map(trade -> request.barring(trade.doNotBuy(), trade.doNotSell()))
                        .orElse(request)
                : request;
    }

    /// None where the legs are the engine's own again.
    private static @Nullable TraderEdit traderEdit(Proposal proposal, Plan plan, Instant now) {
        List<Leg> suggested =
                proposal.edit() == null ? proposal.legs() : proposal.edit().suggested();
        return plan.legs().equals(suggested) && proposal.staleBecause().isEmpty()
                ? null
                : new TraderEdit(now, suggested, proposal.staleBecause());
    }

    private static @Nullable TraderEdit refreshed(Proposal proposal, Instant now) {
        return proposal.edit() == null
                ? null
                : new TraderEdit(now, proposal.edit().suggested(), "");
    }

    private static Proposal requireWaiting(Proposal proposal, Instant now) {
        if (proposal.state() != ProposalState.PROPOSED) {
            throw new RefusedException(Refusal.of(
                            proposal.state().refusal(),
                            "Proposal " + proposal.id() + " is " + proposal.state() + " and cannot be changed")
                    .with("state", proposal.state()));
        }
        if (!now.isBefore(proposal.expiresAt())) {
            throw new RefusedException(
                    Refusal.of(RefusalCode.EXPIRED, "Proposal " + proposal.id() + " expired at " + proposal.expiresAt())
                            .with("expiresAt", proposal.expiresAt())
                            .with("now", now));
        }
        return proposal;
    }

    private void save(Committer.Batch batch, Proposal proposal, JournalType type, Payload payload) {
        batch.change(new Change.ProposalSaved(proposal))
                .journal(
                        type,
                        proposal.id().value(),
                        payload.and("version", proposal.version())
                                .and("legs", proposal.enabledLegs().size())
                                .and("cost", proposal.cost().total()))
                .commit();
        state.put(proposal);
    }
}
