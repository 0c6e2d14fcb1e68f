package dev.ballast.core.engine.rehearsal;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalState;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// Adds up what was traded, and what it cost against the middle of the market.
final class Tallies {

    /// Traded and paid for one proposal.
    private record Paid(double traded, double cost) {
        Paid plus(Paid other) {
            return new Paid(traded + other.traded, cost + other.cost);
        }
    }

    private final Map<String, Paid> byProposal = new HashMap<>();
    private Paid total = new Paid(0, 0);

    /// One more fill: its fee, and its distance from the middle.
    void add(Fill fill, SortedMap<InstrumentId, Double> middles) {
        double rate = fill.rate().doubleValue();
        double quantity = fill.quantity().doubleValue();
        Double middle = middles.get(fill.instrument());
        double price = fill.price().doubleValue();
        double worse = middle == null ? 0 : fill.side() == Side.BUY ? price - middle : middle - price;
        var paid = new Paid(fill.value().doubleValue(), fill.feeValue().doubleValue() + worse * quantity * rate);
        total = total.plus(paid);
        String order = fill.order().orElse("");
        int slash = order.lastIndexOf('/');
        if (slash > 0) {
            byProposal.merge(order.substring(0, slash), paid, Paid::plus);
        }
    }

    double traded() {
        return total.traded();
    }

    /// By cause, most frequent first.
    List<TriggerTally> of(Collection<Proposal> proposals) {
        var causes = new LinkedHashMap<String, TriggerTally>();
        for (Proposal proposal : proposals) {
            causes.merge(proposal.cause(), one(proposal), Tallies::sum);
        }
        return causes.values().stream()
                .sorted(Comparator.comparingInt(TriggerTally::raised).reversed().thenComparing(TriggerTally::cause))
                .toList();
    }

    private TriggerTally one(Proposal proposal) {
        ProposalState state = proposal.state();
        boolean executed = state == ProposalState.EXECUTED || state == ProposalState.PARTIAL;
        Paid paid = byProposal.getOrDefault(proposal.id().value(), new Paid(0, 0));
        return new TriggerTally(
                proposal.cause(),
                1,
                executed ? 1 : 0,
                state == ProposalState.REJECTED ? 1 : 0,
                state == ProposalState.EXPIRED ? 1 : 0,
                state == ProposalState.SUPERSEDED ? 1 : 0,
                state == ProposalState.FAILED ? 1 : 0,
                paid.traded(),
                executed ? proposal.cost().total() : 0,
                paid.cost());
    }

    private static TriggerTally sum(TriggerTally one, TriggerTally other) {
        return new TriggerTally(
                one.cause(),
                one.raised() + other.raised(),
                one.executed() + other.executed(),
                one.rejected() + other.rejected(),
                one.expired() + other.expired(),
                one.superseded() + other.superseded(),
                one.failed() + other.failed(),
                one.traded() + other.traded(),
                one.estimatedCost() + other.estimatedCost(),
                one.realisedCost() + other.realisedCost());
    }
}
