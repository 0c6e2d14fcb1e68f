package dev.ballast.core.engine;

import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.journal.JournalType;
import dev.ballast.core.journal.Payload;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.rebalance.Decision;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalChecks;
import dev.ballast.core.rebalance.ProposalId;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.rebalance.RejectReason;
import dev.ballast.core.result.Refusal;
import dev.ballast.core.result.RefusalCode;
import dev.ballast.core.store.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The trader's decisions on proposals, and their end by time or by a newer one (REB-8).
final class Approvals {

    private static final String TRADER = "trader";
    private static final String ENGINE = "engine";

    private final DeskState state;
    private final Committer committer;

    Approvals(DeskState state, Committer committer) {
        this.state = state;
        this.committer = committer;
    }

    /// Re-checks everything at this moment; what was approved is on disk before the trader hears of it.
    Outcome approve(Command.Approve command, Instant now) {
        Proposal proposal = state.proposals.get(command.proposal());
        if (proposal == null) {
            return unknown(command.proposal());
        }
        List<Refusal> refusals = new ArrayList<>(ProposalChecks.approve(
                proposal,
                command.version(),
                state.quotes,
                state.policy.freshness(),
                now,
                state.book,
                state.policy.rates(),
                state.policy.execution().feeRate()));
        refusals.addAll(deskRefusals(proposal));
        if (!refusals.isEmpty()) {
            return new Outcome.Refused(refusals);
        }
        Proposal approved = proposal.to(ProposalState.APPROVED, new Decision(now, TRADER, null, ""));
        committer
                .begin(now)
                .change(new Change.ProposalSaved(approved))
                .journal(
                        JournalType.PROPOSAL_APPROVED,
                        approved.id().value(),
                        Payload.of("version", command.version())
                                .and("legs", approved.enabledLegs().size())
                                .and("quotes", quotesOf(approved)))
                .commit();
        state.proposals.put(approved.id(), approved);
        return new Outcome.Done("Approved " + approved.id(), committer.sequence());
    }

    Outcome reject(Command.Reject command, Instant now) {
        Proposal proposal = state.proposals.get(command.proposal());
        if (proposal == null) {
            return unknown(command.proposal());
        }
        if (proposal.version() != command.version()) {
            return new Outcome.Refused(List.of(Refusal.of(
                            RefusalCode.VERSION_CHANGED,
                            "Version " + command.version() + " of " + proposal.id() + " was on screen, it is now "
                                    + proposal.version())
                    .with("shown", command.version())
                    .with("current", proposal.version())));
        }
        String note = command.note().strip();
        if (command.reason() == RejectReason.OTHER && note.isEmpty()) {
            return new Outcome.Refused(
                    List.of(Refusal.of(RefusalCode.REASON_REQUIRED, "A rejection for another reason needs a note")));
        }
        Proposal rejected = proposal.to(ProposalState.REJECTED, new Decision(now, TRADER, command.reason(), note));
        committer
                .begin(now)
                .change(new Change.ProposalSaved(rejected))
                .journal(
                        JournalType.PROPOSAL_REJECTED,
                        rejected.id().value(),
                        Payload.of("version", command.version())
                                .and("reason", command.reason())
                                .and("note", note))
                .commit();
        state.proposals.put(rejected.id(), rejected);
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

    /// Ends an unanswered proposal because the ground it stood on has changed.
    void supersede(Proposal proposal, String why, Instant now) {
        end(proposal, ProposalState.SUPERSEDED, JournalType.PROPOSAL_SUPERSEDED, why, now);
    }

    /// Why no proposal at all, or not this one, can be approved now, apart from its own prices and time.
    List<Refusal> deskRefusals(Proposal proposal) {
        var refusals = new ArrayList<Refusal>();
        switch (state.trading.state()) {
            case ACTIVE -> {}
            case HALTED ->
                refusals.add(Refusal.of(RefusalCode.TRADING_HALTED, "Trading is halted: " + state.trading.reason()));
            case REDUCE_ONLY -> {
                if (proposal.enabledLegs().stream().anyMatch(leg -> leg.side() == Side.BUY)) {
                    refusals.add(Refusal.of(
                            RefusalCode.REDUCE_ONLY, "Only reductions are allowed now, and this proposal buys"));
                }
            }
        }
        if (state.kind == BookKind.OWN && state.feed.kind() != FeedStatus.Kind.LIVE) {
            refusals.add(Refusal.of(
                            RefusalCode.NOT_LIVE_MARKET,
                            "Prices are " + state.feed.name() + ": your own book can be traded on live prices only")
                    .with("feed", state.feed.name()));
        }
        return refusals;
    }

    private void end(Proposal proposal, ProposalState next, JournalType type, String why, Instant now) {
        Proposal ended = proposal.to(next, new Decision(now, ENGINE, null, why));
        committer
                .begin(now)
                .change(new Change.ProposalSaved(ended))
                .journal(type, ended.id().value(), Payload.of("why", why))
                .commit();
        state.proposals.put(ended.id(), ended);
    }

    private List<String> quotesOf(Proposal proposal) {
        return proposal.enabledLegs().stream()
                .map(leg -> String.valueOf(state.quotes.get(leg.instrument())))
                .toList();
    }

    private static Outcome unknown(ProposalId id) {
        return new Outcome.Refused(List.of(Refusal.of(RefusalCode.UNKNOWN_PROPOSAL, "There is no proposal " + id)
                .with("proposal", id)));
    }
}
