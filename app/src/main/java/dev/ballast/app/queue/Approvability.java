package dev.ballast.app.queue;

import dev.ballast.core.engine.BookKind;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.engine.TradingState;
import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalChecks;
import dev.ballast.core.result.Refusal;
import dev.ballast.core.result.RefusalCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What stands against approving a proposal now, as far as a screen can know; the engine asks again when it is told to.
final class Approvability {

    private Approvability() {}

    /// Every reason, the most general first; empty where it may be approved.
    static List<Refusal> refusals(Proposal proposal, Snapshot snapshot, Instant now) {
        var refusals = new ArrayList<Refusal>();
        market(snapshot, refusals);
        trading(proposal, snapshot, refusals);
        refusals.addAll(ProposalChecks.approve(proposal, proposal.version(), snapshot.approvalContext(now)));
        return List.copyOf(refusals);
    }

    private static void market(Snapshot snapshot, List<Refusal> refusals) {
        FeedStatus feed = snapshot.feed();
        if (snapshot.kind() == BookKind.OWN && feed.kind() != FeedStatus.Kind.LIVE) {
            refusals.add(Refusal.of(
                    RefusalCode.NOT_LIVE_MARKET,
                    "This is your own book and prices come from " + feed.name() + ": approvals need a live feed"));
        }
    }

    private static void trading(Proposal proposal, Snapshot snapshot, List<Refusal> refusals) {
        String why = snapshot.tradingReason().isEmpty() ? "" : " (" + snapshot.tradingReason() + ")";
        boolean buys = proposal.enabledLegs().stream().anyMatch(leg -> leg.side() == Side.BUY);
        if (snapshot.tradingState() == TradingState.HALTED) {
            refusals.add(Refusal.of(RefusalCode.TRADING_HALTED, "Trading is halted" + why));
        } else if (snapshot.tradingState() == TradingState.REDUCE_ONLY && buys) {
            refusals.add(Refusal.of(
                    RefusalCode.REDUCE_ONLY, "Trading is set to reduce only" + why + " and this proposal buys"));
        }
    }
}
