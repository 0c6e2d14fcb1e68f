package dev.ballast.core.store;

import dev.ballast.core.execution.Order;
import dev.ballast.core.execution.OrderState;
import dev.ballast.core.journal.JournalType;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.rebalance.Leg;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalId;
import dev.ballast.core.rebalance.ProposalState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Holds orders against fills, proposals against orders, and both against the audit trail.
final class ExecutionChecks {

    /// What may have been said last of a proposal that waits.
    private static final Set<JournalType> WAITING = EnumSet.of(
            JournalType.PROPOSAL_RAISED,
            JournalType.PROPOSAL_EDITED,
            JournalType.PROPOSAL_RECALCULATED,
            JournalType.PROPOSAL_STALE,
            JournalType.PROPOSAL_APPROVAL_UNDONE);

    private final AuditTrail trail;
    private final Consumer<String> fault;

    ExecutionChecks(AuditTrail trail, Consumer<String> fault) {
        this.trail = trail;
        this.fault = fault;
    }

    void check(List<LedgerEntry> ledger, List<Order> orders, List<Proposal> proposals) {
        checkOrdersAgainstFills(orders, fillsByOrder(ledger));
        checkProposals(proposals, orders);
    }

    private static Map<String, List<Fill>> fillsByOrder(List<LedgerEntry> ledger) {
        Map<String, List<Fill>> fills = new TreeMap<>();
        for (LedgerEntry entry : ledger) {
            if (entry instanceof Fill fill) {
                fill.order().ifPresent(order -> fills.computeIfAbsent(order, id -> new ArrayList<>())
                        .add(fill));
            }
        }
        return fills;
    }

    private void checkOrdersAgainstFills(List<Order> orders, Map<String, List<Fill>> fills) {
        Map<String, List<Fill>> unclaimed = new TreeMap<>(fills);
        for (Order order : orders) {
            List<Fill> found = unclaimed.getOrDefault(order.clientId(), List.of());
            unclaimed.remove(order.clientId());
            checkFills(order, found);
            checkState(order);
            checkStep("Order " + order.clientId(), order.state(), steps(order), trail.last(order));
        }
        unclaimed.forEach((id, found) -> found.forEach(
                fill -> fault.accept("Fill " + fill.id() + " belongs to order " + id + ", which is not stored")));
    }

