package dev.ballast.core.engine;

import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.journal.JournalType;
import dev.ballast.core.journal.Payload;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.rebalance.Decision;
import dev.ballast.core.rebalance.Departure;
import dev.ballast.core.rebalance.OrderRoute;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalChecks;
import dev.ballast.core.rebalance.ProposalId;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.rebalance.RejectReason;
import dev.ballast.core.result.Refusal;
import dev.ballast.core.result.RefusalCode;
import dev.ballast.core.result.RefusedException;
import dev.ballast.core.store.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The trader's decisions on proposals, and their end by time or by a newer one (REB-8).
final class Approvals {

    private final DeskState state;
    private final Committer committer;
    private final TradingDesk trading;

    Approvals(DeskState state, Committer committer, TradingDesk trading) {
        this.state = state;
        this.committer = committer;
        this.trading = trading;
    }

    /// Re-checks everything at this moment; what was approved is on disk before the trader hears of it.
    Outcome approve(Command.Approve command, Instant now) {
        Proposal proposal = require(command.proposal());
        List<Refusal> refusals = refusals(proposal, command.version(), now);
        if (!refusals.isEmpty()) {
            return new Outcome.Refused(refusals);
        }
        Proposal approved = approve(proposal, command.route(), Decision.trader(now, ""), now);
        return new Outcome.Done(
                "Approved " + approved.id() + ": orders leave in "
                        + state.policy.approval().undoWindow().toSeconds() + " s unless taken back",
                committer.sequence());
    }

    /// Stores an approval that nothing stands against.
    Proposal approve(Proposal proposal, OrderRoute route, Decision why, Instant now) {
        var departure = new Departure(now.plus(state.policy.approval().undoWindow()), route);
        Proposal approved = proposal.approved(departure, why);
        save(
                approved,
                JournalType.PROPOSAL_APPROVED,
                Payload.of("version", proposal.version())
                        .and("by", why.by())
                        .and("note", why.note())
                        .and("legs", approved.enabledLegs().size())
                        .and("leavesAt", departure.at())
                        .and("route", route)
                        .and("quotes", quotesOf(approved)),
                now);
        return approved;
    }

    /// Everything that stands against approving `version` of a proposal now. An error in a check halts trading.
    List<Refusal> refusals(Proposal proposal, int version, Instant now) {
        var refusals = new ArrayList<Refusal>();
        trading.clockMovedBack(now).ifPresent(refusals::add);
        try {
            refusals.addAll(ProposalChecks.approve(proposal, version, state.context(now)));
        } catch (RefusedException e) {
            refusals.add(e.refusal());
        } catch (RuntimeException e) {
            refusals.add(trading.checkFailed(proposal, e, now));
        }
        refusals.addAll(deskRefusals(proposal));
        return refusals;
    }

    /// Takes an approval back before its first order has left.
    Outcome undo(Command.UndoApproval command, Instant now) {
        Proposal proposal = require(command.proposal(), command.version());
        takeBack(proposal, Decision.trader(now, "taken back"), now);
        return new Outcome.Done("Taken back: " + proposal.id() + " waits for you again", committer.sequence());
    }

    /// An approved proposal waits for the trader again; no order has left.
    Proposal takeBack(Proposal approved, Decision why, Instant now) {
        Proposal waiting = approved.undone(why);
        save(
                waiting,
                JournalType.PROPOSAL_APPROVAL_UNDONE,
                Payload.of("by", why.by()).and("why", why.note()),
                now);
        return waiting;
    }

    Outcome reject(Command.Reject command, Instant now) {
        Proposal proposal = require(command.proposal(), command.version());
        String note = command.note().strip();
        if (command.reason() == RejectReason.OTHER && note.isEmpty()) {
            return new Outcome.Refused(
                    List.of(Refusal.of(RefusalCode.REASON_REQUIRED, "A rejection for another reason needs a note")));
        }
        Proposal rejected =
                proposal.to(ProposalState.REJECTED, new Decision(now, Decision.TRADER, command.reason(), note));
        save(
                rejected,
                JournalType.PROPOSAL_REJECTED,
                Payload.of("version", command.version())
                        .and("reason", command.reason())
                        .and("note", note),
                now);
        return new Outcome.Done("Rejected " + rejected.id(), committer.sequence());
    }

