package dev.ballast.app.queue;

import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.rebalance.TriggerKind;
import dev.ballast.core.rebalance.Urgency;
import java.util.Arrays;

/// Words for what the queue shows.
final class Labels {

    private Labels() {}

    static String state(ProposalState state) {
        return switch (state) {
            case PROPOSED -> "Proposed";
            case APPROVED -> "Approved";
            case EXECUTING -> "Executing";
            case EXECUTED -> "Executed";
            case PARTIAL -> "Partly executed";
            case FAILED -> "Failed";
            case REJECTED -> "Rejected";
            case EXPIRED -> "Expired";
            case SUPERSEDED -> "Superseded";
        };
    }

    static String urgency(Urgency urgency) {
        return switch (urgency) {
            case LOW -> "Low";
            case MEDIUM -> "Medium";
            case HIGH -> "High";
            case CRITICAL -> "Critical";
        };
    }

    /// The cause in words: the trigger's label where it is one, else as it stands.
    static String cause(Proposal proposal) {
        String cause = proposal.cause();
        return Arrays.stream(TriggerKind.values())
                .filter(kind -> cause.equals(kind.name()) || cause.startsWith(kind.name() + ":"))
                .map(TriggerKind::label)
                .findFirst()
                .orElse(cause);
    }
}
