package dev.ballast.core.engine;

import dev.ballast.core.journal.JournalType;
import dev.ballast.core.journal.Payload;
import dev.ballast.core.rebalance.AssistedPolicy;
import dev.ballast.core.rebalance.Decision;
import dev.ballast.core.rebalance.Leg;
import dev.ballast.core.rebalance.OrderRoute;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalId;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.rebalance.TriggerKind;
import dev.ballast.core.result.Percent;
import dev.ballast.core.result.Refusal;
import dev.ballast.core.result.RefusalCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Approves small proposals without the trader where the policy says so (REB-9): off by default.
///
/// Everything that stands against an approval by hand stands against this one too, and the undo window is the same.
/// What the trader asked for or edited is his to approve. Why a proposal was left to him is journaled once.
final class Assistant {

    private static final Set<String> ASKED_FOR =
            Set.of(TriggerKind.ON_DEMAND.name(), TriggerKind.CHOSEN_WEIGHTS.name());

    private final DeskState state;
    private final Committer committer;
    private final Approvals approvals;
    private final Analyst analyst;
    private final Map<ProposalId, Integer> left = new HashMap<>();

    Assistant(DeskState state, Committer committer, Approvals approvals, Analyst analyst) {
        this.state = state;
        this.committer = committer;
        this.approvals = approvals;
        this.analyst = analyst;
    }

    void work(Instant now) {
        AssistedPolicy policy = state.policy.approval().assisted();
        if (policy.mode() == AssistedPolicy.Mode.MANUAL || state.trading.state() == TradingState.HALTED) {
            return;
        }
        for (Proposal proposal : state.openProposals()) {
            if (proposal.state() == ProposalState.PROPOSED
                    && !proposal.isEdited()
                    && !ASKED_FOR.contains(proposal.cause())) {
                consider(proposal, policy, now);
            }
        }
        left.keySet().removeIf(id -> state.require(id).state().isFinal());
    }

    private void consider(Proposal proposal, AssistedPolicy policy, Instant now) {
        BigDecimal value = proposal.enabledLegs().stream().map(Leg::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        double turnover =
                value.doubleValue() / analyst.market(now).value(state.book).equity();
        List<Refusal> refusals = limits(proposal, policy, value, turnover);
        if (refusals.isEmpty()) {
            refusals = approvals.refusals(proposal, proposal.version(), now);
        }
        if (refusals.isEmpty()) {
            String note = proposal.urgency() + ", " + Percent.of(turnover) + " turnover, "
                    + value.stripTrailingZeros().toPlainString();
            approvals.approve(proposal, OrderRoute.BROKER, new Decision(now, Decision.ASSISTED, null, note), now);
        } else if (!Integer.valueOf(proposal.version()).equals(left.put(proposal.id(), proposal.version()))) {
            journal(proposal, refusals, now);
        }
    }

    private static List<Refusal> limits(Proposal proposal, AssistedPolicy policy, BigDecimal value, double turnover) {
        var refusals = new ArrayList<Refusal>();
        if (proposal.urgency().compareTo(policy.urgency()) > 0) {
            refusals.add(beyond("urgency", proposal.urgency(), policy.urgency()));
        }
        if (!(turnover <= policy.turnover())) {
            refusals.add(beyond("turnover", turnover, policy.turnover()));
        }
        if (value.compareTo(policy.value()) > 0) {
            refusals.add(beyond("value", value.toPlainString(), policy.value().toPlainString()));
        }
        return refusals;
    }

    private static Refusal beyond(String what, Object value, Object limit) {
        return Refusal.of(
                        RefusalCode.ASSISTED_LIMIT,
                        "The " + what + " " + value + " is above the assisted policy's " + limit)
                .with(what, value)
                .with("limit", limit);
    }

    private void journal(Proposal proposal, List<Refusal> refusals, Instant now) {
        committer
                .begin(now)
                .journal(
                        JournalType.COMMAND_REFUSED,
                        proposal.id().value(),
                        Payload.of("command", "Approve")
                                .and("by", Decision.ASSISTED)
                                .and(
                                        "refusals",
                                        refusals.stream()
                                                .map(refusal -> refusal.code() + ": " + refusal.message() + " "
                                                        + refusal.values())
                                                .toList()))
                .commit();
    }
}
