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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Holds orders against fills, proposals against orders, and both against the audit trail.
final class ExecutionChecks {

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
            boolean filled = order.state() == OrderState.FILLED;
            if (found.size() != (filled ? 1 : 0)) {
                fault.accept(
                        "Order " + order.clientId() + " is " + order.state() + " and has " + found.size() + " fills");
            }
            found.forEach(fill -> checkFill(order, fill));
            checkStep("Order " + order.clientId(), order.state(), step(order.state()), trail.last(order));
        }
        unclaimed.forEach((id, found) -> found.forEach(
                fill -> fault.accept("Fill " + fill.id() + " belongs to order " + id + ", which is not stored")));
    }

    private void checkFill(Order order, Fill fill) {
        boolean fits = fill.instrument().equals(order.instrument())
                && fill.side() == order.side()
                && fill.quantity().compareTo(order.quantity()) == 0;
        if (!fits) {
            fault.accept("Fill " + fill.id() + " of " + fill.side() + " " + plain(fill.quantity()) + " "
                    + fill.instrument() + " does not fit order " + order.clientId() + " of " + order.side() + " "
                    + plain(order.quantity()) + " " + order.instrument());
        }
    }

    private void checkStep(String what, Enum<?> state, JournalType expected, Optional<JournalType> found) {
        if (!found.equals(Optional.of(expected))) {
            fault.accept(what + " is " + state + ", the journal's last word on it is "
                    + found.map(JournalType::name).orElse("nothing"));
        }
    }

    private static JournalType step(OrderState state) {
        return switch (state) {
            case OPEN -> JournalType.ORDER_PLACED;
            case FILLED -> JournalType.ORDER_FILLED;
            case CANCELLED -> JournalType.ORDER_CANCELLED;
        };
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
        Map<ProposalId, Map<Integer, Order>> ordersOf = new HashMap<>();
        orders.forEach(order -> ordersOf.computeIfAbsent(order.proposal(), id -> new TreeMap<>())
                .put(order.leg(), order));
        for (Proposal proposal : proposals) {
            Map<Integer, Order> placed = ordersOf.getOrDefault(proposal.id(), Map.of());
            ordersOf.remove(proposal.id());
            checkOrders(proposal, placed);
            checkStep("Proposal " + proposal.id(), proposal.state(), step(proposal.state()), trail.last(proposal));
        }
        ordersOf.forEach((id, placed) ->
                fault.accept("Orders " + ids(placed) + " belong to proposal " + id + ", which is not stored"));
    }

    private void checkOrders(Proposal proposal, Map<Integer, Order> placed) {
        long filled = placed.values().stream()
                .filter(order -> order.state() == OrderState.FILLED)
                .count();
        for (Order order : placed.values()) {
            if (proposal.state().isFinal() && order.state() == OrderState.OPEN) {
                fault.accept("Order " + order.clientId() + " is still open, its proposal is " + proposal.state());
            }
        }
        switch (proposal.state()) {
            case EXECUTED -> {
                for (Leg leg : proposal.enabledLegs()) {
                    Order order = placed.get(leg.number());
                    if (order == null || order.state() != OrderState.FILLED) {
                        fault.accept("Proposal " + proposal.id() + " is EXECUTED, but leg " + leg.number() + " ("
                                + leg.side() + " " + leg.instrument() + ") "
                                + (order == null ? "has no order" : "has an order that is " + order.state()));
                    }
                }
            }
            case PARTIAL -> {
                if (filled == 0) {
                    fault.accept("Proposal " + proposal.id() + " is PARTIAL, but none of its orders was filled");
                }
            }
            case PROPOSED, REJECTED, EXPIRED, SUPERSEDED -> {
                if (!placed.isEmpty()) {
                    fault.accept("Proposal " + proposal.id() + " is " + proposal.state() + ", but has the orders "
                            + ids(placed));
                }
            }
            case FAILED -> {
                if (filled > 0) {
                    fault.accept(
                            "Proposal " + proposal.id() + " is FAILED, but " + filled + " of its orders were filled");
                }
            }
            case APPROVED, EXECUTING -> {
                // Under way: any mix of orders is right.
            }
        }
    }

    private static List<String> ids(Map<Integer, Order> orders) {
        return orders.values().stream().map(Order::clientId).toList();
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
