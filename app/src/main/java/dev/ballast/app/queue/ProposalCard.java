package dev.ballast.app.queue;

import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.rebalance.Decision;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.result.Refusal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Everything the large card shows, at one moment.
///
/// @param proposal the version on screen
/// @param figures cost, benefit, before and after, now
/// @param legs each beside its price now
/// @param stress loss in every scenario without and with it, worst first
/// @param refusals what stands against approving it; empty where nothing does
/// @param left time until it lapses, in whole seconds, ≥ 0
/// @param untilOrders time until the orders of an approved one leave, in whole seconds, ≥ 0
/// @param orders what became of its orders, oldest first, as far as the recent journal tells
/// @param minimumTrade smallest leg, in the book's currency
public record ProposalCard(
        Proposal proposal,
        CardFigures figures,
        List<LegLine> legs,
        List<StressLine> stress,
        List<Refusal> refusals,
        Duration left,
        Duration untilOrders,
        List<OrderNote> orders,
        BigDecimal minimumTrade) {

    /// @param wanted legs that the trader switched and the engine has not answered yet, by number
    static ProposalCard of(Proposal proposal, Snapshot snapshot, Instant now, Map<Integer, Boolean> wanted) {
        boolean waits = proposal.state() == ProposalState.PROPOSED;
        CardFigures figures =
                CardFigures.of(proposal.plan(), waits ? snapshot.repriced().get(proposal.id()) : null);
        return new ProposalCard(
                proposal,
                figures,
                LegLine.of(proposal, figures, wanted, snapshot, now),
                StressLine.of(proposal, figures),
                Approvability.refusals(proposal, snapshot, now),
                seconds(now, proposal.expiresAt()),
                proposal.leavesAt().map(at -> seconds(now, at)).orElse(Duration.ZERO),
                OrderNote.of(proposal, snapshot),
                snapshot.policy().rebalance().minimumTrade());
    }

    /// Rounded up: a second that has begun is still the trader's.
    private static Duration seconds(Instant now, Instant until) {
        return Duration.ofSeconds(Math.max(0, (Duration.between(now, until).toMillis() + 999) / 1000));
    }

    public boolean isOpen() {
        return proposal.state() == ProposalState.PROPOSED;
    }

    public boolean isApprovable() {
        return refusals.isEmpty();
    }

    /// Whether an approval can still be taken back.
    public boolean isUndoable() {
        return proposal.state() == ProposalState.APPROVED && untilOrders.isPositive();
    }

    /// Why Approve is disabled, all reasons with their codes in one line; empty where it is not.
    public String blockedBecause() {
        return String.join("; ", refusals.stream().map(Refusal::coded).toList());
    }

    /// The same, a line for each reason, with the values behind it.
    public String blockedWhole() {
        return String.join("\n", refusals.stream().map(Refusal::whole).toList());
    }

    /// The same, short enough for a line: the first reason and how many more there are.
    public String blockedInShort() {
        return switch (refusals.size()) {
            case 0 -> "";
            case 1 -> refusals.getFirst().coded();
            case 2 -> refusals.getFirst().coded() + "; " + refusals.getLast().coded();
            default -> refusals.getFirst().coded() + " · and " + (refusals.size() - 1) + " more reasons, see the legs";
        };
    }

    /// Why the engine took an approval of this proposal back; empty where it did not.
    public String takenBack() {
        Decision last = proposal.decision();
        return isOpen()
                        && last != null
                        && last.by().equals(Decision.ENGINE)
                        && !last.note().isEmpty()
                        && proposal.staleBecause().isEmpty()
                ? "The engine took the approval back: " + last.note()
                : "";
    }

    /// What is left of the time to answer, from 1 to 0.
    public double shareLeft() {
        double whole =
                Duration.between(proposal.raisedAt(), proposal.expiresAt()).toSeconds();
        return whole > 0 ? Math.clamp(left.toSeconds() / whole, 0, 1) : 0;
    }
}
