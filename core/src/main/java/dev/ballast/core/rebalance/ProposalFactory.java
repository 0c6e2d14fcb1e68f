package dev.ballast.core.rebalance;

import java.time.Instant;
import java.util.stream.Collectors;

/// Makes a proposal of a plan (REB-7).
public final class ProposalFactory {

    private ProposalFactory() {}

    /// Version 1 of a proposal that waits for the trader.
    ///
    /// Its cause is the kinds of its triggers in their fixed order, such as `DEVIATION+CONCENTRATION`, its urgency
    /// their highest.
    public static Proposal propose(ProposalId id, Plan plan, RebalancePolicy policy, Instant now) {
        return new Proposal(
                id,
                1,
                cause(plan),
                ProposalState.PROPOSED,
                plan,
                now,
                now.plus(policy.expiry()),
                policy.priceGuard(),
                null);
    }

    private static String cause(Plan plan) {
        return plan.readings().stream()
                .map(TriggerReading::kind)
                .distinct()
                .sorted()
                .map(TriggerKind::name)
                .collect(Collectors.joining("+"));
    }
}
