package dev.ballast.core.engine;

import dev.ballast.core.execution.Order;
import dev.ballast.core.rebalance.ProposalId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Orders by client id, in the order in which they were placed. Owned by the engine's thread.
final class OrderBook {

    private final Map<String, Order> orders = new LinkedHashMap<>();
    private List<Order> view = List.of();

    OrderBook(Collection<Order> stored) {
        putAll(stored);
    }

    void putAll(Collection<Order> changed) {
        changed.forEach(order -> orders.put(order.clientId(), order));
        view = List.copyOf(orders.values());
    }

    Optional<Order> find(String clientId) {
        return Optional.ofNullable(orders.get(clientId));
    }

    /// All orders of a proposal.
    List<Order> of(ProposalId proposal) {
        var found = new ArrayList<Order>();
        for (Order order : orders.values()) {
            if (order.proposal().equals(proposal)) {
                found.add(order);
            }
        }
        return found;
    }

    List<Order> open(ProposalId proposal) {
        return of(proposal).stream().filter(Order::isOpen).toList();
    }

    /// Every known order; immutable.
    List<Order> all() {
        return view;
    }
}
