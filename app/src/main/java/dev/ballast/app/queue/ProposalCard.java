package dev.ballast.app.queue;

import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.result.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Everything the large card shows, at one moment.
///
/// @param proposal the version on screen
/// @param legs each beside its price now
/// @param refusals what stands against approving it; empty where nothing does
/// @param left time until it lapses, in whole seconds, ≥ 0
/// @param orders what became of its orders, oldest first, as far as the recent journal tells
public record ProposalCard(
        Proposal proposal, List<LegLine> legs, List<Refusal> refusals, Duration left, List<OrderNote> orders) {

    static ProposalCard of(Proposal proposal, Snapshot snapshot, Instant now) {
        Duration left = Duration.between(now, proposal.expiresAt());
        // Rounded up: a second that has begun is still the trader's.
        long seconds = Math.max(0, (left.toMillis() + 999) / 1000);
        return new ProposalCard(
                proposal,
                LegLine.of(proposal, snapshot, now),
                Approvability.refusals(proposal, snapshot, now),
                Duration.ofSeconds(seconds),
                OrderNote.of(proposal, snapshot));
    }

    public boolean isOpen() {
        return proposal.state() == ProposalState.PROPOSED;
    }

    public boolean isApprovable() {
        return refusals.isEmpty();
    }

    /// Why Approve is disabled, all reasons in one line; empty where it is not.
    public String blockedBecause() {
        return String.join("; ", refusals.stream().map(Refusal::message).toList());
    }

    /// The same, short enough for a line: the first reason and how many more there are.
    public String blockedInShort() {
        return switch (refusals.size()) {
            case 0 -> "";
            case 1 -> refusals.getFirst().message();
            case 2 -> refusals.getFirst().message() + "; " + refusals.getLast().message();
            default ->
                refusals.getFirst().message() + " · and " + (refusals.size() - 1) + " more reasons, see the legs";
        };
    }

    /// What is left of the time to answer, from 1 to 0.
    public double shareLeft() {
        double whole =
                Duration.between(proposal.raisedAt(), proposal.expiresAt()).toSeconds();
        return whole > 0 ? Math.clamp(left.toSeconds() / whole, 0, 1) : 0;
    }
}