    private void checkFills(Order order, List<Fill> found) {
        if (found.size() != order.fills()) {
            fault.accept("Order " + order.clientId() + " is " + order.state() + " with " + order.fills()
                    + " fills, the ledger has " + found.size());
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (Fill fill : found) {
            sum = sum.add(fill.quantity());
            if (!fill.instrument().equals(order.instrument()) || fill.side() != order.side()) {
                fault.accept("Fill " + fill.id() + " of " + fill.side() + " " + plain(fill.quantity()) + " "
                        + fill.instrument() + " does not fit order " + order.clientId() + " of " + order.side() + " "
                        + plain(order.quantity()) + " " + order.instrument());
            }
        }
        if (sum.compareTo(order.filled()) != 0) {
            fault.accept("Fills of order " + order.clientId() + " sum to " + plain(sum) + ", the order says "
                    + plain(order.filled()) + " of " + plain(order.quantity()));
        }
    }

    private void checkState(Order order) {
        boolean whole = order.filled().compareTo(order.quantity()) == 0;
        if (whole != (order.state() == OrderState.FILLED)) {
            fault.accept("Order " + order.clientId() + " is " + order.state() + ", but " + plain(order.filled())
                    + " of " + plain(order.quantity()) + " are filled");
        }
    }

    private void checkStep(String what, Enum<?> state, Set<JournalType> expected, Optional<JournalType> found) {
        if (found.isEmpty() || !expected.contains(found.get())) {
            fault.accept(what + " is " + state + ", the journal's last word on it is "
                    + found.map(JournalType::name).orElse("nothing"));
        }
    }

    private static Set<JournalType> steps(Order order) {
        return switch (order.state()) {
            case OPEN -> Set.of(order.fills() == 0 ? JournalType.ORDER_PLACED : JournalType.ORDER_PARTLY_FILLED);
            case FILLED -> Set.of(JournalType.ORDER_FILLED);
            case CANCELLED -> Set.of(JournalType.ORDER_CANCELLED);
            case REJECTED -> Set.of(JournalType.ORDER_REJECTED);
        };
    }

    private static Set<JournalType> steps(ProposalState state) {
        return state == ProposalState.PROPOSED ? WAITING : Set.of(step(state));
    }

    private static JournalType step(ProposalState state) {
        return switch (state) {
            case PROPOSED -> JournalType.PROPOSAL_RAISED;
            case APPROVED -> JournalType.PROPOSAL_APPROVED;
            case EXECUTING -> JournalType.PROPOSAL_EXECUTING;
            case EXECUTED -> JournalType.PROPOSAL_EXECUTED;
            case PARTIAL -> JournalType.PROPOSAL_PARTIAL;
            case FAILED -> JournalType.PROPOSAL_FAILED;
            case REJECTED -> JournalType.PROPOSAL_REJECTED;
            case EXPIRED -> JournalType.PROPOSAL_EXPIRED;
            case SUPERSEDED -> JournalType.PROPOSAL_SUPERSEDED;
        };
    }

    private void checkProposals(List<Proposal> proposals, List<Order> orders) {
        Map<ProposalId, List<Order>> ordersOf = new HashMap<>();
        orders.forEach(order -> ordersOf.computeIfAbsent(order.proposal(), id -> new ArrayList<>())
                .add(order));
        for (Proposal proposal : proposals) {
            List<Order> placed = ordersOf.getOrDefault(proposal.id(), List.of());
            ordersOf.remove(proposal.id());
            checkOrders(proposal, placed);
            checkStep("Proposal " + proposal.id(), proposal.state(), steps(proposal.state()), trail.last(proposal));
        }
        ordersOf.forEach((id, placed) ->
                fault.accept("Orders " + ids(placed) + " belong to proposal " + id + ", which is not stored"));
    }

    private void checkOrders(Proposal proposal, List<Order> placed) {
        long touched =
                placed.stream().filter(order -> order.filled().signum() > 0).count();
        for (Order order : placed) {
            if (proposal.state().isFinal() && order.isOpen()) {
                fault.accept("Order " + order.clientId() + " is still open, its proposal is " + proposal.state());
            }
        }
        switch (proposal.state()) {
            case EXECUTED -> proposal.enabledLegs().forEach(leg -> checkLeg(proposal, leg, placed));
            case PARTIAL -> {
                if (touched == 0) {
                    fault.accept("Proposal " + proposal.id() + " is PARTIAL, but none of its orders was filled");
                }
            }
            case PROPOSED, APPROVED, REJECTED, EXPIRED, SUPERSEDED -> {
                if (!placed.isEmpty()) {
                    fault.accept("Proposal " + proposal.id() + " is " + proposal.state() + ", but has the orders "
                            + ids(placed));
                }
            }
            case FAILED -> {
                if (touched > 0) {
                    fault.accept(
                            "Proposal " + proposal.id() + " is FAILED, but " + touched + " of its orders were filled");
                }
            }
            case EXECUTING -> {
                // Under way: any mix of orders is right.
            }
        }
    }

    /// Every enabled leg of an executed proposal was traded whole, in one order or in slices.
    private void checkLeg(Proposal proposal, Leg leg, List<Order> placed) {
        BigDecimal filled = BigDecimal.ZERO;
        for (Order order : placed) {
            filled = order.leg() == leg.number() ? filled.add(order.filled()) : filled;
        }
        if (filled.compareTo(leg.quantity()) != 0) {
            fault.accept("Proposal " + proposal.id() + " is EXECUTED, but leg " + leg.number() + " (" + leg.side() + " "
                    + plain(leg.quantity()) + " " + leg.instrument() + ") was filled with " + plain(filled));
        }
    }

    private static List<String> ids(List<Order> orders) {
        return orders.stream().map(Order::clientId).toList();
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
