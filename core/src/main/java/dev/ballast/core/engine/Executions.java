package dev.ballast.core.engine;

import dev.ballast.core.execution.Order;
import dev.ballast.core.execution.OrderState;
import dev.ballast.core.journal.JournalType;
import dev.ballast.core.journal.Payload;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.rebalance.Decision;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.store.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What fills and cancellations make of orders and their proposals, collected for one transaction: an order's end and
/// its proposal's end are on disk together.
final class Executions {

    private final DeskState state;
    private final Committer.Batch batch;
    private final Instant now;
    private final Map<String, Order> changed = new LinkedHashMap<>();
    private final List<Proposal> ended = new ArrayList<>();

    Executions(DeskState state, Committer.Batch batch, Instant now) {
        this.state = state;
        this.batch = batch;
        this.now = now;
    }

    /// The order as it stands within this transaction.
    Order current(Order order) {
        return changed.getOrDefault(order.clientId(), order);
    }

    void filled(Order order, Fill fill) {
        Order after = current(order).filled(fill.quantity(), now);
        changed.put(after.clientId(), after);
        batch.change(new Change.OrderSaved(after))
                .journal(
                        after.isOpen() ? JournalType.ORDER_PARTLY_FILLED : JournalType.ORDER_FILLED,
                        after.clientId(),
                        Payload.of("fill", fill.id())
                                .and("quantity", fill.quantity())
                                .and("price", fill.price())
                                .and("fee", fill.fee())
                                .and("remaining", after.remaining()));
    }

    void ended(Order order, OrderState end, String why) {
        Order after = current(order).ended(end, why);
        changed.put(after.clientId(), after);
        batch.change(new Change.OrderSaved(after))
                .journal(
                        end == OrderState.REJECTED ? JournalType.ORDER_REJECTED : JournalType.ORDER_CANCELLED,
                        after.clientId(),
                        Payload.of("why", why).and("filled", after.filled()).and("remaining", after.remaining()));
    }

    /// Ends the proposals of which no order is open any more. Called once, after all changes.
    void endProposals() {
        changed.values().stream()
                .map(Order::proposal)
                .distinct()
                .map(state.proposals::get)
                .filter(proposal -> proposal != null && proposal.state() == ProposalState.EXECUTING)
                .forEach(this::end);
    }

    private void end(Proposal proposal) {
        List<Order> orders =
                state.orders.of(proposal.id()).stream().map(this::current).toList();
        if (orders.stream().anyMatch(Order::isOpen)) {
            return;
        }
        long whole = orders.stream()
                .filter(order -> order.state() == OrderState.FILLED)
                .count();
        long touched =
                orders.stream().filter(order -> order.filled().signum() > 0).count();
        ProposalState next = ProposalState.afterExecution(whole, touched, orders.size());
        String why = orders.stream()
                .map(Order::note)
                .filter(note -> !note.isEmpty())
                .distinct()
                .reduce("", (left, right) -> left + "; " + right);
        String note = whole + " of " + orders.size() + " orders filled whole"
                + (touched > whole ? ", " + (touched - whole) + " in part" : "") + why;
        Proposal done = proposal.to(next, Decision.engine(now, note));
        ended.add(done);
        batch.change(new Change.ProposalSaved(done))
                .journal(
                        journalType(next),
                        done.id().value(),
                        Payload.of("filled", whole)
                                .and("partly", touched - whole)
                                .and("orders", orders.size()));
    }

    /// Takes over into the state what the store has taken.
    void accept() {
        state.orders.putAll(changed.values());
        ended.forEach(state::put);
    }

    private static JournalType journalType(ProposalState ended) {
        return switch (ended) {
            case EXECUTED -> JournalType.PROPOSAL_EXECUTED;
            case PARTIAL -> JournalType.PROPOSAL_PARTIAL;
            case FAILED -> JournalType.PROPOSAL_FAILED;
            case PROPOSED, APPROVED, EXECUTING, REJECTED, EXPIRED, SUPERSEDED ->
                throw new IllegalArgumentException(ended + " is not an end of execution");
        };
    }
}