    /// Ends the proposals whose time is over.
    void expire(Instant now) {
        for (Proposal proposal : state.openProposals()) {
            if (proposal.state() == ProposalState.PROPOSED && !now.isBefore(proposal.expiresAt())) {
                end(proposal, ProposalState.EXPIRED, JournalType.PROPOSAL_EXPIRED, "no answer in time", now);
            }
        }
    }

    /// Ends an unanswered proposal because the ground it stood on has changed, and says whether it did: what the
    /// trader edited is marked stale instead.
    boolean replaced(Proposal proposal, String why, Instant now) {
        if (proposal.isEdited()) {
            markStale(proposal, why, now);
            return false;
        }
        end(proposal, ProposalState.SUPERSEDED, JournalType.PROPOSAL_SUPERSEDED, why, now);
        return true;
    }

    /// Makes room for a proposal that the trader asks for again; refused where that would throw his own edits away.
    void askedAgain(Proposal old, Instant now) {
        if (old.isEdited()) {
            throw new RefusedException(Refusal.of(
                            RefusalCode.EDITED_PROPOSAL_OPEN,
                            old.id() + " carries your edits: recalculate or reject it first")
                    .with("proposal", old.id()));
        }
        end(old, ProposalState.SUPERSEDED, JournalType.PROPOSAL_SUPERSEDED, "asked for again", now);
    }

    private void markStale(Proposal proposal, String why, Instant now) {
        if (proposal.edit() == null || proposal.edit().isStale()) {
            return;
        }
        Proposal stale = proposal.revised(
                proposal.plan(), proposal.edit().stale(why), proposal.expiresAt(), Decision.engine(now, why));
        save(stale, JournalType.PROPOSAL_STALE, Payload.of("why", why), now);
    }

    /// Why no proposal at all, or not this one, can be approved now, apart from its own prices and time.
    List<Refusal> deskRefusals(Proposal proposal) {
        var refusals = new ArrayList<Refusal>();
        switch (state.trading.state()) {
            case ACTIVE -> {}
            case HALTED ->
                refusals.add(Refusal.of(RefusalCode.TRADING_HALTED, "Trading is halted: " + state.trading.reason())
                        .with("reason", state.trading.reason()));
            case REDUCE_ONLY -> {
                if (proposal.enabledLegs().stream().anyMatch(leg -> leg.side() == Side.BUY)) {
                    refusals.add(Refusal.of(
                                    RefusalCode.REDUCE_ONLY, "Only reductions are allowed now, and this proposal buys")
                            .with("reason", state.trading.reason()));
                }
            }
        }
        if (state.kind == BookKind.OWN && state.feed.kind() != FeedStatus.Kind.LIVE) {
            refusals.add(Refusal.of(
                            RefusalCode.NOT_LIVE_MARKET,
                            "Prices are " + state.feed.name() + ": your own book can be traded on live prices only")
                    .with("feed", state.feed.name()));
        }
        state.openProposals().stream()
                .filter(other ->
                        other.state() != ProposalState.PROPOSED && !other.id().equals(proposal.id()))
                .findFirst()
                .ifPresent(other -> refusals.add(Refusal.of(
                                RefusalCode.ORDERS_OUT,
                                other.id() + " is " + other.state() + ": its orders move the book")
                        .with("proposal", other.id())
                        .with("state", other.state())));
        return refusals;
    }

    private void end(Proposal proposal, ProposalState next, JournalType type, String why, Instant now) {
        save(proposal.to(next, Decision.engine(now, why)), type, Payload.of("why", why), now);
    }

    private void save(Proposal proposal, JournalType type, Payload payload, Instant now) {
        committer
                .begin(now)
                .change(new Change.ProposalSaved(proposal))
                .journal(type, proposal.id().value(), payload)
                .commit();
        state.put(proposal);
    }

    private List<String> quotesOf(Proposal proposal) {
        return proposal.enabledLegs().stream()
                .map(leg -> String.valueOf(state.quotes.get(leg.instrument())))
                .toList();
    }

    private Proposal require(ProposalId id) {
        return state.require(id);
    }

    private Proposal require(ProposalId id, int version) {
        return state.require(id, version);
    }
}
