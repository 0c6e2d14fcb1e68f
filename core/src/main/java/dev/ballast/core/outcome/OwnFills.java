package dev.ballast.core.outcome;

import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.rebalance.Proposal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which fills came of which proposal: an order's client id is the proposal's id, a slash, and the leg's number.
final class OwnFills {

    private final Map<String, List<Fill>> byProposal = new HashMap<>();

    OwnFills(Collection<? extends LedgerEntry> ledger) {
        for (LedgerEntry entry : ledger) {
            if (entry instanceof Fill fill) {
                String order = fill.order().orElse("");
                int slash = order.indexOf('/');
                if (slash > 0) {
                    byProposal
                            .computeIfAbsent(order.substring(0, slash), id -> new ArrayList<>())
                            .add(fill);
                }
            }
        }
    }

    List<Fill> of(Proposal proposal) {
        return byProposal.getOrDefault(proposal.id().value(), List.of());
    }

    /// Number of the leg that a fill belongs to; −1 where its order does not say.
    static int leg(Proposal proposal, Fill fill) {
        String order = fill.order().orElse("");
        int start = proposal.id().value().length() + 1;
        int end = start;
        while (end < order.length() && Character.isDigit(order.charAt(end))) {
            end++;
        }
        return end > start && end - start < 10 ? Integer.parseInt(order.substring(start, end)) : -1;
    }
}
