package dev.ballast.app.queue;

import dev.ballast.core.portfolio.Side;
import dev.ballast.core.rebalance.Leg;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalId;
import dev.ballast.core.rebalance.ProposalState;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// One small card in the list; made once per proposal and mutated as its versions follow each other.
public final class QueueRow {

    private final ProposalId id;
    private final ReadOnlyObjectWrapper<Proposal> proposal;
    private final ReadOnlyLongWrapper secondsLeft = new ReadOnlyLongWrapper();
    private double tailPerCost;

    QueueRow(Proposal proposal) {
        this.id = proposal.id();
        this.proposal = new ReadOnlyObjectWrapper<>(proposal);
        this.tailPerCost = tail(proposal);
    }

    void update(Proposal next, Instant now) {
        if (!next.equals(proposal.get())) {
            tailPerCost = tail(next);
            proposal.set(next);
        }
        secondsLeft.set(Math.max(0, (Duration.between(now, next.expiresAt()).toMillis() + 999) / 1000));
    }

    private static double tail(Proposal proposal) {
        return proposal.before()
                .stress()
                .tailRemovedPerCost(proposal.after().stress(), proposal.cost().total())
                .orElse(Double.NaN);
    }

    public ProposalId id() {
        return id;
    }

    public Proposal proposal() {
        return proposal.get();
    }

    public ReadOnlyObjectProperty<Proposal> proposalProperty() {
        return proposal.getReadOnlyProperty();
    }

    /// Whole seconds until the proposal lapses, ≥ 0.
    public ReadOnlyLongProperty secondsLeftProperty() {
        return secondsLeft.getReadOnlyProperty();
    }

    public boolean isOpen() {
        return proposal().state() == ProposalState.PROPOSED;
    }

    /// Value of the enabled legs of one side, in the book's currency.
    public double value(Side side) {
        return proposal().enabledLegs().stream()
                .filter(leg -> leg.side() == side)
                .map(Leg::value)
                .mapToDouble(BigDecimal::doubleValue)
                .sum();
    }

    /// Value of all enabled legs, in the book's currency.
    public double value() {
        return value(Side.SELL) + value(Side.BUY);
    }

    /// Expected gain less cost, in the book's currency; NaN where it is not known.
    public double net() {
        return proposal().plan().benefit().net();
    }

    /// Money of tail loss over the stress scenarios that it takes away for each unit of its cost (EDGE-1); NaN where it
    /// is not known.
    public double tailPerCost() {
        return tailPerCost;
    }
}
